package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// R2 with 第二十八条第三款 "各级机关、单位工作人员与信访事项或者信访人有直接利害关系的，应当回避":
/// who steps back reads nothing more, and the matter has somebody else at once.
class RecusalHttpTest {

  private static final TestServer SERVER = TestServer.start();

  private final Api api = new Api(SERVER);
  private final Directory directory = SERVER.bean(Directory.class);
  private final Bureau bureau = new Bureau(api);
  private final Officer lead = bureau.officer(Role.LEAD);
  private final Officer handler = bureau.officer(Role.HANDLER);

  @AfterAll
  static void close() {
    SERVER.close();
  }

  private static JsonNode last(JsonNode view, String act) {
    return view.required("happened")
        .valueStream()
        .filter(entry -> entry.required("act").required("id").stringValue().equals(act))
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  private String duties(Officer officer) {
    return api.get("/desk/duties?limit=200", "Authorization", api.bearer(officer.login())).body();
  }

  /// Given a handler for whom somebody stands in today; when the handler steps back; then that
  /// one has the matter, and nobody had to name them.
  @Test
  void whoeverStandsInTodayHasItAtOnce() {
    Officer other = bureau.officer(Role.HANDLER);
    Officer apart = bureau.officer(bureau.id(), null, Role.HANDLER);
    bureau.covered(handler, apart);
    Brought brought = bureau.handledBy(handler, lead);
    stepsBack(brought, handler);
    Api.problem(brought.open(handler.login()), 404, "not-found");
    assertThat(duties(apart)).contains(brought.number()).contains("\"mine\":true");
    assertThat(duties(other)).contains(brought.number());
  }

  /// Given that whoever stands in has stepped back before; then the lead is told, and not they.
  @Test
  void whoeverStandsInPassesTheWallThemselves() {
    Officer apart = bureau.officer(bureau.id(), null, Role.HANDLER);
    bureau.covered(handler, apart);
    Brought brought = bureau.handledBy(handler, lead);
    stepsBack(brought, apart);
    stepsBack(brought, handler);
    assertThat(duties(apart)).doesNotContain(brought.number());
    assertThat(told(brought, "recuse")).containsExactly("包案领导 · " + name());
  }

  /// Given nobody who stands in; then the lead is told, has what is owed on their list, and names
  /// somebody.
  @Test
  void elseTheLeadIsToldAndNamesSomebody() {
    Officer other = bureau.officer(Role.HANDLER);
    Brought brought = bureau.handledBy(handler, lead);
    stepsBack(brought, handler);
    assertThat(told(brought, "recuse")).containsExactly("包案领导 · " + name());
    assertThat(duties(lead)).contains(brought.number());
    brought.done(lead.login(), "assign", bureau.to(other));
    brought.done(other.login(), "answer", Brought.anAnswer());
  }

  /// Given the lead has stepped back too; then one level up is told, and may name somebody there,
  /// which they may not as long as there is a lead.
  @Test
  void whereThereIsNoLeadOneLevelUpIsToldAndNamesSomebody() {
    Officer other = bureau.officer(Role.HANDLER);
    Brought brought = bureau.handledBy(handler, lead);
    Api.problem(
        brought.act("demo.city-supervisor", "assign", bureau.to(other)), 422, "rule-refused");
    stepsBack(brought, lead);
    stepsBack(brought, handler);
    assertThat(told(brought, "recuse")).containsExactly("督查员 · 望川市人民政府");
    brought.done("demo.city-supervisor", "assign", bureau.to(other));
    brought.done(other.login(), "answer", Brought.anAnswer());
  }

  /// Given everybody there has stepped back; then the seat goes one level up, where somebody can
  /// answer.
  @Test
  void whereNobodyIsLeftTheSeatGoesUp() {
    UUID city = directory.officerByLogin("demo.city-lead").orElseThrow().institution();
    Officer above = bureau.officer(city, null, Role.HANDLER);
    Brought brought = bureau.handledBy(handler, lead);
    stepsBack(brought, lead);
    stepsBack(brought, handler);
    assertThat(brought.view().required("turn").required("institution").stringValue())
        .isEqualTo("望川市人民政府");
    brought.done(above.login(), "answer", Brought.anAnswer());
    assertThat(brought.stage()).isEqualTo("answered");
  }

  /// Given many openings at once; when the officer steps back among them; then each that was
  /// answered stands in the journal before the stepping back, and none after it.
  @Test
  void noReadingSlipsInBehindTheRecusal() throws Exception {
    bureau.officer(Role.HANDLER);
    Brought brought = bureau.handledBy(handler, lead);
    ConcurrentLinkedQueue<Integer> answers = new ConcurrentLinkedQueue<>();
    CountDownLatch go = new CountDownLatch(1);
    api.bearer(handler.login());
    try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        boolean stepsBack = i == 8;
        all.add(
            readers.submit(
                () -> {
                  go.await();
                  return stepsBack
                      ? stepsBack(brought, handler)
                      : answers.add(brought.open(handler.login()).statusCode());
                }));
      }
      go.countDown();
      for (Future<?> each : all) {
        each.get();
      }
    }
    List<String> own =
        SERVER
            .database()
            .rows(
                """
                select facts::jsonb ->> 'act' from journal j join matter m on m.id = j.matter
                where m.number = ? and facts::jsonb #>> '{by,officer}' = ?
                  and facts::jsonb ->> 'act' in ('open', 'recuse') order by seq
                """,
                brought.number(),
                handler.id().toString());
    assertThat(answers).hasSize(23).allMatch(status -> status == 200 || status == 404);
    assertThat(own).endsWith("recuse");
    assertThat(own.stream().filter("open"::equals).count())
        .isEqualTo(answers.stream().filter(status -> status == 200).count());
    assertThat(duties(handler)).doesNotContain(brought.number());
  }

  /// Given a handler whom the complainant knows by name; when they ask that this one keep out;
  /// then the handler reads on and can't answer until the lead has decided, with reasons.
  @Test
  void whomTheComplainantAsksToKeepOutReadsOnAndDecidesNothing() {
    Brought brought = bureau.accepted(handler);
    // Known by name, but not where it is decided now.
    UUID stranger = directory.officerByLogin("demo.registrar").orElseThrow().id();
    assertThat(
            Api.errors(
                Api.problem(brought.act("ask-recusal", asking(stranger)), 422, "invalid-fields")))
        .containsExactly("officer unknown");
    brought.done("ask-recusal", asking(handler.id()));
    assertThat(told(brought, "ask-recusal")).containsExactly("包案领导 · " + name());
    assertThat(brought.open(handler.login()).statusCode()).isEqualTo(200);
    JsonNode refused =
        Api.problem(
            brought.act(handler.login(), "answer", Brought.anAnswer()), 422, "rule-refused");
    assertThat(refused.toString()).contains("asked-out");
    bureau.officer(Role.HANDLER);
    brought.done(lead.login(), "grant-recusal", Map.of("texts", Map.of("reason", "是当事人的弟弟。")));
    Api.problem(brought.open(handler.login()), 404, "not-found");
    assertThat(
            last(brought.view(), "grant-recusal")
                .required("texts")
                .required("reason")
                .stringValue())
        .isEqualTo("是当事人的弟弟。");
  }

  private static Map<String, Object> asking(UUID officer) {
    return Map.of("officer", officer, "texts", Map.of("reason", "他是施工方老板的弟弟。"));
  }

  /// Given that it is the lead of whom it is asked; then neither they nor anybody beside them but
  /// one level up decides; and that one decides nothing about anybody else.
  @Test
  void ofTheLeadIsDecidedOneLevelUp() {
    Brought brought = bureau.handledBy(handler, lead);
    brought.done("ask-recusal", asking(lead.id()));
    assertThat(told(brought, "ask-recusal")).containsExactly("督查员 · 望川市人民政府");
    Map<String, Object> reasons = Map.of("texts", Map.of("reason", "没有利害关系。"));
    Api.problem(brought.act(lead.login(), "refuse-recusal", reasons), 422, "rule-refused");
    brought.done("demo.city-supervisor", "refuse-recusal", reasons);
    brought.done("ask-recusal", asking(handler.id()));
    Api.problem(
        brought.act("demo.city-supervisor", "refuse-recusal", reasons), 422, "rule-refused");
    brought.done(lead.login(), "refuse-recusal", reasons);
    brought.done(handler.login(), "answer", Brought.anAnswer());
  }

  private static boolean stepsBack(Brought brought, Officer officer) {
    assertThat(brought.act(officer.login(), "recuse", Map.of()).statusCode()).isEqualTo(204);
    return true;
  }

  private String name() {
    return directory.institution(bureau.id()).orElseThrow().name().zh();
  }

  private List<String> told(Brought brought, String act) {
    return last(
            Api.json(
                api.get(
                    "/matters/" + brought.number(),
                    "Authorization",
                    Api.basic(brought.number(), brought.key()),
                    "Accept-Language",
                    "zh")),
            act)
        .required("told")
        .valueStream()
        .map(
            to ->
                to.required("who").stringValue() + " · " + to.required("institution").stringValue())
        .toList();
  }
}
