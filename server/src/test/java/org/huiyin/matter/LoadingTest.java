package org.huiyin.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.huiyin.Api;
import org.huiyin.TestServer;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Officer;
import org.huiyin.demo.DemoCounty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What another system had is taken in with its own days, and nothing of it is invented.
class LoadingTest {

  private static final String SOURCE = "hotline";
  private static final LocalDate THEN = LocalDate.of(2021, 3, 1);

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static OfficerPrincipal officer(String login) {
    Officer officer = server.bean(Directory.class).officerByLogin(login).orElseThrow();
    return new OfficerPrincipal(
        officer.id(), officer.institution(), officer.unit(), officer.roles(), Set.of());
  }

  private static Filing filing(String institution) {
    return new Filing(
        "remedy",
        Relation.CONCERNS,
        institution,
        Filing.About.NOTHING,
        "phone",
        null,
        null,
        "修好水渠。",
        "水渠坏了三个月。",
        null,
        null,
        Map.of("name", "张三丰", "phone", "13900000000"),
        1);
  }

  private static PastMatter past(String id, boolean open) {
    return new PastMatter(
        SOURCE,
        id,
        filing(DemoCounty.PETITIONS),
        THEN,
        open,
        List.of(
            new PastAct(PastAct.What.PASSED_ON, THEN.plusDays(2), Map.of("to", "水务局")),
            new PastAct(PastAct.What.ANSWERED, THEN.plusDays(9), Map.of("answer", "已派人修。")),
            new PastAct(PastAct.What.CLOSED, THEN.plusDays(30), Map.of())));
  }

  private static List<LoadOutcome> load(PastMatter... batch) {
    return server.bean(Matters.class).load(officer("demo.registrar"), List.of(batch));
  }

  private static MatterView view(LoadOutcome outcome) {
    return server
        .bean(Matters.class)
        .open(
            officer("demo.registrar"),
            ((LoadOutcome.Loaded) outcome).number(),
            Locale.SIMPLIFIED_CHINESE)
        .orElseThrow();
  }

  private static void holds() {
    assertThat(server.bean(Checking.class).check(true).differences()).isEmpty();
  }

  @Test
  void oneThatHasEndedIsShownWithItsOwnDaysAndOwesNothing() {
    MatterView view = view(load(past("a-1", false)).getFirst());
    assertThat(view.stage().title()).isEqualTo("此前已在 hotline 办结");
    assertThat(view.clocks()).isEmpty();
    assertThat(view.happened())
        .extracting(entry -> entry.act().id())
        .containsExactly("past-opened", "past-passed-on", "past-answered", "past-closed");
    assertThat(view.happened().get(2).act().title()).contains("2021年3月10日");
    assertThat(view.happened().get(2).texts()).containsEntry("answer", "已派人修。");
    assertThat(view.happened().getFirst().on()).isEqualTo(server.today());
    holds();
  }

  @Test
  void oneThatGoesOnHasTheClocksOfALetterBesideWhatWasDoneBefore() {
    MatterView view = view(load(past("b-1", true)).getFirst());
    assertThat(view.stage().id()).isEqualTo("received");
    assertThat(view.clocks()).extracting(clock -> clock.clock().id()).contains("register");
    assertThat(view.happened())
        .extracting(entry -> entry.act().id())
        .containsExactly(
            "file", "past-passed-on", "past-answered", "past-closed", "list-as-backlog");
    assertThat(view.happened().getFirst().texts()).containsEntry("ask", "修好水渠。");
    holds();
  }

  @Test
  void theSameIsTakenInOnce() {
    PastMatter one = past("c-1", false);
    assertThat(load(one, past("c-2", true), one))
        .extracting(Object::getClass)
        .containsExactly(
            LoadOutcome.Loaded.class, LoadOutcome.Loaded.class, LoadOutcome.Already.class);
    assertThat(load(past("c-2", false), past("c-3", false)))
        .extracting(Object::getClass)
        .containsExactly(LoadOutcome.Already.class, LoadOutcome.Loaded.class);
    assertThat(server.database().rows("select encode(mac, 'hex') from loaded"))
        .noneMatch(mac -> mac.contains("c-1"));
  }

