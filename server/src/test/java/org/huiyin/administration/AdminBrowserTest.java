package org.huiyin.administration;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.huiyin.FictionalHolidays;
import org.huiyin.TestServer;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Editor;
import org.huiyin.demo.DemoCounty;
import org.huiyin.page.Browsing;
import org.huiyin.page.Sight;
import org.huiyin.procedure.Edition;
import org.huiyin.procedure.Editions;
import org.huiyin.procedure.Upload;
import org.huiyin.rulebook.Rulebook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An administrator adds an officer and gives them a password, and reads it all in public; scripts
/// are off. Each value of each is tried, the language of the longer words in the smaller window;
/// not each with each, which takes a minute more and has found no more.
class AdminBrowserTest {

  private static final TestServer SERVER = Administered.SERVER;

  @ParameterizedTest
  @CsvSource({"en, 360, LIGHT", "zh-CN, 1280, DARK"})
  void keepsOfficersWithoutAScript(String language, int width, ColorScheme colours) {
    Sight sight = Sight.of(language, width).in(colours);
    try (Browsing browsing = Browsing.at(SERVER.uri(), sight)) {
      signIn(browsing, "demo.admin");
      lookAround(browsing);
      lookAtHolidays(browsing);
      addAnOfficer(browsing, sight);
      readInPublic(browsing);
      lookAtAnEdition(browsing);
    }
  }

  private static void signIn(Browsing browsing, String login) {
    browsing.open("/admin");
    browsing.write("sign-in.name", login);
    browsing.write("sign-in.password", SERVER.password(login));
    browsing.press("sign-in.do");
    assertThat(browsing.path()).isEqualTo("/admin");
  }

  private static void lookAround(Browsing browsing) {
    browsing.look("admin");
    for (String kinds :
        List.of(
            "institutions", "units", "officers", "places", "topics", "house-dates", "rulebooks")) {
      browsing.open("/admin");
      browsing.page().locator("main a[href='/admin/" + kinds + "']").click();
      browsing.look("admin-" + kinds);
      String first = kinds.equals("institutions") ? ".tree a" : ".events a";
      browsing.page().locator(first).first().click();
      browsing.look("admin-" + kinds + "-one");
    }
  }

  /// Looked at and not saved: the server is that of all tests here.
  private static void lookAtHolidays(Browsing browsing) {
    browsing.open("/admin");
    browsing.follow("admin.list.calendars");
    browsing.look("admin-calendars");
    browsing.write("admin.field.document", "{}");
    browsing.press("admin.calendar.check");
    browsing.look("admin-calendars-mistakes");
    browsing.write("admin.field.title", FictionalHolidays.TITLE);
    browsing.write("admin.field.paper", FictionalHolidays.PAPER);
    browsing.write("admin.field.document", FictionalHolidays.shorter().document());
    browsing.press("admin.calendar.check");
    assertThat(browsing.page().locator("main").innerText()).contains("虚构调休");
    browsing.look("admin-calendars-check");
  }

