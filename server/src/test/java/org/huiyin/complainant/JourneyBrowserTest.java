package org.huiyin.complainant;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import org.huiyin.TestServer;
import org.huiyin.page.Browsing;
import org.huiyin.page.Sight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A complainant with a phone or at a desk, in either language, with scripts and without, brings
/// a matter and follows it. Each value of each is tried, and each language at each width; not
/// each with each, which would take minutes and find no more.
class JourneyBrowserTest {

  @ParameterizedTest
  @CsvSource({
    "zh-CN, 360, LIGHT, false",
    "en, 1280, DARK, false",
    "zh-CN, 1280, DARK, true",
    "en, 360, LIGHT, true"
  })
  void bringsAMatterWithItsReceiptOnOneSheetAndFollowsIt(
      String language, int width, ColorScheme colours, boolean scripts) {
    Sight sight = Sight.of(language, width).in(colours).withScripts(scripts);
    try (Browsing browsing = at(sight)) {
      Journey journey = new Journey(browsing, browsing::look).bring();
      assertThat(browsing.sheets()).as("of the receipt").isEqualTo(1);
      journey.follow().leave();
    }
  }

  @Test
  void needsNoPointer() {
    try (Browsing browsing = at(Sight.of("en", 360)).byKeyboard()) {
      new Journey(browsing, browsing::fits).bring().follow();
    }
  }

  @ParameterizedTest
  @CsvSource({"zh-CN, 320, 1", "en, 320, 1", "zh-CN, 1280, 4", "en, 1280, 4"})
  void fitsTheSmallestWindow(String language, int width, int zoom) {
    try (Browsing browsing = at(Sight.of(language, width).magnified(zoom))) {
      new Journey(browsing, browsing::fits).bring().follow();
    }
  }

  @Test
  void leadsFromTheMistakesToTheField() {
    try (Browsing browsing = at(Sight.of("zh-CN", 360)).byKeyboard()) {
      browsing.open("/before").press("before.begin");

      assertThat(browsing.isFocused(".govuk-error-summary")).isTrue();
      browsing.page().keyboard().press("Tab");
      browsing.page().keyboard().press("Enter");
      assertThat(browsing.isFocused("#f-about")).isTrue();
    }
  }

  @Test
  void skipsToTheMainContent() {
    try (Browsing browsing = at(Sight.of("en", 360))) {
      browsing.open("/").page().keyboard().press("Tab");

      assertThat(browsing.isFocused(".govuk-skip-link")).isTrue();
      browsing.page().keyboard().press("Enter");
      browsing.page().keyboard().press("Tab");
      assertThat(browsing.isFocused("main a")).isTrue();
    }
  }

  @Test
  void movesNothingForWhoDoesNotWantIt() {
    try (Browsing moving = at(Sight.of("en", 1280));
        Browsing still = at(Sight.of("en", 1280).withoutMotion())) {
      // Otherwise this test would not know what it looks for.
      assertThat(moving.open("/").moving()).isNotEmpty();

      new Journey(still, page -> assertThat(still.moving()).as(page).isEmpty()).bring().follow();
    }
  }

  private static Browsing at(Sight sight) {
    return Browsing.at(TestServer.shared().uri(), sight);
  }
}
