package org.huiyin.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.huiyin.TestServer;
import org.huiyin.authority.Authorities;
import org.huiyin.authority.Change;
import org.huiyin.authority.County;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Editor;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Role;
import org.huiyin.demo.DemoCounty;
import org.huiyin.desk.AtTheDesk;
import org.huiyin.page.Visit;
import org.huiyin.page.Wording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What two administrators see of a change that waits for the second of them.
class ProposalPagesTest {

  private static final TestServer SERVER = Administered.SERVER;
  private static final Map<String, String> ZH = Wording.in("zh");

  private final Authorities authorities = SERVER.bean(Authorities.class);
  private final Directory directory = SERVER.bean(Directory.class);
  private final Visit proposer = AtTheDesk.signedIn(SERVER, "demo.admin");
  private final Accomplice second = new Accomplice(SERVER);

  private static String words(String key) {
    String words = ZH.get(key);
    return words == null ? "no text " + key : words;
  }

  private Officer officer(Role... roles) {
    UUID water = directory.institutionByCode(DemoCounty.WATER).orElseThrow().id();
    Officer wanted =
        County.officer(water, "two-" + UUID.randomUUID().toString().substring(0, 8), roles);
    assertThat(authorities.add(County.EDITOR, wanted)).isInstanceOf(Change.Created.class);
    return wanted;
  }

  private Officer now(Officer officer) {
    return directory.officer(officer.id()).orElseThrow();
  }

  /// What the browser is led to once a role was asked for.
  private Visit.Shown ask(Officer officer, String role) {
    String path = "/admin/officers/" + officer.id();
    return proposer.submit(
        proposer.get(path),
        path,
        "name",
        officer.name(),
        "login",
        officer.login(),
        "roles",
        role,
        "active",
        "yes",
        "reason",
        "接替<退休>的同事");
  }

  private static String read(Visit.Shown page) {
    return page.text().replaceAll("(?s)<[^>]+>", " ").replaceAll("\\s+", " ");
  }

  @Test
  void saysThatItWaitsAndForWhomAndCountsIt() {
    Officer officer = officer(Role.HANDLER);
    String path = Accomplice.path(ask(officer, "lead"));

    String mine = proposer.get(path + "?done=proposed").text();
    assertThat(mine)
        .contains(
            words("admin.proposal.done.proposed"),
            words("admin.proposal.withdraw"),
            "青禾县信访局的苗青",
            officer.name())
        .doesNotContain("value=\"approve\"", "青禾县信访局的郑和</li>");
    assertThat(proposer.get("/admin").text()).contains("项改动在等");
    assertThat(proposer.get("/admin/proposals").text()).contains("href=\"" + path + "\"");

    String theirs = read(second.visit().get(path));
    assertThat(theirs)
        .contains("提议修改：", "承办人", "包案领导", "接替&lt;退休&gt;的同事", words("admin.proposal.approve"))
        .contains("青禾县信访局的郑和于")
        .doesNotContain(words("admin.proposal.withdraw"));
    assertThat(now(officer).roles()).containsExactly(Role.HANDLER);
  }

  @Test
  void isDeclinedOnlyWithAReasonThatTheProposerReads() {
    Officer officer = officer(Role.HANDLER);
    String path = Accomplice.path(ask(officer, "lead"));
    Visit.Shown form = second.visit().get(path);

    Visit.Shown silent = second.visit().submit(form, path, "go", "decline");
    assertThat(silent.first("id=\"e-reason\">(.*?)</p>"))
        .contains(words("admin.proposal.decline.required"));
    Visit.Shown declined = second.visit().submit(form, path, "go", "decline", "reason", "人手够了");
    assertThat(declined.header("Location")).isEqualTo(path + "?done=declined");
    assertThat(read(proposer.get(path))).contains("表示不同意：人手够了");
    assertThat(read(second.visit().submit(form, path, "go", "approve")))
        .contains(words("admin.proposal.over.declined"));
    assertThat(now(officer).roles()).containsExactly(Role.HANDLER);
    assertThat(read(new Visit(SERVER.uri()).get("/published?lang=zh-CN")))
        .contains("未获同意，没有生效")
        .doesNotContain("人手够了", "接替", officer.name());
  }

