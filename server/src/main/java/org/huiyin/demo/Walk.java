package org.huiyin.demo;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.huiyin.ledger.receipt.Receipt;
import org.huiyin.matter.Lateness;
import org.huiyin.matter.SettableLegalTime;
import tools.jackson.databind.JsonNode;

/// One matter through its whole life, over the API alone: filed, registered, referred wrongly
/// and objected to in time, referred again, accepted, extended once, answered with two
/// promises, one kept and one contested, reviewed by the city and sent back, answered again,
/// confirmed.
///
/// Each step prints where the matter stands, whose turn it is and by when, and how each new
/// date was counted. A step that doesn't hold ends the walk with an exception that says what
/// was expected. Moves the server's legal time. Not thread-safe.
public final class Walk {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final LocalTime MORNING = LocalTime.of(9, 0);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
  private static final int LOOKS = 50;

  private final DemoClient client;
  private final SettableLegalTime legalTime;
  private final Lateness lateness;
  private final Locale locale;
  private final PrintStream out;
  private final Set<String> explained = new HashSet<>();
  private String number = "";
  private String key = "";
  private int steps;

  public Walk(
      DemoClient client,
      SettableLegalTime legalTime,
      Lateness lateness,
      Locale locale,
      PrintStream out) {
    this.client = client;
    this.legalTime = legalTime;
    this.lateness = lateness;
    this.locale = locale;
    this.out = out;
  }

  /// What the walk leaves behind: a matter that can be looked at.
  ///
  /// @param receipt of the matter, which anybody can verify
  public record Walked(String number, String key, int steps, String receipt) {}

