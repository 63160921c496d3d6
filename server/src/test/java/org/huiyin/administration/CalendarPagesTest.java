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
          2027 | <html>                                                                          | not-json
          2027 | [1]                                                                             | shape
          2027 | {"year": 2028, "days": []}                                                      | year
          2028 | {"year": 2028, "days": [{"name": "元旦", "date": "2028-01-01", "isOffDay": true}]} | gap
          2027 | {"year": 2027, "days": []}                                                      | nothing
          2027 | {"year": 2027, "days": [{"name": "元旦", "date": "2027-02-30", "isOffDay": true}]} | date
          2027 | {"year": 2027, "days": [{"name": "元旦", "date": "2027-01-01"}]}                  | off
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

  /// The file of 2026 says that 1 January 2026 is off; a December day of it that 2027 tells
  /// otherwise is a mistake in one of the two.
  @Test
  void refusesWhatContradictsTheYearBefore() {
    String document =
        """
        {"year": 2026, "days": [{"name": "元旦", "date": "2026-01-01", "isOffDay": true},
          {"name": "元旦", "date": "2025-12-31", "isOffDay": true}]}""";
    assertThat(give("2026", document).text()).contains(words("days"));
    String contradicting =
        """
        {"year": 2008, "days": [{"name": "元旦", "date": "2007-12-29", "isOffDay": true}]}""";
    assertThat(give("2008", contradicting).text()).contains("2007-12-29");
  }

  @Test
  void showsWhatChangesAndSavesItOnlyWhenAgreedTo() {
    Visit.Shown check = give("2027", FictionalHolidays.longer().document());
    assertThat(check.text()).contains(words("checked"), "2027年1月4日", "虚构假日");
    assertThat(SERVER.bean(Calendars.class).current().calendar().knownUntil())
        .isEqualTo("2026-12-31");
    Visit.Shown saved = visit.submit(check, "/admin/calendars");
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