  @Test
  void isTakenBackByTheProposerAndAgreedToByNobodyThen() {
    Officer officer = officer(Role.HANDLER);
    String path = Accomplice.path(ask(officer, "lead"));
    Visit.Shown theirs = second.visit().get(path);
    Visit.Shown back = proposer.submit(proposer.get(path), path, "go", "withdraw");
    assertThat(back.header("Location")).isEqualTo(path + "?done=withdrawn");
    assertThat(read(second.visit().submit(theirs, path, "go", "approve")))
        .contains(words("admin.proposal.over.withdrawn"));
  }

  @Test
  void isAgreedToByNobodyWhoSendsTheFormTheyWereNotGiven() {
    Officer officer = officer(Role.HANDLER);
    String path = Accomplice.path(ask(officer, "lead"));
    Visit.Shown own = proposer.submit(proposer.get(path), path, "go", "approve");
    assertThat(own.first("govuk-error-summary(.*)</div>"))
        .contains(words("admin.proposal.why.own"));
    Map<String, String> forged = second.visit().get(path).hidden();
    forged.put("csrf", "forged");
    forged.put("go", "approve");
    assertThat(second.visit().post(path, forged).text()).contains(words("mistake.form-stale"));
    Visit handler = AtTheDesk.signedIn(SERVER, "demo.handler");
    assertThat(handler.get(path).status()).isEqualTo(403);
    assertThat(now(officer).roles()).containsExactly(Role.HANDLER);
  }

  @Test
  void whoeverAgreesProvesOnceMoreWhoTheyAre() {
    Officer officer = officer(Role.HANDLER);
    String path = Accomplice.path(ask(officer, "lead"));
    String id = directory.officerByLogin("demo.admin2").orElseThrow().id().toString();
    Visit.Shown form = second.visit().get(path);
    SERVER
        .database()
        .run(
            "update session set proven_at = proven_at - interval '6 minutes' where officer = '"
                + id
                + "'");

    Visit.Shown asked = second.visit().submit(form, path, "go", "approve");
    assertThat(asked.text()).contains(words("prove.title"));
    assertThat(now(officer).roles()).containsExactly(Role.HANDLER);
    Visit.Shown proven =
        second.visit().submit(asked, "/prove", "password", SERVER.password("demo.admin2"));
    assertThat(proven.status()).as(read(proven)).isEqualTo(200);
    second.agree(new Visit.Shown(303, Map.of("Location", List.of(path + "?done=proposed")), "", 0));
    assertThat(now(officer).roles()).containsExactly(Role.LEAD);
  }

  @Test
  void saysWhatHasChangedMeanwhile() {
    Officer officer = officer(Role.HANDLER);
    String path = Accomplice.path(ask(officer, "lead"));
    authorities.changeOfficer(County.EDITOR, officer.id(), County::gone);
    Visit.Shown late = second.visit().submit(second.visit().get(path), path, "go", "approve");
    assertThat(read(late)).contains(words("admin.proposal.why.overtaken"));
    assertThat(now(officer).holds(Role.LEAD)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "zh-CN | 提出，还没有生效 | 青禾县信访局的管理员提出；青禾县信访局的管理员 | 只减少权力，一个人马上办的",
        "en | Proposed, not in effect | proposed by an administrator of Qinghe County Petition Office;"
            + " by an administrator of Qinghe County Petition Office"
            + " | Takes power away: done at once by one person"
      })
  void thePublicRecordTellsEachStep(
      String language, String proposed, String both, String takenAway) {
    Officer officer = officer(Role.HANDLER);
    second.agree(ask(officer, "lead"));
    authorities.changeOfficer(
        new Editor(
            "officer:" + directory.officerByLogin("demo.admin").orElseThrow().id(),
            directory.officerByLogin("demo.admin").orElseThrow().id()),
        officer.id(),
        was ->
            new Officer(
                was.id(),
                was.institution(),
                was.unit(),
                was.name(),
                was.login(),
                Set.of(),
                was.subordinates(),
                true));
    String page =
        read(
            new Visit(SERVER.uri())
                .get("/published?lang=" + language + "&institution=" + DemoCounty.WATER));
    assertThat(page).contains(proposed, both, takenAway).doesNotContain("??", officer.name());
  }
}