  /// Walks.
  ///
  /// @param start the day on which it is filed; the demo's is Tuesday, 10 February 2026, before
  ///     Spring Festival
  public Walked from(LocalDate start) {
    LocalDate day = start;
    at(day);
    step("filed", "提出", this::file, "received");
    day = nextWeekday(day.plusDays(1));
    at(day);
    step("registered", "登记", () -> desk("demo.registrar", "register", Map.of()), "registered");
    step(
        "referred, wrongly, to the labour bureau",
        "转送（误转人社局）",
        () ->
            desk(
                "demo.registrar",
                "refer",
                Map.of(
                    "institution",
                    DemoCounty.LABOUR,
                    "texts",
                    texts("reason", "来信提到村里拖欠管水员工资。", "It mentions unpaid wages."))),
        "referred");
    day = day.plusDays(2);
    at(day);
    step(
        "objected to in time",
        "五个工作日内提出异议",
        () ->
            desk(
                "demo.labour",
                "object",
                Map.of(
                    "texts",
                    texts(
                        "reason",
                        "诉求是修复泵站，属于水务部门职权。",
                        "The request is to repair a pumping station: the water bureau's power."))),
        "objected");
    step(
        "objection agreed to",
        "核实同意异议，交还材料",
        () ->
            desk(
                "demo.registrar",
                "agree-objection",
                Map.of("texts", texts("reason", "核实无误。", "Verified."))),
        "registered");
    step(
        "referred to the water bureau",
        "转送水务局",
        () ->
            desk(
                "demo.registrar",
                "refer",
                Map.of(
                    "institution",
                    DemoCounty.WATER,
                    "texts",
                    texts("reason", "农田水利设施由水务局负责。", "Irrigation is the water bureau's."))),
        "referred");
    LocalDate accepted = start.plusDays(14);
    at(accepted);
    step(
        "accepted",
        "受理",
        () ->
            desk(
                "demo.handler",
                "accept",
                Map.of(
                    "texts",
                    texts(
                        "how",
                        "由农村水利科实地查看后书面答复。",
                        "The rural water section looks at it on the spot and answers in writing."))),
        "handling");
    step("a lead named", "确定包案领导", this::nameTheLead, "handling");
    JsonNode before = view();
    at(accepted.plusDays(50));
    step(
        "extended once",
        "延长一次",
        () ->
            desk(
                "demo.lead",
                "extend",
                Map.of(
                    "days",
                    30,
                    "texts",
                    texts("reason", "水泵须向厂家订货。", "The pump has to be ordered from the maker."))),
        "handling");
    require(
        due(view(), "answer").isAfter(due(before, "answer").plusDays(25)),
        "the extension moves the answer's date by its days");
    refusesASecondExtension();
    LocalDate answered = accepted.plusDays(80);
    at(answered);
    step("answered, with two promises", "答复，作出两项承诺", () -> answer(answered), "answered");
    at(answered.plusDays(2));
    step(
        "received by the complainant",
        "诉求人收到书面答复",
        () -> complainant("deliver", Map.of("on", answered.plusDays(2).toString())),
        "answered");
    at(answered.plusDays(13));
    step("first promise reported as kept", "报告第一项承诺已兑现", () -> kept(1), "answered");
    step(
        "first promise confirmed by the complainant",
        "诉求人确认第一项已做到",
        () -> complainant("confirm-promise", Map.of("promise", 1)),
        "answered");
    step("second promise reported as kept", "报告第二项承诺已兑现", () -> kept(2), "answered");
    at(answered.plusDays(20));
    step(
        "second promise contested",
        "诉求人表示第二项没有做到",
        () ->
            complainant(
                "contest-promise",
                Map.of(
                    "promise",
                    2,
                    "texts",
                    texts("reason", "值班表没有贴出来。", "No duty roster was put up."))),
        "answered");
    at(answered.plusDays(24));
    step("second promise kept after all", "第二项承诺重新兑现", () -> keptAfterAll(), "answered");
    step(
        "and confirmed",
        "诉求人确认第二项已做到",
        () -> complainant("confirm-promise", Map.of("promise", 2)),
        "answered");
    at(answered.plusDays(25));
    step(
        "review asked for",
        "请求复查",
        () ->
            complainant(
                "request-review",
                Map.of("texts", texts("reason", "损失没有核算。", "The loss was never assessed."))),
        "review");
    at(answered.plusDays(45));
    step("reviewed by the city: sent back", "市政府复查：责令重新处理", this::review, "handling");
    at(answered.plusDays(47));
    step(
        "review decision received",
        "诉求人收到复查意见",
        () -> complainant("deliver-review", Map.of("on", answered.plusDays(47).toString())),
        "handling");
    LocalDate again = answered.plusDays(60);
    at(again);
    step("answered again", "重新答复", () -> answerAgain(), "answered");
    at(again.plusDays(3));
    step(
        "received again",
        "诉求人收到新的答复",
        () -> complainant("deliver", Map.of("on", again.plusDays(3).toString())),
        "answered");
    step(
        "confirmed by the complainant",
        "诉求人确认已解决",
        () -> complainant("confirm", Map.of()),
        "answered");
    end();
    return new Walked(number, key, steps, receipt());
  }

  /// Once all that was done is in the ledger, which takes a second or two; after ten, as it is.
  private String receipt() {
    String receipt = client.receipt(number, key);
    for (int looks = 0; looks < LOOKS && !isInLedger(receipt); looks++) {
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      receipt = client.receipt(number, key);
    }
    return receipt;
  }

  private static boolean isInLedger(String receipt) {
    return Receipt.parse(receipt.getBytes(StandardCharsets.UTF_8)).entries().stream()
        .allMatch(entry -> entry.place().isPresent());
  }

