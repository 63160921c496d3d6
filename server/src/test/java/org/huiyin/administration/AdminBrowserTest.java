package org.huiyin.administration;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.UUID;
import org.huiyin.TestServer;
import org.huiyin.authority.Directory;
import org.huiyin.demo.DemoCounty;
import org.huiyin.page.Browsing;
import org.huiyin.page.Sight;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An administrator adds an officer and gives them a password, and reads it all in public; scripts
/// are off.
class AdminBrowserTest {

  private static final TestServer SERVER = Administered.SERVER;

  @ParameterizedTest
  @CsvSource({"zh-CN, 360, LIGHT", "en, 360, LIGHT", "zh-CN, 1280, LIGHT", "en, 1280, DARK"})
  void keepsOfficersWithoutAScript(String language, int width, ColorScheme colours) {
    try (Browsing browsing = Browsing.at(SERVER.uri(), Sight.of(language, width).in(colours))) {
      signIn(browsing);
      lookAround(browsing);
      addAnOfficer(browsing);
      readInPublic(browsing);
    }
  }

  private static void signIn(Browsing browsing) {
    browsing.open("/admin");
    browsing.write("sign-in.name", "demo.admin");
    browsing.write("sign-in.password", SERVER.password("demo.admin"));
    browsing.press("sign-in.do");
    assertThat(browsing.path()).isEqualTo("/admin");
  }

  private static void lookAround(Browsing browsing) {
    browsing.look("admin");
    for (String kinds :
        List.of("institutions", "units", "officers", "places", "topics", "house-dates")) {
      browsing.open("/admin");
      browsing.page().locator("main a[href='/admin/" + kinds + "']").click();
      browsing.look("admin-" + kinds);
      String first = kinds.equals("institutions") ? ".tree a" : ".events a";
      browsing.page().locator(first).first().click();
      browsing.look("admin-" + kinds + "-one");
    }
  }

  private static void addAnOfficer(Browsing browsing) {
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
    browsing.write("admin.field.login", "han." + UUID.randomUUID().toString().substring(0, 8));
    browsing.choose("admin.role.handler");
    browsing.press("admin.save");
    assertThat(browsing.page().getByRole(AriaRole.STATUS).innerText())
        .contains(browsing.text("admin.done"));
    browsing.look("admin-done");
    browsing.follow("admin.issue");
    browsing.look("admin-issue");
    browsing.press("admin.issue.button");
    assertThat(browsing.page().locator(".key").innerText()).hasSizeGreaterThan(11);
    browsing.look("admin-issued");
  }

  private static void readInPublic(Browsing browsing) {
    browsing.open("/published");
    Locator newest = browsing.page().locator(".events > li");
    assertThat(newest.first().innerText())
        .contains(browsing.text("published.start-password").replace("{0}", "").strip())
        .doesNotContain("韩雪");
    assertThat(newest.nth(1).innerText())
        .contains(browsing.text("admin.role.handler"))
        .doesNotContain("韩雪");
    browsing.look("published");
  }
}
