package org.huiyin.exporting;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.Bureau;
import org.huiyin.TestServer;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Role;
import org.huiyin.page.Browsing;
import org.huiyin.page.Sight;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How an officer gets a list that is too long to be taken along alone, on the pages themselves.
class LongListBrowserTest {

  private static final int TOO_MANY = 70;

  private static final TestServer SERVER = TestServer.shared();
  private static final Bureau BUREAU = new Bureau(Api.shared());
  private static final Officer CLERK = BUREAU.officer(Role.REGISTRAR, Role.HANDLER);
  private static final Officer LEAD = BUREAU.officer(Role.LEAD);

  /// Each owes four things from its first day.
  @BeforeAll
  static void manyAreOwed() {
    for (int i = 0; i < TOO_MANY; i++) {
      Brought.of(Api.shared(), BUREAU.filing());
    }
  }

  @ParameterizedTest
  @CsvSource({"zh-CN, 360", "en, 1280", "zh-CN, 1280", "en, 360"})
  void oneAsksAnotherAgreesAndTheListIsTaken(String language, int width) {
    try (Browsing asks = signedIn(language, width, CLERK);
        Browsing agrees = signedIn(language, width, LEAD)) {
      asks.open("/desk/export").titled("export.title");
      asks.choose("export.reason.meeting");
      asks.choose("export.file.csv");
      asks.press("export.do");
      asks.titled("mistakes.mark").look("export-too-long");
      asks.press("export.ask");
      asks.titled("export.more").look("exports-mine");

      agrees.open("/desk/exports").titled("export.more").look("exports-others");
      agrees.press("export.agree");
      agrees.page().getByText(agrees.text("export.others.none")).waitFor();

      asks.open("/desk/exports").look("exports-agreed");
      Download file = asks.page().waitForDownload(() -> asks.press("export.file.csv"));
      assertThat(file.suggestedFilename()).endsWith(".csv");
    }
  }

  private static Browsing signedIn(String language, int width, Officer officer) {
    Browsing browsing = Browsing.at(SERVER.uri(), Sight.of(language, width));
    browsing.open("/desk");
    browsing.write("sign-in.name", officer.login());
    browsing.write("sign-in.password", SERVER.password(officer.login()));
    browsing.press("sign-in.do");
    browsing.titled("desk.today.title");
    return browsing;
  }
}