  private static void addAnOfficer(Browsing browsing, Sight sight) {
    String water =
        SERVER
            .bean(Directory.class)
            .institutionByCode(DemoCounty.WATER)
            .orElseThrow()
            .id()
            .toString();
    browsing.open("/admin/new/officers").look("admin-whose");
    browsing.page().locator("#f-institution").selectOption(water);
    browsing.press("next");
    browsing.press("admin.save");
    browsing.look("admin-mistakes");
    assertThat(browsing.page().locator(".govuk-error-summary").innerText())
        .contains(browsing.text("admin.finding.required"));
    browsing.write("admin.field.name", "韩雪");
    String login = "han." + UUID.randomUUID().toString().substring(0, 8);
    browsing.write("admin.field.login", login);
    browsing.choose("admin.role.handler");
    browsing.write("admin.field.reason", "接替调走的同事");
    browsing.press("admin.save");
    assertThat(browsing.page().getByRole(AriaRole.STATUS).innerText())
        .contains(browsing.text("admin.proposal.done.proposed"));
    browsing.look("admin-proposed");
    String proposal = browsing.path();
    browsing.open("/admin/proposals").look("admin-proposals");
    try (Browsing second = Browsing.at(SERVER.uri(), sight)) {
      agree(second, proposal);
    }
    UUID id = SERVER.bean(Directory.class).officerByLogin(login).orElseThrow().id();
    browsing.open("/admin/officers/" + id);
    browsing.follow("admin.issue");
    browsing.look("admin-issue");
    browsing.write("admin.field.reason", "第一天上班");
    browsing.press("admin.issue.button");
    assertThat(browsing.page().locator(".key").innerText()).hasSizeGreaterThan(11);
    browsing.look("admin-issued");
    String way =
        browsing.page().locator("a[href^='/admin/proposals/']").first().getAttribute("href");
    try (Browsing second = Browsing.at(SERVER.uri(), sight)) {
      agree(second, way);
    }
  }

  private static void agree(Browsing second, String proposal) {
    signIn(second, "demo.admin2");
    second.open(proposal).look("admin-proposal");
    second.press("admin.proposal.decline");
    second.look("admin-proposal-mistakes");
    second.press("admin.proposal.approve");
    assertThat(second.page().getByRole(AriaRole.STATUS).innerText())
        .contains(second.text("admin.proposal.done.approved"));
    second.look("admin-agreed");
  }

  private static void readInPublic(Browsing browsing) {
    browsing.open("/published");
    Locator newest = browsing.page().locator(".events > li");
    assertThat(newest.first().innerText())
        .contains(browsing.text("published.start-password").replace("{0}", "").strip())
        .doesNotContain("韩雪");
    assertThat(newest.nth(2).innerText())
        .contains(browsing.text("admin.role.handler"))
        .doesNotContain("韩雪");
    browsing.look("published");
  }

  private static void lookAtAnEdition(Browsing browsing) {
    Rulebook shipped = Rulebook.bundled("cn-xinfang");
    Editions editions = SERVER.bean(Editions.class);
    editions.linting(shipped, Duration.ofMinutes(1));
    editions.worstCases(shipped, Duration.ofMinutes(1));
    browsing.open("/rulebooks").look("rulebooks");
    browsing.page().locator("main li a").first().click();
    browsing.look("rulebook");
    Rulebook longer =
        uploaded(
            shipped
                .yaml()
                .replaceAll("edition: 2022-05-01", "edition: longer")
                .replaceFirst(
                    "length: 60 days\n    source: xf 34", "length: 70 days\n    source: xf 34")
                .replaceFirst(
                    "(?s)(  deliver:.*?)length: 5 working-days", "$1length: 4 working-days"));
    editions.linting(longer, Duration.ofMinutes(1));
    browsing.open("/admin/rulebooks/" + longer.digest() + "?from=2027-01-01").look("edition");
    Rulebook refused =
        uploaded(
            shipped
                .yaml()
                .replaceAll("edition: 2022-05-01", "edition: endless")
                .replaceFirst(
                    "(?s)(  refer:.*?)    at-most: 3\n    at-most-source: house\n", "$1"));
    editions.linting(refused, Duration.ofMinutes(1));
    browsing.open("/admin/rulebooks/" + refused.digest()).look("edition-refused");
    browsing.press("admin.edition.withdraw");
    browsing.look("editions-done");
  }

  private static Rulebook uploaded(String yaml) {
    Editor administrator =
        SERVER
            .bean(Directory.class)
            .officerByLogin("demo.admin")
            .map(officer -> new Editor("officer:" + officer.id(), officer.id()))
            .orElseThrow();
    Upload upload =
        SERVER.bean(Editions.class).upload(administrator, yaml.getBytes(StandardCharsets.UTF_8));
    if (upload instanceof Upload.Kept(Edition edition)) {
      return edition.rulebook();
    }
    throw new AssertionError(upload);
  }
}
