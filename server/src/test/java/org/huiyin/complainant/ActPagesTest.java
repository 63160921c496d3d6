package org.huiyin.complainant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.TestServer;
import org.huiyin.authority.Directory;
import org.huiyin.page.Visit;
import org.huiyin.page.Wording;
import org.huiyin.rulebook.Post;
import org.huiyin.rulebook.Rulebook;
import org.junit.jupiter.api.Test;

/// The form of each act that a complainant is offered, in a matter that really stands there.
class ActPagesTest {

  private final Api api = Api.shared();
  private final TestServer server = TestServer.shared();

  @Test
  void haveWordsOfTheirOwnForEveryActOfTheRulebook() {
    Set<String> words = Wording.in("en").keySet();
    Set<String> missing =
        Rulebook.bundled("cn-xinfang").acts().values().stream()
            .filter(act -> act.gate().by().stream().anyMatch(Post::isComplainant))
            .filter(act -> !act.gate().opens())
            .flatMap(
                act ->
                    List.of(
                        "act." + act.id(), "act." + act.id() + ".title", "act." + act.id() + ".do")
                        .stream())
            .filter(key -> !words.contains(key))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(missing).isEmpty();
  }

  @Test
  void sayWhatHappenedInWordsOfTheirOwn() {
    assertThat(Wording.in("en").keySet())
        .containsAll(
            Rulebook.bundled("cn-xinfang").acts().keySet().stream()
                .map(act -> "did." + act)
                .toList());
  }

  @Test
  void haveWordsForEveryOutcomeOfTheRulebook() {
    assertThat(Wording.in("en").keySet())
        .containsAll(
            Rulebook.bundled("cn-xinfang").outcomes().keySet().stream()
                .map(outcome -> "outcome." + outcome)
                .toList());
  }

  /// 申请回避: somebody is chosen among those whom the complainant knows by name, and nobody typed.
  @Test
  void askThatAnOfficerWhomTheyKnowKeepsOut() {
    Brought brought = Brought.accepted(api);
    Visit visit = Following.with(brought);
    String form = visit.get("/matter/act/ask-recusal").text();
    assertThat(form).contains("申请谁回避？", "李青", "这位工作人员和这件事有什么关系？");

    Visit.Shown missing = Following.does(visit, "ask-recusal", "text-reason", "他是老板的弟弟。");
    assertThat(missing.text()).contains("请选择是哪位工作人员。", "他是老板的弟弟。");

    String handler =
        server.bean(Directory.class).officerByLogin("demo.handler").orElseThrow().id().toString();
    Visit.Shown done =
        Following.does(visit, "ask-recusal", "officer", handler, "text-reason", "他是老板的弟弟。");
    assertThat(done.header("Location")).isEqualTo("/matter?done=yes");
    assertThat(visit.get("/matter").text()).contains("您申请某位工作人员回避", "决定是否回避");
  }

  @Test
  void sayWhatFollowsAndByWhenBeforeTheButton() {
    Visit visit = Following.with(Brought.answered(api));

    String form = visit.get("/matter/act/request-review").text();

    assertThat(form)
        .containsSubsequence(
            "<h1 class=\"govuk-heading-l\">请求复查</h1>",
            "办过这件事的人不参加",
            "您不同意哪一点，为什么？",
            "接下来",
            "复查复核人员",
            "提出复查意见并书面答复，不迟于",
            "<button class=\"govuk-button\" name=\"go\" value=\"do\">请求复查</button>");
  }

  @Test
  void askForAReview() {
    Brought brought = Brought.answered(api);
    Visit visit = Following.with(brought);

    assertThat(Following.does(visit, "request-review", "text-reason", "损失没有算。").status())
        .isEqualTo(303);

    assertThat(brought.stage()).isEqualTo("review");
    assertThat(visit.get("/matter").text()).contains("复查复核人员");
  }

  @Test
  void keepTheDayOnWhichAnAnswerWasReceivedWithinTheDaysThatCanBe() {
    Brought brought = Brought.answered(api);
    Visit visit = Following.with(brought);

    assertThat(Following.does(visit, "deliver", "on", "去年").text())
        .contains("href=\"#f-on\"", "value=\"去年\"");
    assertThat(Following.does(visit, "deliver", "on", server.today().plusDays(1).toString()).text())
        .contains("日期要在", "value=\"" + server.today().plusDays(1) + "\"");
    assertThat(Following.does(visit, "deliver", "on", server.today().toString()).status())
        .isEqualTo(303);

    assertThat(visit.get("/matter/act/deliver").status()).isEqualTo(404);
  }