  @Test
  void whatCantBeTakenInIsNamedAndTheRestIsTakenIn() {
    PastMatter good = past("d-1", false);
    PastMatter unnamed = new PastMatter("Old System", "d-2", good.filing(), THEN, false, List.of());
    PastMatter elsewhere =
        new PastMatter(SOURCE, "d-3", filing(DemoCounty.WATER), THEN, false, List.of());
    PastMatter tomorrow =
        new PastMatter(SOURCE, "d-4", good.filing(), server.today().plusDays(2), false, List.of());
    List<LoadOutcome> outcomes = load(unnamed, elsewhere, tomorrow, good);
    assertThat(errors(outcomes.get(0))).containsExactly(FieldError.of("source", "malformed"));
    assertThat(errors(outcomes.get(1))).containsExactly(FieldError.of("institution", "elsewhere"));
    assertThat(errors(outcomes.get(2))).containsExactly(FieldError.of("openedOn", "out-of-range"));
    assertThat(outcomes.get(3)).isInstanceOf(LoadOutcome.Loaded.class);
  }

  private static List<FieldError> errors(LoadOutcome outcome) {
    return ((LoadOutcome.Refused) outcome).errors();
  }

  @Test
  void nothingIsKeptOfWhoBroughtOneThatHasEndedAndNoKeyOpensIt() {
    String number = ((LoadOutcome.Loaded) load(past("e-1", false)).getFirst()).number().text();
    assertThat(
            server
                .database()
                .rows(
                    "select count(*)::text from party p join matter m on m.id = p.matter"
                        + " where m.number = ?",
                    number))
        .containsExactly("0");
    assertThat(
            server
                .database()
                .rows("select octet_length(key_mac)::text from matter where number = ?", number))
        .containsExactly("0");
  }

  @Test
  void noKeyOpensWhatHasEndedThere() {
    String number = ((LoadOutcome.Loaded) load(past("h-1", false)).getFirst()).number().text();
    Api api = new Api(server);
    assertThat(
            api.get(
                    "/matters/" + number,
                    "Authorization",
                    Api.basic(number, "0000 0000 0000 0000 0000"))
                .statusCode())
        .isEqualTo(401);
  }

  @Test
  void inOneThatHasEndedNobodyDoesAnythingButStepBack() {
    LoadOutcome loaded = load(past("f-1", false)).getFirst();
    assertThat(view(loaded).can()).extracting(can -> can.act().id()).containsOnly("recuse");
    ActOutcome asked =
        server
            .bean(Matters.class)
            .act(
                officer("demo.registrar"),
                ((LoadOutcome.Loaded) loaded).number(),
                new ActRequest(
                    "question",
                    org.huiyin.rulebook.Particulars.NONE,
                    Map.of("question", "?"),
                    java.util.OptionalInt.empty()),
                Locale.ENGLISH);
    assertThat(asked).isInstanceOf(ActOutcome.Refused.class);
  }

  @Test
  void itIsErasedAtTheEndOfItsTermFromTheDayItCameAndDoesntComeBack() {
    LoadOutcome loaded = load(past("g-1", false)).getFirst();
    String number = ((LoadOutcome.Loaded) loaded).number().text();
    server.moveTo(server.today().plusYears(10));
    server.bean(Retention.class).sweep();
    assertThat(erasedOn(number)).isEmpty();
    server.moveTo(server.today().plusDays(2));
    server.bean(Retention.class).sweep();
    assertThat(erasedOn(number)).isNotEmpty();
    assertThat(load(past("g-1", false)).getFirst()).isInstanceOf(LoadOutcome.Already.class);
    holds();
  }

  private static String erasedOn(String number) {
    return server
        .database()
        .rows("select coalesce(erased_on::text, '') from matter where number = ?", number)
        .getFirst();
  }
}
