package org.huiyin.page;

import com.microsoft.playwright.Locator;

/// How somebody works a page: with a pointer, or by [Keyboard] alone.
public interface Hand {

  Hand POINTER =
      new Hand() {

        @Override
        public void press(Locator linkOrButton) {
          linkOrButton.click();
        }

        @Override
        public void unfold(Locator summary) {
          summary.click();
        }

        @Override
        public void choose(Locator radio) {
          radio.check();
        }

        @Override
        public void write(Locator field, String text) {
          field.fill(text);
        }
      };

  /// Follows a link or sends a form, and waits for the page that comes.
  void press(Locator linkOrButton);

  void unfold(Locator summary);

  void choose(Locator radio);

  void write(Locator field, String text);
}
