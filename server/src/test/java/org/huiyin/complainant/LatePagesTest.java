package org.huiyin.complainant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.TestServer;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Officer;
import org.huiyin.page.Visit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// R1: what the pages say when days have passed; each test lets them pass on a server of its own.
class LatePagesTest {

  private final TestServer server = TestServer.start();
  private final Api api = new Api(server);

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void countTheDaysLateAndNameWhoWasTold() {
    Brought brought = Brought.accepted(api);
    UUID lead =
        server.bean(Directory.class).officerByLogin("demo.lead").map(Officer::id).orElseThrow();
    brought.done("demo.lead", "name-lead", Map.of("officer", lead));
    LocalDate due = due(brought, "answer");
    Visit visit = Following.with(brought);
    server.moveTo(due);
    assertThat(visit.get("/matter").text()).doesNotContain("已超期");
    server.moveTo(due.plusDays(40));
    brought.done("add", Map.of("texts", Map.of("text", "还没有答复。")));

    String matter = Following.with(brought).get("/matter").text();

    assertThat(matter)
        .containsSubsequence(
            "class=\"standing\">现在轮到青禾县水务局",
            "已超期40天",
            "已超期 40 天。",
            "不用您去催",
            "这些日期怎么算的",
            "您现在可以",
            "经过",
            "出具信访处理意见书",
            "已告诉：",
            "包案领导（青禾县水务局）",
            "督查员（青禾县信访局）",
            "谁看过",
            "补充");
  }

  @Test
  void sayThatADateMayMove() {
    server.moveTo(LocalDate.of(2030, 12, 20));
    Brought brought = Brought.received(api);

    assertThat(Following.with(brought).get("/matter").text()).contains("该年放假安排还没有公布，日期可能调整");
  }

  @Test
  void saysThatTheTimeForAReviewIsOverAndOffersNoButton() {
    Brought brought =
        Brought.answered(api).done("deliver", Map.of("on", server.today().toString()));
    server.moveTo(server.today().plusDays(60));
    Visit visit = Following.with(brought);

    Visit.Shown answer = visit.get("/matter/answer");

    assertThat(answer.text()).doesNotContain("/matter/act/request-review");
    assertThat(visit.get("/matter/act/request-review").status()).isEqualTo(404);
    brought.done("add", Map.of("texts", Map.of("text", "还在等。")));
    assertThat(visit.get("/matter/answer").text()).contains("请上一级再看的期限已过", "“请求复查”的期限到");
  }

  @Test
  void cannotTakeAWithdrawalBackWhenTheDaysAreOverAndSaySo() {
    Brought brought = Brought.accepted(api).done("withdraw", Map.of());
    Visit visit = Following.with(brought);
    Visit.Shown form = visit.get("/matter/act/take-back");
    server.moveTo(server.today().plusDays(20));

    Visit.Shown over = visit.submit(form, "/matter/act/take-back", "go", "do");

    assertThat(over.text()).contains("现在不能这样做了", "现在是这样");
    assertThat(visit.get("/matter/act/take-back").status()).isEqualTo(404);
  }

  private static LocalDate due(Brought brought, String clock) {
    return brought
        .view()
        .required("clocks")
        .valueStream()
        .filter(each -> each.required("clock").required("id").stringValue().equals(clock))
        .map(each -> LocalDate.parse(each.required("due").stringValue()))
        .findFirst()
        .orElseThrow();
  }
}
