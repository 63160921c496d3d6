package org.huiyin.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Somebody with a real browser, and nothing in it yet. Finds things as people do, by their words,
/// which are named here by the keys of their texts. Not thread-safe.
public final class Browsing implements AutoCloseable {

  private static final Path SCREENS = Path.of("target", "screens");

  /// Taking them takes as long as all the rest: with `-Dhuiyin.pictures=true` there is one of every
  /// page that is looked at, otherwise one of each that isn't as it should be.
  private static final boolean PICTURES = Boolean.getBoolean("huiyin.pictures");

  private final URI server;
  private final Sight sight;
  private final Map<String, String> words;
  private final BrowserContext context;
  private final Page page;
  private Hand hand = Hand.POINTER;
  private @Nullable BrowserContext copies;

  private Browsing(URI server, Sight sight) {
    this.server = server;
    this.sight = sight;
    words = Wording.in(sight.language().substring(0, 2));
    context = Chromium.running().newContext(sight.options());
    page = context.newPage();
  }

  /// Opens a window; without a Chromium on this machine the test is skipped.
  public static Browsing at(URI server, Sight sight) {
    return new Browsing(server, sight);
  }

  /// From here on without a pointer.
  public Browsing byKeyboard() {
    hand = new Keyboard(page);
    return this;
  }

  @Override
  public void close() {
    context.close();
    if (copies != null) {
      copies.close();
    }
  }

  public Page page() {
    return page;
  }

  public Sight sight() {
    return sight;
  }

  public Hand hand() {
    return hand;
  }

  public Browsing open(String path) {
    page.navigate(server + path);
    return this;
  }

  public String text(String key) {
    return Objects.requireNonNull(words.get(key), key);
  }

  public void press(String button) {
    hand.press(button(button));
  }

  public void follow(String link) {
    hand.press(link(link));
  }

  public void choose(String label) {
    hand.choose(field(label));
  }

  public void write(String label, String text) {
    hand.write(field(label), text);
  }

  public Locator field(String key) {
    return page.getByLabel(text(key), new Page.GetByLabelOptions().setExact(true));
  }

  public Locator button(String key) {
    return page.getByRole(
            AriaRole.BUTTON, new Page.GetByRoleOptions().setName(text(key)).setExact(true))
        .first();
  }

  /// A link by its words, even where it looks like a button.
  public Locator link(String key) {
    return page.locator("a")
        .filter(new Locator.FilterOptions().setHasText(words(text(key))))
        .first();
  }

  /// Waits for the page with this title.
  public Browsing titled(String key) {
    PlaywrightAssertions.assertThat(page).hasTitle(words(text(key)));
    return this;
  }

  /// The browser's kind of pattern has no way to quote.
  private static Pattern words(String text) {
    return Pattern.compile(text.replaceAll("[^\\p{L}\\p{N}]", "."));
  }

  /// A picture of this page, from its top, as a small PNG.
  public byte[] picture() {
    return Picture.small(page.screenshot(new Page.ScreenshotOptions().setFullPage(true)));
  }

  /// Asks of this page all that is asked of every page, once it is whole: its title is there before
  /// its style is.
  public void look(String name) {
    page.waitForLoadState(LoadState.LOAD);
    try {
      Looking.hasHeadingsInOrder(page, name);
      lookAtParts(name);
    } catch (AssertionError wrong) {
      keepPicture(name);
      throw wrong;
    }
    if (PICTURES) {
      keepPicture(name);
    }
  }

  private void keepPicture(String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(SCREENS.resolve(name + "-" + sight + ".png")));
  }

  /// The same, of a page that shows parts of many, so that its headings are no order.
  public void lookAtParts(String name) {
    fits(name);
    Looking.readsAsItStands(page, name);
    Looking.isAccessible(sight.scripts() ? page : copy(), name);
  }

  /// The same page in a second window, which runs scripts: axe is one. The first time opens it.
  private Page copy() {
    if (copies == null) {
      copies = Chromium.running().newContext(sight.withScripts(true).options().setBypassCSP(true));
    }
    String html = page.content();
    Page copy = copies.pages().isEmpty() ? copies.newPage() : copies.pages().getFirst();
    String address = server + "/copy";
    copy.unroute(address);
    copy.route(
        address,
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("text/html;charset=UTF-8")
                    .setBody(html)));
    copy.navigate(address);
    return copy;
  }

  /// Asks only whether everything of it is in the window, left and right.
  public void fits(String name) {
    Looking.fitsItsWindow(page, name + " " + sight);
  }

  /// The elements that would move as they change.
  public List<?> moving() {
    return Looking.moving(page);
  }

  /// Whether the focus stands on what this selects.
  public boolean isFocused(String selector) {
    return page.locator(selector + ":focus").count() == 1;
  }

  /// On how many sheets of paper this page prints.
  public long sheets() {
    String pdf = new String(page.pdf(), StandardCharsets.ISO_8859_1);
    return Pattern.compile("/Type ?/Page\\b").matcher(pdf).results().count();
  }

  /// Where the browser is now, within the site.
  public String path() {
    assertThat(page.url()).startsWith(server.toString());
    return page.url().substring(server.toString().length());
  }
}
