package org.huiyin.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.huiyin.FictionalHolidays;
import org.huiyin.TestServer;
import org.huiyin.authority.Calendars;
import org.huiyin.desk.AtTheDesk;
import org.huiyin.page.Visit;
import org.huiyin.page.Wording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An administrator enters the holidays of the next year. A server of its own: what is entered
/// stays.
class CalendarPagesTest {

  private static final TestServer SERVER = TestServer.start();
  private static final Map<String, String> ZH = Wording.in("zh");

  private final Visit visit = AtTheDesk.signedIn(SERVER, "demo.admin");

  private Visit.Shown give(String year, String document) {
    return visit.submit(
        visit.get("/admin/calendars"),
        "/admin/calendars",
        "year",
        year,
        "title",
        FictionalHolidays.TITLE,
        "paper",
        FictionalHolidays.PAPER,
        "document",
        document);
  }

  private static String words(String key) {
    return String.valueOf(ZH.get("admin.calendar." + key));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          2027 | {"year"                                                                         | not-json
          2027 | [1]                                                                             | shape
          2027 | {"year": 2028, "days": []}                                                      | year
          2028 | {"year": 2028, "days": [{"name": "元旦", "date": "2028-01-01", "isOffDay": true}]} | gap
          2027 | {"year": 2027, "days": []}                                                      | nothing
          2027 | {"year": 2027, "days": [{"name": "元旦", "date": "2027-02-30", "isOffDay": true}]} | date
          2027 | {"year": 2027, "days": [{"name": "元旦", "date": "2027-01-01"}]}                  | off
          2027 | {"year": 2027, "days": [{"name": "元旦", "date": "2027-01-01", "isOffDay": true}]} | missing
          next | {"year": 2027, "days": []}                                                      | year
          """)
  void refusesWhatIsNoFileOfHolidaysBesideTheField(String year, String document, String reason) {
    Visit.Shown page = give(year, document);
    String field = reason.equals("year") || reason.equals("gap") ? "year" : "document";
    String error = page.first("id=\"e-" + field + "\">(.*?)</p>").replaceAll("<[^>]+>", "");
    assertThat(error).contains(words("mistake." + reason).replaceAll("“?[{]0[}]”?", "").strip());
    assertThat(SERVER.bean(Calendars.class).current().calendar().knownUntil().getYear())
        .isLessThan(2028);
  }

  /// The notice for 2008 made Saturday 29 December 2007 a working day.
  @Test
  void refusesWhatContradictsTheFileOfAnotherYear() {
    String document =
        """
        {"year": 2007, "days": [{"name": "元旦", "date": "2007-01-01", "isOffDay": true},
          {"name": "元旦", "date": "2007-12-29", "isOffDay": true}]}""";
    assertThat(give("2007", document).text())
        .contains("govuk-error-message", "2007-12-29 与另一年文件里的说法不一致");
  }

  @Test
  void showsWhatChangesAndSavesItOnlyWhenAgreedTo() {
    Visit.Shown check = give("2027", FictionalHolidays.longer().document());
    assertThat(check.text()).contains(words("checked"), "2027年1月4日", "虚构假日");
    assertThat(SERVER.bean(Calendars.class).current().calendar().knownUntil())
        .isEqualTo("2026-12-31");
    Visit.Shown saved =
        visit.submit(check, "/admin/calendars", "document", FictionalHolidays.longer().document());
    assertThat(saved.status()).isEqualTo(303);
    assertThat(visit.get(saved.header("Location")).text())
        .contains(words("done"), FictionalHolidays.TITLE);
    assertThat(SERVER.bean(Calendars.class).current().calendar().knownUntil())
        .isEqualTo("2027-12-31");
    assertThat(give("2027", FictionalHolidays.longer().document()).text()).contains(words("known"));
    assertThat(visit.get("/published?kind=calendar").text())
        .contains("cn-2027", FictionalHolidays.PAPER);
    assertThat(visit.get("/published?kind=calendar&lang=en").text()).contains("Holidays cn-2027");
  }
}
