package org.huiyin.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;

/// A hand that has no pointer: Tab, the arrows, Space and Enter, and what is written. Fails where
/// something can't be reached, or where the focus stands on something that doesn't show it.
public final class Keyboard implements Hand {

  private static final int MOST_STOPS = 60;

  /// What tells that an element has the focus, read with the focus and without; the circle of a
  /// radio button is drawn beside its label.
  private static final String SHOWS_FOCUS =
      """
      () => {
        const at = document.activeElement;
        if (at === document.body) {
          return true; // Past the last stop; the next is the first.
        }
        const drawn = at.type === 'radio' || at.type === 'checkbox'
          ? [[at.labels[0], '::before']] : [[at, null]];
        const look = () => drawn.map(([element, part]) => {
          const style = getComputedStyle(element, part);
          return [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow,
            style.backgroundColor, style.borderColor, style.borderWidth].join(' ');
        }).join();
        const shown = drawn.map(([element]) => element.getBoundingClientRect());
        const inside = shown.every(box => box.width > 1 && box.height > 1
          && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth);
        const focused = look();
        at.blur();
        const left = look();
        at.focus();
        return inside && focused !== left;
      }
      """;

  private static final String HAS_FOCUS = "element => element === document.activeElement";
  private static final String IS_IN_ITS_GROUP =
      "element => document.activeElement.type === 'radio'"
          + " && document.activeElement.name === element.name";
  private static final String WHERE = "() => document.activeElement.outerHTML.slice(0, 200)";

  private final Page page;

  public Keyboard(Page page) {
    this.page = page;
  }

  @Override
  public void press(Locator linkOrButton) {
    reach(linkOrButton, HAS_FOCUS);
    page.evaluate("document.documentElement.setAttribute('data-left', '')");
    page.keyboard().press("Enter");
    page.locator("html:not([data-left]) > body")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
  }

  @Override
  public void unfold(Locator summary) {
    reach(summary, HAS_FOCUS);
    page.keyboard().press("Enter");
    assertThat(summary.evaluate("element => element.parentElement.open")).isEqualTo(true);
  }

  @Override
  public void choose(Locator radio) {
    reach(radio, IS_IN_ITS_GROUP);
    for (int i = 0; i < MOST_STOPS && !holds(radio, HAS_FOCUS); i++) {
      page.keyboard().press("ArrowDown");
      showsFocus();
    }
    page.keyboard().press("Space");
    assertThat(radio.isChecked()).isTrue();
  }

  @Override
  public void write(Locator field, String text) {
    reach(field, HAS_FOCUS);
    page.keyboard().insertText(text);
  }

  private void reach(Locator wanted, String reached) {
    wanted.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    for (int i = 0; i < MOST_STOPS && !holds(wanted, reached); i++) {
      page.keyboard().press("Tab");
      showsFocus();
    }
    assertThat(holds(wanted, reached)).as("Tab leads to " + wanted).isTrue();
  }

  private void showsFocus() {
    assertThat(page.evaluate(SHOWS_FOCUS))
        .as("the focus is seen on " + page.evaluate(WHERE))
        .isEqualTo(true);
  }

  private static boolean holds(Locator locator, String question) {
    return Boolean.TRUE.equals(locator.evaluate(question));
  }
}
