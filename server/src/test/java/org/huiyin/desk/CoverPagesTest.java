package org.huiyin.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.huiyin.TestServer;
import org.huiyin.authority.Authorities;
import org.huiyin.authority.Change;
import org.huiyin.authority.County;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Institution;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Role;
import org.huiyin.demo.DemoCounty;
import org.huiyin.page.Visit;
import org.junit.jupiter.api.Test;

/// Who stands in for whom, by the page.
class CoverPagesTest {

  private static final String PATH = "/desk/cover";

  private final TestServer server = TestServer.shared();
  private final LocalDate today = server.today();
  private final Officer away = newcomer(Role.HANDLER);
  private final Officer colleague = newcomer(Role.HANDLER);
  private final Visit desk = AtTheDesk.signedIn(server, away.login());

  @Test
  void isSetByWhoeverIsAwayAndEndedEarly() {
    assertThat(set(desk, today.plusDays(3), today.plusDays(5)).header("Location"))
        .isEqualTo(PATH + "?done=set");
    Visit.Shown set = desk.get(PATH + "?done=set");
    assertThat(set.text()).contains("已安排好。", "以后", "由" + colleague.name() + "代班", "取消");

    Visit.Shown ended = end(desk, set);

    assertThat(ended.header("Location")).isEqualTo(PATH + "?done=ended");
    assertThat(desk.get(PATH).text()).contains("没有安排。");
    assertThat(end(desk, set).header("Location")).isEqualTo(PATH + "?done=gone");
  }

  @Test
  void isShownToTheSubstituteWhoCanNotEndIt() {
    set(desk, today, today.plusDays(5));
    Visit substitute = AtTheDesk.signedIn(server, colleague.login());

    Visit.Shown seen = substitute.get(PATH);

    assertThat(seen.text()).contains("现在", away.name()).doesNotContain("现在结束");
    Visit.Shown own = desk.get(PATH);
    String cover = cover(own);
    assertThat(substitute.submit(seen, PATH + "/end", "cover", cover).header("Location"))
        .isEqualTo(PATH + "?done=gone");
    assertThat(desk.get(PATH).text()).contains("现在结束");
  }

  @Test
  void isSetByALeadForTheirColleagues() {
    Visit lead = AtTheDesk.signedIn(server, "demo.lead");
    Visit.Shown listed =
        lead.submit(
            lead.get(PATH), PATH, "officer", away.id().toString(), "from", "", "go", "officer");
    assertThat(listed.text()).contains(colleague.id().toString()).doesNotContain("#f-from\"");

    Visit.Shown set =
        lead.submit(
            listed,
            PATH,
            "officer",
            away.id().toString(),
            "substitute",
            colleague.id().toString(),
            "from",
            today.toString(),
            "until",
            today.plusDays(1).toString());

    assertThat(set.header("Location")).isEqualTo(PATH + "?done=set");
    assertThat(lead.get(PATH).text()).contains(away.name());
    assertThat(desk.get(PATH).text()).contains("由" + colleague.name() + "代班");
  }

  @Test
  void isNotSetForColleaguesByAnyoneElse() {
    Visit other = AtTheDesk.signedIn(server, colleague.login());
    Visit.Shown refused =
        other.submit(
            other.get(PATH),
            PATH,
            "officer",
            away.id().toString(),
            "substitute",
            colleague.id().toString(),
            "from",
            today.toString(),
            "until",
            today.toString());
    assertThat(refused.text()).contains("只能安排自己的代班");
    assertThat(desk.get(PATH).text()).contains("没有安排。");
  }

  @Test
  void saysInWordsWhatStandsAgainstItAndKeepsWhatWasTyped() {
    Visit.Shown early = set(desk, today.minusDays(1), today.minusDays(2));
    assertThat(early.text())
        .contains("不能从过去的日子起。", "结束的日子不能早于开始的日子。", "value=\"" + today.minusDays(1) + "\"")
        .contains("value=\"" + colleague.id() + "\" selected");
    assertThat(set(desk, today, today.plusDays(90)).text()).contains("一次最多 90 天。");
    set(desk, today, today.plusDays(2));
    assertThat(set(desk, today.plusDays(2), today.plusDays(4)).text()).contains("已经安排了代班");
    Visit.Shown empty =
        desk.submit(desk.get(PATH), PATH, "substitute", "", "from", "明天", "until", "");
    assertThat(empty.text())
        .contains(
            "href=\"#f-substitute\"", "href=\"#f-from\"", "href=\"#f-until\"", "value=\"明天\"");
  }

  @Test
  void doesNothingWithAForgedForm() {
    assertThat(
            desk.submit(
                    desk.get(PATH),
                    PATH,
                    "csrf",
                    "forged",
                    "substitute",
                    colleague.id().toString(),
                    "from",
                    today.toString(),
                    "until",
                    today.toString())
                .text())
        .contains("再点一次按钮");
    assertThat(desk.get(PATH).text()).contains("没有安排。");
  }

  @Test
  void showsWhereOneIsSignedInAndEndsTheOthers() {
    Visit elsewhere = AtTheDesk.signedIn(server, away.login());
    Visit.Shown account = desk.get("/account");
    assertThat(account.text()).contains("承办人", "这一个浏览器", "退出这个登录");

    Visit.Shown ended = desk.submit(account, "/account");

    assertThat(ended.text()).contains("其他登录都已退出：1 个", "没有在别的地方登录");
    assertThat(elsewhere.get("/desk").header("Location")).startsWith("/sign-in");
    assertThat(desk.get("/desk").status()).isEqualTo(200);
  }

  private Visit.Shown set(Visit visit, LocalDate from, LocalDate until) {
    return visit.submit(
        visit.get(PATH),
        PATH,
        "substitute",
        colleague.id().toString(),
        "from",
        from.toString(),
        "until",
        until.toString());
  }

  private static Visit.Shown end(Visit visit, Visit.Shown page) {
    return visit.submit(page, PATH + "/end", "cover", cover(page));
  }

  private static String cover(Visit.Shown page) {
    return page.first("name=\"cover\" value=\"([^\"]+)\"");
  }

  private Officer newcomer(Role... roles) {
    Institution water =
        server.bean(Directory.class).institutionByCode(DemoCounty.WATER).orElseThrow();
    String login = "cover-" + UUID.randomUUID().toString().substring(0, 8);
    Officer wanted = County.officer(water.id(), login, roles);
    return switch (server.bean(Authorities.class).add(County.EDITOR, wanted)) {
      case Change.Created<Officer>(var officer) -> officer;
      case Change.Changed<Officer> _,
          Change.Proposed<Officer> _,
          Change.Absent<Officer> _,
          Change.Refused<Officer> _ ->
          throw new AssertionError(List.of("not created", wanted).toString());
    };
  }
}
