package org.huiyin.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.TestServer;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Institution;
import org.huiyin.demo.DemoCounty;
import org.huiyin.desk.AtTheDesk;
import org.huiyin.page.Visit;
import org.huiyin.page.Visit.Shown;
import org.huiyin.procedure.Editions;
import org.huiyin.procedure.Planning;
import org.huiyin.rulebook.Rulebook;
import org.junit.jupiter.api.Test;

/// An administrator uploads an edition, reads what was found, sees what changes and says from which
/// day it is in force; anyone reads it then.
class UploadedPagesTest {

  private static final TestServer SERVER = Administered.SERVER;
  private static final String SHIPPED = Rulebook.bundled("cn-xinfang").yaml();

  private final Visit visit = AtTheDesk.signedIn(SERVER, "demo.admin");
  private final Institution water =
      SERVER.bean(Directory.class).institutionByCode(DemoCounty.WATER).orElseThrow();

  private static String name() {
    return UUID.randomUUID().toString().substring(0, 8);
  }

  private static String edition(String name, String answer) {
    return SHIPPED
        .replace("edition: 2022-05-01", "edition: " + name)
        .replaceFirst(
            "length: 60 days\n    source: xf 34", "length: " + answer + "\n    source: xf 34");
  }

  /// The page after an upload.
  private Shown upload(String yaml) {
    Shown list = visit.get("/admin/rulebooks?lang=en");
    String bytes = new String(yaml.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    Shown answer =
        visit.uploadAs(
            "document", list, "/admin/rulebooks", List.of(new Visit.Sent("x.yaml", bytes)));
    return answer.status() == 303 ? visit.get(answer.header("Location")) : answer;
  }

  private static String read(Shown page) {
    return page.text().replaceAll("(?s)<[^>]+>", " ").replaceAll("\\s+", " ");
  }

  @Test
  void isUploadedComparedPlannedAndReadByAnyone() {
    String name = name();
    Shown page = upload(edition(name, "70 days"));
    assertThat(read(page)).contains("draft", "Nothing stands against it");
    String path = "/admin/rulebooks/" + page.first("/admin/rulebooks/([0-9a-f]{64})");
    assertThat(new Visit(SERVER.uri()).get("/rulebooks/cn-xinfang/" + name).status())
        .isEqualTo(404);
    assertThat(new Visit(SERVER.uri()).get(path.replace("admin", "published")).status())
        .isEqualTo(404);

    String day = SERVER.today().plusDays(30).toString();
    Shown compared = visit.get(path + "?institution=" + water.id() + "&from=" + day);
    assertThat(read(compared))
        .contains("Against complainants", "may take longer, 70 days instead of 60 days");

    Map<String, String> asked =
        Map.of(
            "csrf",
            compared.hidden().get("csrf"),
            "institution",
            water.id().toString(),
            "from",
            day,
            "go",
            "plan");
    assertThat(read(visit.post(path, asked))).contains("Read what, then tick the box");
    Shown silent = visit.submit(compared, path, "go", "plan", "knowing", "yes");
    assertThat(read(silent)).contains("Say why, so that the second administrator can judge it.");
    Shown done =
        visit.submit(compared, path, "go", "plan", "knowing", "yes", "reason", "a new law");
    assertThat(read(visit.get("/admin/rulebooks"))).doesNotContain("edition of " + name + " Call");
    Accomplice accomplice = new Accomplice(SERVER);
    assertThat(read(accomplice.visit().get(Accomplice.path(done) + "?lang=en")))
        .contains("cn-xinfang, edition of " + name, "a new law", "Agree: it takes effect now");
    accomplice.agree(done);

    assertThat(read(visit.get("/admin/rulebooks"))).contains("planned", "Call off");
    assertThat(read(new Visit(SERVER.uri()).get("/published?lang=en&kind=editions")))
        .contains("Edition of the rulebook", "cn-xinfang, edition of " + name);
    assertThat(read(new Visit(SERVER.uri()).get("/rulebooks/cn-xinfang/" + name + "?lang=en")))
        .contains("70 days", "(from ", "What the law sets");

    Shown list = visit.get("/admin/rulebooks");
    Shown off =
        visit.post(
            "/admin/planned-rulebooks",
            Map.of(
                "csrf",
                list.hidden().get("csrf"),
                "institution",
                water.id().toString(),
                "rulebook",
                "cn-xinfang",
                "from",
                day));
    assertThat(off.status()).isEqualTo(303);
    assertThat(read(visit.get("/admin/rulebooks")))
        .doesNotContain("edition of " + name + " Call off");
  }

  @Test
  void showsWhatTheLinterRefusesAndOffersNoDay() {
    String bad =
        edition(name(), "60 days")
            .replaceFirst("(?s)(  refer:.*?)    at-most: 3\n    at-most-source: house\n", "$1");
    Shown page = upload(bad);
    assertThat(read(page))
        .contains("refused", "Must be changed", "How one gets there", "What to change:")
        .doesNotContain("Say from which day it is in force");
    String path = "/admin/rulebooks/" + page.first("/admin/rulebooks/([0-9a-f]{64})");
    Shown forced =
        visit.post(
            path,
            Map.of(
                "csrf",
                page.hidden().get("csrf"),
                "institution",
                water.id().toString(),
                "from",
                SERVER.today().toString(),
                "go",
                "plan",
                "knowing",
                "yes"));
    assertThat(read(forced)).contains("What was refused cannot come to be in force");

    Shown gone = visit.submit(page, path, "go", "withdraw");
    assertThat(gone.status()).isEqualTo(303);
    assertThat(visit.get(path).status()).isEqualTo(404);
  }

  @Test
  void keepsNothingThatCannotBeReadNorASecondTextOfAnEdition() {
    assertThat(read(upload("rulebook: 1\nid: x\n"))).contains("cannot be read", "rulebook.yaml:1");
    assertThat(read(upload("\u00ff\u00fe no text"))).contains("cannot be read");
    assertThat(read(upload(SHIPPED + "\n# other\n"))).contains("There is another document");
    assertThat(read(visit.submit(visit.get("/admin/rulebooks"), "/admin/rulebooks")))
        .contains("Choose a file");
  }

  @Test
  void isReadInBothLanguagesWithItsWorstCase() {
    Visit anyone = new Visit(SERVER.uri());
    Rulebook shipped = Rulebook.bundled("cn-xinfang");
    SERVER.bean(Editions.class).worstCases(shipped, Planning.PATIENCE.multipliedBy(5));
    assertThat(read(anyone.get("/rulebooks/cn-xinfang/2022-05-01?lang=en")))
        .contains("the first answer comes after 118 days at the latest, and the last one after 392")
        .contains("What institutions promise", "discipline inspection", shipped.digest())
        .doesNotContain("??");
    assertThat(read(anyone.get("/rulebooks/cn-xinfang?lang=zh-CN")))
        .contains("最晚 118 天有第一次答复", "法律规定的期限", "《信访工作条例》第三十四条");
    assertThat(read(anyone.get("/rulebooks?lang=en"))).contains("Regulation on Petition Work");
    assertThat(anyone.get("/rulebooks/nothing").status()).isEqualTo(404);
    assertThat(anyone.get("/rulebooks/cn-xinfang/nothing").status()).isEqualTo(404);
  }
}
