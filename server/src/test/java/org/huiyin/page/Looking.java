package org.huiyin.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// What is asked of every page, whatever it is about.
final class Looking {

  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  /// Run as it is: the library's own way opens and closes another page for each that it looks at.
  private static final String AXE = axe();

  /// Once colours that fade have come to rest.
  private static final String VIOLATIONS =
      """
      tags => Promise.allSettled(document.getAnimations().map(each => each.finished))
        .then(() => axe.run({runOnly: tags, resultTypes: ['violations']}))
        .then(found => found.violations.map(rule => rule.id + ': ' + rule.nodes[0].html))
      """;

  private static final String SPILLS =
      """
      () => {
        const root = document.documentElement;
        return root.scrollWidth <= root.clientWidth ? [] : [...document.querySelectorAll('body *')]
          .filter(element => element.getBoundingClientRect().right > root.clientWidth)
          .map(element => element.outerHTML.slice(0, 160)).concat('something');
      }
      """;

  private static final String HEADINGS =
      """
      () => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
        .filter(heading => heading.checkVisibility()).map(heading => Number(heading.tagName[1]))
      """;

  /// Pairs of neighbours in the document of which the second stands above the first, or before it
  /// on one line. Further right, and higher: that is the next column.
  private static final String OUT_OF_ORDER =
      """
      () => {
        const all = [...document.querySelectorAll(
            'h1, h2, h3, h4, legend, label, input, select, textarea, button, summary, a[href]')]
          .map(element => [element, element.getBoundingClientRect()])
          .filter(([element, box]) => box.width > 1 && box.height > 1 && element.checkVisibility());
        const wrong = [];
        for (let i = 1; i < all.length; i++) {
          const [one, a] = all[i - 1];
          const [other, b] = all[i];
          const apart = !one.contains(other);
          const above = b.bottom <= a.top + 1 && b.left < a.right;
          const before = b.top < a.bottom - 1 && a.top < b.bottom - 1 && b.right <= a.left + 1;
          if (apart && (above || before)) {
            wrong.push(one.outerHTML.slice(0, 90) + ' | ' + other.outerHTML.slice(0, 90));
          }
        }
        return wrong;
      }
      """;

  private static final String MOVES =
      """
      () => [...document.querySelectorAll('*')].filter(element => {
          const style = getComputedStyle(element);
          return style.transitionDuration.split(', ').some(time => time !== '0s')
            || style.animationName !== 'none';
        }).map(element => element.outerHTML.slice(0, 120))
      """;

  private Looking() {}

  private static String axe() {
    try (InputStream script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// By the rules of WCAG 2.2, levels A and AA, as far as a machine can tell. The pointer rests
  /// nowhere: a page that moves under it would change its colours while they are measured.
  static void isAccessible(Page page, String name) {
    page.mouse().move(0, 0);
    page.evaluate(AXE);
    assertThat((List<?>) page.evaluate(VIOLATIONS, RULES)).as(name).isEmpty();
  }

  static void fitsItsWindow(Page page, String name) {
    assertThat(list(page, SPILLS)).as(name + " scrolls sideways").isEmpty();
  }

  /// One title, and no level of headings left out on the way down.
  static void hasHeadingsInOrder(Page page, String name) {
    List<?> levels = list(page, HEADINGS);
    assertThat(levels.stream().filter(Integer.valueOf(1)::equals)).as(name).hasSize(1);
    int before = 2;
    for (Object level : levels) {
      assertThat((Integer) level).as(name + " " + levels).isLessThanOrEqualTo(before + 1);
      before = (Integer) level;
    }
  }

  /// Who hears the page gets it in the order in which others see it.
  static void readsAsItStands(Page page, String name) {
    assertThat(list(page, OUT_OF_ORDER)).as(name).isEmpty();
  }

  static List<?> moving(Page page) {
    return list(page, MOVES);
  }

  private static List<?> list(Page page, String question) {
    return (List<?>) page.evaluate(question);
  }
}
