package org.huiyin.complainant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.TestServer;
import org.huiyin.page.Visit;
import org.junit.jupiter.api.Test;

/// R1, R5: what a complainant reads of an answer, and what they can do about it.
class AnswerPageTest {

  private final Api api = Api.shared();
  private final TestServer server = TestServer.shared();

  private static String day(LocalDate day) {
    return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
  }

  private static String heading(Visit.Shown page) {
    return page.first("<h1[^>]*>([^<]*)</h1>");
  }

  @Test
  void saysTheDecisionInItsFirstLineAndTheRestInOrder() {
    Brought brought =
        Following.promised(Brought.accepted(api), server.today().plusDays(20).toString());

    Visit.Shown answer = Following.with(brought).get("/matter/answer");

    assertThat(heading(answer)).isEqualTo("结论：予以支持");
    assertThat(answer.text())
        .containsSubsequence(
            "<h1",
            "机关支持您的请求",
            "我们会做什么，何时",
            "第 1 项承诺，不迟于" + day(server.today().plusDays(20)),
            "修好水泵",
            "您提出的每一点",
            "水泵损坏。",
            "依据",
            "《信访工作条例》第三十二条",
            "做到了吗？",
            "不同意",
            "/matter/act/request-review",
            "整件事，您怎么说",
            "/matter/act/confirm\"",
            "/matter/act/contest\"");
  }

  @Test
  void namesEachOutcomeInTheWordsOfTheRulebook() {
    for (Map.Entry<String, String> outcome :
        Map.of("no-legal-ground", "请求事由合理但缺乏法律依据", "not-supported", "不予支持").entrySet()) {
      Map<String, Object> answer = new HashMap<>(Brought.anAnswer());
      answer.put("outcome", outcome.getKey());
      Brought brought = Brought.accepted(api).done("demo.handler", "answer", answer);

      assertThat(heading(Following.with(brought).get("/matter/answer")))
          .isEqualTo("结论：" + outcome.getValue());
    }
  }

  @Test
  void comesFirstWhileItIsNewAndThenNotAnyMore() {
    Brought brought = Brought.answered(api);
    Visit visit = new Visit(server.uri());

    assertThat(Following.comesIn(visit, brought.number(), brought.key()))
        .endsWith("/matter/answer");
    assertThat(visit.get("/matter").text()).contains("有新的答复");
    Following.does(visit, "add", "text-text", "收到了，谢谢。");

    assertThat(visit.get("/matter").text()).doesNotContain("有新的答复").contains("看答复");
    assertThat(Following.comesIn(visit, brought.number(), brought.key())).endsWith("/matter");
  }

  @Test
  void isThereOnlyOnceThereIsOne() {
    Visit visit = Following.with(Brought.accepted(api));

    assertThat(visit.get("/matter/answer").status()).isEqualTo(404);
    assertThat(visit.get("/matter").text()).doesNotContain("/matter/answer");
    assertThat(new Visit(server.uri()).get("/matter/answer").header("Location"))
        .endsWith("/follow");
  }

  @Test
  void countsTheReviewFromTheDayOnWhichItWasReceived() {
    Brought brought = Brought.answered(api);
    Visit visit = Following.with(brought);
    assertThat(visit.get("/matter/answer").text()).contains("期限要到您收到书面答复以后才开始算");

    Visit.Shown done = Following.does(visit, "deliver", "on", server.today().toString());

    assertThat(done.status()).isEqualTo(303);
    LocalDate until =
        LocalDate.parse(
            brought
                .view()
                .required("clocks")
                .valueStream()
                .filter(
                    clock ->
                        clock
                            .required("clock")
                            .required("id")
                            .stringValue()
                            .equals("review-request"))
                .findFirst()
                .orElseThrow()
                .required("due")
                .stringValue());
    assertThat(visit.get("/matter/answer").text())
        .contains("可以请上一级再看，截止" + day(until), "当日不计入")
        .doesNotContain("/matter/act/deliver\"");
  }

  @Test
  void saysWhereToGoWhereNobodyIsRegisteredAbove() {
    Visit visit = Following.with(Brought.reviewed(api));

    Following.does(visit, "deliver-review", "on", server.today().toString());

    assertThat(visit.get("/matter/answer").text())
        .contains("这里没有登记再上一级的机关", "当日不计入")
        .doesNotContain("/matter/act/request-re-review");
    assertThat(visit.get("/matter/act/request-re-review").status()).isEqualTo(404);
  }

  @Test
  void namesTheOtherWayOnlyWhereTheLawHasOne() {
    Brought directed =
        Brought.accepted(api)
            .done(
                "demo.handler",
                "direct",
                Map.of(
                    "ground",
                    "litigation",
                    "texts",
                    Map.of("reason", "已经进入诉讼。", "door", "清河县人民法院立案庭")));

    assertThat(Following.with(directed).get("/matter/answer").text())
        .containsSubsequence("结论：导入相应程序", "其他途径", "审判机关", "清河县人民法院立案庭");
    assertThat(Following.with(Brought.answered(api)).get("/matter/answer").text())
        .doesNotContain("其他途径</h2>");
  }

  @Test
  void hasAPageForEachDecisionAndTheNewestFirst() {
    Brought brought = Brought.reviewed(api);
    Visit visit = Following.with(brought);

    Visit.Shown review = visit.get("/matter/answer");
    String first = review.first("href=\"/matter/answer\\?entry=([0-9]+)\"");
    Visit.Shown answer = visit.get("/matter/answer?entry=" + first);

    assertThat(heading(review)).isEqualTo("结论：维持");
    assertThat(heading(answer)).isEqualTo("结论：予以支持");
    assertThat(answer.text()).contains("在这以后又有了新的决定").doesNotContain("/matter/act/deliver-review");
    assertThat(visit.get("/matter/answer?entry=1").status()).isEqualTo(404);
    assertThat(visit.get("/matter/answer?entry=x").status()).isEqualTo(404);
  }

  @Test
  void asksOfEachPromiseWhetherItWasKept() {
    Brought brought =
        Following.promised(Brought.accepted(api), server.today().plusDays(20).toString())
            .done(
                "demo.handler",
                "report-kept",
                Map.of("promise", 1, "texts", Map.of("how", "已修好。")));
    Visit visit = Following.with(brought);

    Following.does(visit, "contest-promise", "promise", "1", "text-reason", "水泵还是不转。");
    assertThat(visit.get("/matter/answer").text())
        .contains("您说没有做到", "/matter/act/confirm-promise?promise=1")
        .doesNotContain("/matter/act/contest-promise");
    Following.does(visit, "confirm-promise", "promise", "1");

    assertThat(visit.get("/matter/answer").text())
        .contains("您已确认做到了", "/matter/act/contest-promise?promise=1");
  }

  @Test
  void keepsTheWayUpOpenForWhoSaysThatItIsResolved() {
    Visit visit = Following.with(Brought.answered(api));

    Following.does(visit, "confirm");

    assertThat(visit.get("/matter/answer").text())
        .contains("您说过：已经解决。", "/matter/act/request-review", "/matter/act/contest");
  }
}
