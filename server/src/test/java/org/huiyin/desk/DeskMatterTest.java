package org.huiyin.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.TestServer;
import org.huiyin.page.Visit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// One matter at the desk, and the acts in it.
class DeskMatterTest {

  private final TestServer server = TestServer.shared();
  private final Api api = Api.shared();

  private Visit as(String login) {
    return AtTheDesk.signedIn(server, login);
  }

  private static String page(Brought brought) {
    return "/desk/matters/" + brought.number();
  }

  private static String act(Brought brought, String act) {
    return page(brought) + "/act/" + act;
  }

  @Test
  void showsEachOfficerOnlyTheirOwnActs() {
    Brought referred = Brought.referredToWater(api);
    Visit.Shown handlers = as("demo.handler").get(page(referred));
    Visit.Shown leads = as("demo.lead").get(page(referred));
    Visit.Shown supervisors = as("demo.supervisor").get(page(referred));

    assertThat(handlers.text()).contains("/act/accept\"", "/act/object\"", "/recuse\"");
    assertThat(handlers.text()).doesNotContain("/act/extend", "/act/assign\"", "/act/refer\"");
    assertThat(leads.text()).contains("/act/assign\"", "/act/accept\"");
    // Proposals (Art. 40) are the supervisor's; nothing that moves the matter is.
    assertThat(supervisors.text())
        .contains("请修好泵站", "/act/propose\"")
        .doesNotContain("/act/a", "/act/o", "/act/r", "/act/extend");
  }

  @Test
  void neverShowsWhoBroughtIt() {
    Brought accepted = Brought.accepted(api);
    assertThat(as("demo.handler").get(page(accepted)).text())
        .contains("泵站去年十月坏了。", "诉求人")
        .doesNotContain("王小河");
  }

  @Test
  void isAPageThatIsNotThereForWhoeverTheWallHidesItFrom() {
    Brought referred = Brought.referredToWater(api);
    Visit labour = as("demo.labour");
    for (String path :
        List.of(page(referred), act(referred, "accept"), "/desk/matters/990123-2026-AAAAAAAA-A")) {
      Visit.Shown absent = labour.get(path);
      assertThat(absent.status()).as(path).isEqualTo(404);
      assertThat(absent.text()).doesNotContain("泵站");
    }
    Visit.Shown desk = labour.get("/desk");
    assertThat(labour.submit(desk, page(referred) + "/recuse").status()).isEqualTo(404);
    assertThat(labour.submit(desk, page(referred) + "/draft/accept", "text-how", "x").status())
        .isEqualTo(404);
  }

  @Test
  void journalsOneOpeningOfAllItsPagesAndANewOneWhenSomebodyElseActed() {
    Brought referred = Brought.referredToWater(api);
    Visit handler = as("demo.handler");
    handler.get(page(referred));
    handler.get(page(referred));
    handler.get(act(referred, "accept"));
    assertThat(readings(referred, "李青")).isEqualTo(1);

    referred.done("add", Map.of("texts", Map.of("text", "又停水了。")));
    handler.get(page(referred));
    assertThat(readings(referred, "李青")).isEqualTo(2);
    as("demo.lead").get(page(referred));
    assertThat(readings(referred, "陈岭")).isEqualTo(1);
  }

  private static long readings(Brought brought, String name) {
    return brought
        .view()
        .required("readings")
        .valueStream()
        .filter(reading -> reading.required("who").stringValue().contains(name))
        .count();
  }

  @Test
  void isAnsweredFromItsOwnPageWithTheRequestFilledIn() {
    Brought accepted = Brought.accepted(api);
    Visit handler = as("demo.handler");
    Visit.Shown page = handler.get(page(accepted));
    assertThat(page.first("name=\"text-request\"[^>]*>\\s*([^<]*)<")).isEqualTo("请修好泵站");
    assertThat(page.text()).contains("诉求人收到后可以请求复查，30 日内");

    Visit.Shown done = handler.submit(page, act(accepted, "answer"), answer());

    assertThat(done.status()).as(done.text()).isEqualTo(303);
    assertThat(done.header("Location")).isEqualTo(page(accepted) + "?done=answer");
    assertThat(handler.get(done.header("Location")).text())
        .contains("已记入卷宗：答复", "三月底前修好", "第 1 项承诺");
    assertThat(accepted.stage()).isEqualTo("answered");
    assertThat(accepted.view().required("promises").size()).isEqualTo(2);
  }