  @Test
  void tellApartTheReceiptOfTheAnswerAndOfTheReview() {
    Visit visit = Following.with(Brought.reviewed(api));

    assertThat(visit.get("/matter/answer").text()).contains("我收到了复查意见");
    assertThat(Following.does(visit, "deliver-review", "on", server.today().toString()).status())
        .isEqualTo(303);
    assertThat(visit.get("/matter/answer").text()).doesNotContain("/matter/act/deliver-review");
  }

  @Test
  void takeAWordOnTheWholeAndItsContrary() {
    Brought brought = Brought.answered(api);
    Visit visit = Following.with(brought);

    Following.does(visit, "confirm");
    Following.does(visit, "contest", "text-reason", "又坏了。");

    assertThat(brought.view().required("word").stringValue()).isEqualTo("contested");
    assertThat(visit.get("/matter/answer").text()).contains("您说过：没有解决。");
  }

  @Test
  void namePromisesOfWhichItCanBeSaidAndNoOthers() {
    Brought brought =
        Following.promised(Brought.accepted(api), server.today().plusDays(20).toString());
    Visit visit = Following.with(brought);

    assertThat(visit.get("/matter").text())
        .contains("/matter/act/confirm-promise?promise=1")
        .doesNotContain("contest-promise?promise=1");
    Visit.Shown none = Following.does(visit, "confirm-promise");
    Visit.Shown wrong = Following.does(visit, "confirm-promise", "promise", "7");

    assertThat(none.text()).contains("href=\"#f-promise\"", "修好水泵");
    assertThat(wrong.text()).contains("这项承诺现在不能这样说");
  }

  @Test
  void withdrawOnlyAfterSayingThatNobodyMayAskForItAndForHowLongItCanBeTakenBack() {
    Brought brought = Brought.accepted(api);
    Visit visit = Following.with(brought);
    LocalDate until = server.today().plusDays(7);

    String form = visit.get("/matter/act/withdraw").text();
    assertThat(form).contains("没有人可以要求您撤回", "您可以取消撤回，截止").contains(until.getMonthValue() + "月");
    Following.does(visit, "withdraw");

    assertThat(brought.stage()).isEqualTo("handling");
    assertThat(visit.get("/matter").text()).contains("/matter/act/take-back", "取消撤回</a>");
    Following.does(visit, "take-back");
    assertThat(visit.get("/matter").text()).doesNotContain("/matter/act/take-back");
  }

  @Test
  void keepWhatWasWrittenWhenTheMatterHasChanged() {
    Brought brought = Brought.answered(api);
    Visit visit = Following.with(brought);
    Visit.Shown form = visit.get("/matter/act/contest");
    brought.done("deliver", Map.of("on", server.today().toString()));

    Visit.Shown overtaken =
        visit.submit(form, "/matter/act/contest", "text-reason", "还没有修好。", "go", "do");

    assertThat(overtaken.text())
        .containsSubsequence("刚才事项有了变化", "刚刚有了变化</h2>", "书面答复已收到", "还没有修好。</textarea>");
    assertThat(brought.view().required("word").stringValue()).isEqualTo("silent");
    Visit.Shown again =
        visit.submit(overtaken, "/matter/act/contest", "text-reason", "还没有修好。", "go", "do");
    assertThat(again.status()).isEqualTo(303);
    assertThat(brought.view().required("word").stringValue()).isEqualTo("contested");
  }

  @Test
  void giveTheWordsBackThatCanBeSentNoMore() {
    Brought brought = Brought.answered(api);
    Visit visit = Following.with(brought);
    Visit.Shown form = visit.get("/matter/act/request-review");
    brought.done("request-review", Map.of("texts", Map.of("reason", "先提交了一次。")));

    Visit.Shown over =
        visit.submit(form, "/matter/act/request-review", "text-reason", "第二次写的理由", "go", "do");

    assertThat(over.text()).contains("现在不能这样做了", "您刚才写的", "第二次写的理由", "没有提交");
  }

  @Test
  void sayHowManyCharactersAreTooMany() {
    Visit visit = Following.with(Brought.answered(api));

    Visit.Shown refused = Following.does(visit, "contest", "text-reason", "太".repeat(20_001));

    assertThat(refused.text()).contains("href=\"#f-text-reason\"");
  }
}