  private JsonNode file() {
    JsonNode filed =
        client
            .file(
                Map.of(
                    "kind",
                    "remedy",
                    "relation",
                    "concerns",
                    "institution",
                    DemoCounty.PETITIONS,
                    "topic",
                    "irrigation",
                    "place",
                    "990123101201",
                    "ask",
                    say(
                        "请修好北渠村泵站，赔偿今年的损失。",
                        "Please repair the pumping station and make good this year's loss."),
                    "story",
                    say(
                        "北渠村泵站去年十月坏了，报修三次没有人来。四十户的地浇不上水，管水员的工资也拖着。",
                        "The pumping station of Beiqu Village broke down last October. Three reports, and nobody came. Forty"
                            + " families can't water their fields, and the keeper's wages are overdue."),
                    "identity",
                    Map.of("name", "王小河", "phone", "000-0000-0000")))
            .expect(201);
    number = filed.required("number").stringValue();
    key = filed.required("key").stringValue();
    return filed.required("matter");
  }

  private JsonNode answer(LocalDate on) {
    return desk(
        "demo.handler",
        "answer",
        Map.of(
            "outcome",
            "supported",
            "promises",
            List.of(
                Map.of(
                    "due",
                    on.plusDays(14).toString(),
                    "text",
                    say("更换水泵并通水。", "Replace the pump and bring the water back.")),
                Map.of(
                    "due",
                    on.plusDays(16).toString(),
                    "text",
                    say("公布泵站值班表。", "Put up a duty roster at the station."))),
            "texts",
            reasoned(say("支持：修复泵站。", "Supported: the station is repaired."))));
  }

  private JsonNode review() {
    return desk(
        "demo.reviewer",
        "review",
        Map.of(
            "outcome",
            "sent-back",
            "texts",
            Map.of(
                "facts",
                say(
                    "泵站已修复，值班表已张贴，但损失未核算。",
                    "The station works and the roster is up; the loss wasn't assessed."),
                "reasons",
                say("诉求人提出的赔偿请求没有得到答复。", "The request for compensation wasn't answered."),
                "decision",
                say("撤销原处理意见中未答复的部分，责令重新处理。", "Set aside where it doesn't answer, and sent back."),
                "basis",
                say("《信访工作条例》第三十五条", "Regulation on Petition Work, Art. 35"))));
  }

  private JsonNode answerAgain() {
    return desk(
        "demo.lead",
        "answer",
        Map.of(
            "outcome",
            "supported",
            "texts",
            reasoned(say("支持：按核算结果赔偿损失。", "Supported: the loss is made good as assessed."))));
  }

  private Map<String, String> reasoned(String decision) {
    return Map.of(
        "request",
        say("修复泵站，赔偿损失。", "Repair the station, make good the loss."),
        "facts",
        say("现场查看：水泵轴承损坏，停水四个月。", "Seen on the spot: bearing broken, four months without water."),
        "reasons",
        say("泵站由水务局管理，应当维修。", "The station is the bureau's to maintain."),
        "decision",
        decision,
        "basis",
        say("《信访工作条例》第三十二条第一款第一项", "Regulation on Petition Work, Art. 32(1)(1)"));
  }

  private JsonNode kept(int promise) {
    return desk(
        "demo.handler",
        "report-kept",
        Map.of("promise", promise, "texts", texts("how", "已完成，附照片。", "Done, with photographs.")));
  }

  private JsonNode keptAfterAll() {
    return desk(
        "demo.lead",
        "report-kept",
        Map.of(
            "promise",
            2,
            "texts",
            texts("how", "值班表已张贴在泵站门口。", "The roster hangs at the station's door.")));
  }

  private void refusesASecondExtension() {
    DemoClient.Answer second =
        client.act(
            "demo.lead",
            number,
            "extend",
            Map.of("days", 5, "texts", texts("reason", "再延长。", "Once more.")));
    JsonNode problem = second.expect(422);
    require(
        problem.required("ruleId").stringValue().equals("too-often"),
        "a second extension is refused by its rule");
    out.println(
        "   "
            + say("再次延长被拒绝：", "A second extension is refused: ")
            + problem.required("detail").stringValue()
            + " ("
            + problem.required("citation").stringValue()
            + ")");
    out.println();
  }