  private String[] answer() {
    return new String[] {
      "text-request", "请修好泵站",
      "text-facts", "水泵损坏。",
      "text-basis", "《信访工作条例》第三十二条",
      "text-reasons", "应当维修。",
      "text-decision", "维修。",
      "outcome", "supported",
      "promised-2", server.today().plusDays(30).toString(),
      "text-promise-2", "三月底前修好",
      "promised-5", server.today().plusDays(60).toString(),
      "text-promise-5", "补一次水",
    };
  }

  @Test
  void saysAtTheFieldsWhatAnAnswerStillNeedsAndKeepsTheRest() {
    Brought accepted = Brought.accepted(api);
    Visit handler = as("demo.handler");
    Visit.Shown page = handler.get(page(accepted));

    Visit.Shown again =
        handler.submit(
            page, act(accepted, "answer"), "text-facts", "“水泵”\n损坏。", "text-promise-3", "三月底前修好");

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text())
        .contains("“水泵”\n损坏。", "三月底前修好")
        .contains("href=\"#f-outcome\"", "href=\"#f-text-basis\"", "href=\"#f-promised-3\"")
        .contains("id=\"f-outcome\"", "id=\"f-promised-3\"")
        .doesNotContain("href=\"#f-text-facts\"");
  }

  @Test
  void makesRoomForOnePromiseMoreAndForgetsNothing() {
    Brought accepted = Brought.accepted(api);
    Visit handler = as("demo.handler");
    Visit.Shown more =
        handler.submit(
            handler.get(page(accepted)),
            act(accepted, "answer"),
            "go",
            "more",
            "text-promise-1",
            "修好泵站");
    assertThat(more.text()).contains("name=\"promised-2\"", "修好泵站").doesNotContain("有误：");
    assertThat(more.text()).doesNotContain("name=\"promised-3\"");
  }

  @Test
  void saysWhoWasFasterAndKeepsWhatWasTyped() {
    Brought accepted = Brought.accepted(api);
    Visit lead = as("demo.lead");
    Visit.Shown page = lead.get(act(accepted, "extend"));
    accepted.done("add", Map.of("texts", Map.of("text", "又停水了。")));

    Visit.Shown overtaken =
        lead.submit(page, act(accepted, "extend"), "days", "15", "text-reason", "等配件。");

    assertThat(overtaken.text()).contains("刚才事项有了变化", "等配件。", "value=\"15\"");
    Visit.Shown done =
        lead.submit(overtaken, act(accepted, "extend"), "days", "15", "text-reason", "等配件。");
    assertThat(done.header("Location")).endsWith("?done=extend");
  }

  @Test
  void keepsWhatWasTypedWhereTheActIsNotOpenAnyMore() {
    Brought referred = Brought.referredToWater(api);
    Visit handler = as("demo.handler");
    Visit.Shown page = handler.get(act(referred, "accept"));
    referred.done("demo.lead", "accept", Map.of("texts", Map.of("how", "已受理。")));

    Visit.Shown over = handler.submit(page, act(referred, "accept"), "text-how", "实地查看后答复。");

    assertThat(over.text()).contains("现在不能这样做了", "实地查看后答复。", "办理中");
    assertThat(handler.get(act(referred, "accept")).header("Location")).isEqualTo(page(referred));
  }

  @Test
  void saysARefusalInWordsWithItsProvision() {
    Brought accepted = Brought.accepted(api);
    Visit lead = as("demo.lead");
    Visit.Shown refused =
        lead.submit(
            lead.get(act(accepted, "extend")),
            act(accepted, "extend"),
            "days",
            "31",
            "text-reason",
            "等配件。");
    assertThat(refused.text())
        .contains("href=\"#f-days\"", "最多可以延长 30 天，您填写的是 31 天。", "《信访工作条例》第三十四条", "等配件。");
  }

  @Test
  void doesNothingWithAFormThatCameWithoutItsToken() {
    Brought referred = Brought.referredToWater(api);
    Visit handler = as("demo.handler");
    Visit.Shown stale =
        handler.post(act(referred, "accept"), Map.of("csrf", "x", "text-how", "实地查看后答复。"));
    assertThat(stale.text()).contains("请再点一次按钮", "实地查看后答复。");
    Visit.Shown recuse = handler.post(page(referred) + "/recuse", Map.of("csrf", "x"));
    assertThat(recuse.text()).contains("请再点一次按钮", referred.number(), "第二十八条");
    assertThat(referred.stage()).isEqualTo("referred");
    assertThat(handler.post(page(referred) + "/draft/accept", Map.of("text-how", "x")).text())
        .contains("没有保存上");
  }

  @Test
  void isObjectedToInTwoClicks() {
    Brought referred = Brought.referredToWater(api);
    Visit handler = as("demo.handler");
    Visit.Shown page = handler.get(act(referred, "object"));

    Visit.Shown done = handler.submit(page, act(referred, "object"), asReady(page));

    assertThat(done.header("Location")).endsWith("?done=object");
    assertThat(referred.stage()).isEqualTo("objected");
    assertThat(handler.get(page(referred)).text()).contains("经核对，这件事不属于本机关的职责范围。");
  }

  /// What a browser sends of a form in which nothing was touched.
  private static String[] asReady(Visit.Shown page) {
    Map<String, String> checked = new HashMap<>();
    Pattern.compile("<input class=\"govuk-radios__input\"[^>]*>")
        .matcher(page.text())
        .results()
        .map(radio -> radio.group())
        .filter(radio -> radio.contains(" checked"))
        .forEach(radio -> checked.put(part(radio, "name"), part(radio, "value")));
    return checked.entrySet().stream()
        .flatMap(field -> java.util.stream.Stream.of(field.getKey(), field.getValue()))
        .toArray(String[]::new);
  }

  private static String part(String tag, String name) {
    return tag.replaceAll(".* " + name + "=\"([^\"]*)\".*", "$1");
  }

  @Test
  void putsTheReasonForAnObjectionTogether() {
    Brought referred = Brought.referredToWater(api);
    Visit handler = as("demo.handler");
    Visit.Shown page = handler.get(act(referred, "object"));
    Visit.Shown missing = handler.submit(page, act(referred, "object"), "why", "other");
    assertThat(missing.text()).contains("href=\"#f-text-reason\"");

    handler.submit(
        missing,
        act(referred, "object"),
        "why",
        "power",
        "institution",
        "990123-labour",
        "text-reason",
        "是工资的事。");

    JsonNode last = last(referred);
    assertThat(last.required("texts").required("reason").stringValue())
        .isEqualTo("经核对，这件事不属于本机关的职责范围。\n有权处理的机关是：青禾县人力资源和社会保障局。\n是工资的事。");
  }

  private static JsonNode last(Brought brought) {
    return brought.view().required("happened").valueStream().reduce((a, b) -> b).orElseThrow();
  }

  /// Given an officer who knows from the list that it concerns them; then they step back without
  /// opening it, and no reading of theirs is in the journal.
  @Test
  void isSteppedBackFromUnread() {
    Brought accepted = Brought.accepted(api);
    Visit handler = as("demo.handler");
    assertThat(onSomePageOfTheList(handler, page(accepted) + "/recuse")).isTrue();
    Visit.Shown ask = handler.get(page(accepted) + "/recuse");
    assertThat(ask.text())
        .contains(accepted.number(), "应当回避", "第二十八条", "不打开、不看内容")
        .doesNotContain("泵站");

    assertThat(handler.submit(ask, page(accepted) + "/recuse").header("Location"))
        .isEqualTo("/desk/recused");
    assertThat(accepted.view().required("readings").toString()).doesNotContain("李青");
    assertThat(handler.get(page(accepted) + "/recuse").status()).isEqualTo(404);
  }

  private static boolean onSomePageOfTheList(Visit handler, String what) {
    String address = "/desk";
    while (!address.isEmpty()) {
      Visit.Shown list = handler.get(address);
      if (list.text().contains(what)) {
        return true;
      }
      address = list.first("rel=\"next\" href=\"([^\"]+)\"").replace("&amp;", "&");
    }
    return false;
  }

  @Test
  void isSteppedBackFromWithOneButtonAndThenIsGone() {
    Brought accepted = Brought.accepted(api);
    Visit handler = as("demo.handler");
    Visit.Shown page = handler.get(page(accepted));

    Visit.Shown gone = handler.submit(page, page(accepted) + "/recuse");

    assertThat(gone.header("Location")).isEqualTo("/desk/recused");
    assertThat(handler.get("/desk/recused").text()).contains("您已经回避", "领导已经收到通知");
    assertThat(handler.get(page(accepted)).status()).isEqualTo(404);
    assertThat(handler.get("/desk").text()).doesNotContain(accepted.number());
  }

  @Test
  void keepsADraftForItsOfficerAloneUntilTheActIsDone() {
    Brought accepted = Brought.accepted(api);
    Visit handler = as("demo.handler");
    Visit.Shown page = handler.get(page(accepted));
    Visit.Shown kept =
        handler.submit(
            page,
            page(accepted) + "/draft/answer",
            "text-facts",
            "水泵损坏。",
            "outcome",
            "supported",
            "promised-2",
            "2026-12-31");
    assertThat(kept.text()).contains("草稿已保存 ").doesNotContain("<html", "水泵");

    Visit.Shown later = handler.get(page(accepted));
    assertThat(later.text()).contains("水泵损坏。", "草稿已保存", "value=\"2026-12-31\"");
    assertThat(later.text()).contains("value=\"supported\" checked");
    assertThat(as("demo.lead").get(page(accepted)).text()).doesNotContain("水泵损坏。");

    assertThat(handler.submit(later, act(accepted, "answer"), answer()).status()).isEqualTo(303);
    assertThat(handler.get(page(accepted)).text()).doesNotContain("草稿已保存");
  }

  @Test
  void keepsADraftByAButtonToo() {
    Brought referred = Brought.referredToWater(api);
    Visit handler = as("demo.handler");
    Visit.Shown kept =
        handler.submit(
            handler.get(act(referred, "accept")),
            act(referred, "accept"),
            "go",
            "draft",
            "text-how",
            "先去看看。");
    assertThat(kept.text()).contains("草稿已保存 ", "先去看看。", "<html");
    assertThat(handler.get(act(referred, "accept")).text()).contains("先去看看。");
    assertThat(referred.stage()).isEqualTo("referred");
  }

  @Test
  void overwritesNoOtherWindowsDraftUnseen() {
    Brought referred = Brought.referredToWater(api);
    Visit handler = as("demo.handler");
    String form = act(referred, "accept");
    String keep = page(referred) + "/draft/accept";
    Visit.Shown here = handler.get(form);
    Visit.Shown there = handler.get(form);
    handler.submit(there, keep, "text-how", "那边写的");

    Visit.Shown told = handler.submit(here, keep, "text-how", "这边写的");
    assertThat(told.text()).contains("另一个窗口存了不同的内容");
    Visit.Shown told2 =
        handler.submit(
            here, keep, "text-how", "这边写的", "draft", told.hidden().getOrDefault("draft", ""));
    assertThat(told2.text()).contains("另一个窗口存了不同的内容");

    Visit.Shown both = handler.submit(here, form, "go", "draft", "text-how", "这边写的");
    assertThat(both.text()).contains("这边写的", "那边写的", "没有被覆盖");
    assertThat(handler.get(form).text()).contains("那边写的").doesNotContain("这边写的");
    handler.submit(both, form, "go", "draft", "text-how", "这边写的");
    assertThat(handler.get(form).text()).contains("这边写的").doesNotContain("那边写的");
  }

  @Test
  void assignsAUnitAndSomebodyOfIt() {
    Brought accepted = Brought.accepted(api);
    Visit lead = as("demo.lead");
    Visit.Shown page = lead.get(act(accepted, "assign"));
    assertThat(page.text()).contains("农村水利科", "李青", "孙婕").doesNotContain("何冰");
    Visit.Shown missing = lead.submit(page, act(accepted, "assign"));
    assertThat(missing.text()).contains("href=\"#f-unit\"", "请选择一个部门。");

    String supply = page.first("<option value=\"([^\"]+)\"[^>]*>供水科");
    Visit.Shown done = lead.submit(page, act(accepted, "assign"), "unit", supply);

    assertThat(done.header("Location")).endsWith("?done=assign");
    assertThat(as("demo.handler2").get(page(accepted)).status()).isEqualTo(200);
  }

  @Test
  void findsAnInstitutionToReferTo() {
    Brought registered = Brought.registered(api);
    Visit registrar = as("demo.registrar");
    Visit.Shown page = registrar.get(act(registered, "refer"));
    assertThat(page.text()).contains("青禾县水务局").doesNotContain("value=\"990123-petitions\"");

    Visit.Shown missing = registrar.submit(page, act(registered, "refer"), "text-reason", "x");
    assertThat(missing.text()).contains("href=\"#f-institution\"");
    Visit.Shown done =
        registrar.submit(
            page,
            act(registered, "refer"),
            "institution",
            "990123-water",
            "text-reason",
            "农田水利由水务局负责。");
    assertThat(done.header("Location")).endsWith("?done=refer");
    assertThat(registered.stage()).isEqualTo("referred");
  }

  @Test
  void changesTheLanguageWithoutForgettingWhatWasTyped() {
    Brought accepted = Brought.accepted(api);
    Visit handler = as("demo.handler");
    Visit.Shown english =
        handler.submit(
            handler.get(page(accepted)), act(accepted, "answer"), "lang", "en", "text-facts", "水泵");
    assertThat(english.header("Location")).isEqualTo(page(accepted));
    assertThat(handler.get(page(accepted)).text()).contains("What you can do", "水泵");
    assertThat(accepted.stage()).isEqualTo("handling");
  }
}
