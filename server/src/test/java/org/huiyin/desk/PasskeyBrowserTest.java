package org.huiyin.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.regex.Pattern;
import org.huiyin.TestServer;
import org.huiyin.page.Browsing;
import org.huiyin.page.Sight;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An administrator makes a passkey in Chromium's virtual authenticator, signs in with it, and
/// proves with it once more who they are.
class PasskeyBrowserTest {

  private static final TestServer SERVER = TestServer.strict();

  /// Passkeys are bound to a name: by 127.0.0.1 there are none.
  private static final URI HERE = URI.create("http://localhost:" + SERVER.uri().getPort());

  private static final Pattern SIGN_IN = Pattern.compile(".*/sign-in(/.*)?");

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @ParameterizedTest
  @CsvSource({"zh-CN, 360, LIGHT, demo.admin", "en, 1280, DARK, demo.operator"})
  void signsInWithoutAPassword(String language, int width, ColorScheme colours, String login) {
    Sight sight = Sight.of(language, width).in(colours).withScripts(true);
    try (Browsing browsing = Browsing.at(HERE, sight)) {
      Page page = browsing.page();
      Authenticator authenticator = new Authenticator(page);
      browsing.open("/sign-in").look("sign-in");
      browsing.write("sign-in.name", login);
      browsing.write("sign-in.password", SERVER.password(login));
      browsing.press("sign-in.do");
      browsing.titled("second.title").look("second-factor");
      browsing.write("passkey.label", browsing.sight().chinese() ? "我的手机" : "My phone");
      browsing.press("passkey.make");
      browsing.titled("codes.title").look("recovery-codes");
      browsing.press("codes.done");

      browsing.open("/account").titled("account.title").look("account-with-passkey");
      browsing.press("desk.nav.sign-out");
      browsing.titled("sign-in.title");
      browsing.press("passkey.sign-in");
      PlaywrightAssertions.assertThat(page).not().hasURL(SIGN_IN);
      browsing.open("/account");
      assertThat(page.locator("main").innerText()).contains(browsing.text("account.by.passkey"));

      browsing.press("desk.nav.sign-out");
      browsing.titled("sign-in.title");
      authenticator.refuses();
      browsing.press("passkey.sign-in");
      page.locator("#passkey-failed:not([hidden])").waitFor();
      browsing.look("sign-in-passkey-failed");

      browsing.write("sign-in.name", login);
      browsing.write("sign-in.password", SERVER.password(login));
      browsing.press("sign-in.do");
      browsing.titled("code.title").look("code");
      authenticator.verifies();
      browsing.press("passkey.sign-in");
      PlaywrightAssertions.assertThat(page).not().hasURL(SIGN_IN);
      browsing.open("/prove").titled("prove.title").look("prove");
      browsing.press("passkey.prove");
      PlaywrightAssertions.assertThat(page).not().hasURL(HERE + "/prove");
    }
  }

  /// A telephone that asks for a finger.
  private static final class Authenticator {

    private final CDPSession session;
    private final String id;

    Authenticator(Page page) {
      session = page.context().newCDPSession(page);
      session.send("WebAuthn.enable");
      JsonObject options = new JsonObject();
      options.addProperty("protocol", "ctap2");
      options.addProperty("transport", "internal");
      options.addProperty("hasResidentKey", true);
      options.addProperty("hasUserVerification", true);
      options.addProperty("isUserVerified", true);
      options.addProperty("automaticPresenceSimulation", true);
      JsonObject wanted = new JsonObject();
      wanted.add("options", options);
      id =
          session
              .send("WebAuthn.addVirtualAuthenticator", wanted)
              .get("authenticatorId")
              .getAsString();
    }

    void verifies() {
      set(true);
    }

    /// The wrong finger.
    void refuses() {
      set(false);
    }

    private void set(boolean verified) {
      JsonObject wanted = new JsonObject();
      wanted.addProperty("authenticatorId", id);
      wanted.addProperty("isUserVerified", verified);
      session.send("WebAuthn.setUserVerified", wanted);
    }
  }
}