  private void end() {
    JsonNode matter = view();
    require(matter.required("word").stringValue().equals("confirmed"), "the word is confirmed");
    require(matter.required("legal").stringValue().equals("answered"), "legally it is answered");
    require(
        matter.required("turn").required("role").stringValue().equals("complainant"),
        "nothing is owed any more");
    int readings = matter.required("readings").size();
    require(readings >= 1, "the complainant sees who read it");
    require(
        client.view(number, "00000-00000-00000-00000").status() == 401,
        "a wrong key opens nothing");
    out.println(
        say("法律状态：", "Legal state: ")
            + matter.required("stage").required("title").stringValue()
            + say("；诉求人的话：确认已解决", "; the complainant's word: confirmed")
            + say("；查阅记录：", "; readings journaled: ")
            + readings);
  }

  private void step(String en, String zh, Supplier<JsonNode> act, String expectedStage) {
    steps++;
    LocalDate today = legalTime.instant().atZone(ZONE).toLocalDate();
    JsonNode after = act.get();
    String stage = after.required("stage").required("id").stringValue();
    require(
        stage.equals(expectedStage),
        "after '" + en + "' the stage is " + expectedStage + ", not " + stage);
    out.printf("%2d. %s  %s%n", steps, today, say(zh, en));
    JsonNode matter = view();
    out.println("   " + matter.required("sentence").stringValue());
    for (JsonNode clock : matter.required("clocks")) {
      explain(clock);
    }
    if (steps == 1) {
      for (JsonNode outlook : matter.required("outlook")) {
        out.println(
            "   "
                + outlook.required("answer").required("title").stringValue()
                + say("：", ": ")
                + outlook.required("latest").stringValue());
      }
    }
    out.println();
  }

  /// Prints each clock when it starts, and again when its date has moved.
  private void explain(JsonNode clock) {
    String due = clock.required("due").stringValue();
    boolean runs = clock.required("status").stringValue().equals("running");
    if (runs && explained.add(clock.required("number").intValue() + " " + due)) {
      out.println("   · " + clock.required("counted").stringValue().replace("\n", "\n     "));
    }
  }

  private JsonNode nameTheLead() {
    JsonNode offered =
        client
            .open("demo.lead", number)
            .expect(200)
            .required("can")
            .valueStream()
            .filter(can -> can.at("/act/id").stringValue().equals("name-lead"))
            .findFirst()
            .orElseThrow();
    String lead = offered.at("/officers/0/id").stringValue();
    return desk("demo.lead", "name-lead", Map.of("officer", lead));
  }

  private JsonNode desk(String login, String act, Map<String, ?> rest) {
    client.open(login, number).expect(200);
    return client.act(login, number, act, rest).expect(200);
  }

  private JsonNode complainant(String act, Map<String, ?> rest) {
    Map<String, Object> all = new HashMap<>(rest);
    all.put("act", act);
    return client.act(number, key, all).expect(200);
  }

  private JsonNode view() {
    return client.view(number, key).expect(200);
  }

  private static LocalDate due(JsonNode matter, String clock) {
    for (JsonNode each : matter.required("clocks")) {
      if (each.required("clock").required("id").stringValue().equals(clock)) {
        return LocalDate.parse(each.required("due").stringValue());
      }
    }
    throw new IllegalStateException("no clock " + clock);
  }

  private void at(LocalDate day) {
    legalTime.moveTo(day.atTime(MORNING).atZone(ZONE).toInstant());
    lateness.sweep();
  }

  private static LocalDate nextWeekday(LocalDate day) {
    LocalDate next = day;
    while (next.getDayOfWeek() == DayOfWeek.SATURDAY || next.getDayOfWeek() == DayOfWeek.SUNDAY) {
      next = next.plusDays(1);
    }
    return next;
  }

  private Map<String, String> texts(String name, String zh, String en) {
    return Map.of(name, say(zh, en));
  }

  private String say(String zh, String en) {
    return locale.getLanguage().equals("zh") ? zh : en;
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException("the walk doesn't hold: " + what);
    }
  }
}
