package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.huiyin.authority.Authorities;
import org.huiyin.authority.Change;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Editor;
import org.huiyin.authority.Institution;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Role;
import org.huiyin.demo.DemoCounty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Somebody is away: their duties wait for whoever stands in, behind that one's own walls.
class CoverHttpTest {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  /// Whoever is added here would be told and asked elsewhere.
  private static final TestServer SERVER = TestServer.start();

  private final Api api = new Api(SERVER);
  private final Directory directory = api.server().bean(Directory.class);
  private final Institution water = directory.institutionByCode(DemoCounty.WATER).orElseThrow();
  private final UUID irrigation = unitOf("demo.handler");
  private final UUID supply = unitOf("demo.handler2");
  private final LocalDate today = api.server().today();

  @AfterAll
  static void close() {
    SERVER.close();
  }

  private UUID unitOf(String login) {
    return directory.officerByLogin(login).map(Officer::unit).orElseThrow();
  }

  private Officer officer(@Nullable UUID unit, Role... roles) {
    String login = "cover." + NUMBER.incrementAndGet();
    Officer officer =
        new Officer(
            UUID.randomUUID(), water.id(), unit, "人" + login, login, Set.of(roles), Set.of(), true);
    assertThat(api.server().bean(Authorities.class).add(new Editor("system:test", null), officer))
        .isInstanceOf(Change.Created.class);
    return officer;
  }

  private static Map<String, Object> cover(Officer substitute, LocalDate from, LocalDate until) {
    Map<String, Object> cover = new HashMap<>();
    cover.put("substitute", substitute.id());
    cover.put("from", from.toString());
    cover.put("until", until.toString());
    return cover;
  }

  private static Map<String, Object> of(Officer officer, Map<String, Object> cover) {
    cover.put("officer", officer.id());
    return cover;
  }

  private HttpResponse<String> set(String login, Map<String, Object> cover) {
    return api.post(
        "/desk/covers",
        Api.text(cover),
        "Authorization",
        api.bearer(login),
        "Accept-Language",
        "en");
  }

  private String covered(Officer absent, Officer substitute) {
    HttpResponse<String> answer = set(absent.login(), cover(substitute, today, today.plusDays(6)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return Api.json(answer).required("id").stringValue();
  }

  private List<String> refusals(String login, Map<String, Object> cover) {
    return Api.errors(Api.problem(set(login, cover), 422, "invalid-fields"));
  }

  private Brought assignedTo(UUID unit, @Nullable Officer officer) {
    Map<String, Object> assignment = new HashMap<>();
    assignment.put("unit", unit);
    if (officer != null) {
      assignment.put("officer", officer.id());
    }
    return Brought.accepted(api).done("demo.lead", "assign", assignment);
  }

  private List<JsonNode> duties(String login, Brought brought) {
    HttpResponse<String> answer =
        api.get("/desk/duties?limit=200", "Authorization", api.bearer(login));
    return Api.json(answer)
        .required("duties")
        .valueStream()
        .filter(duty -> duty.required("number").stringValue().equals(brought.number()))
        .toList();
  }

  @Test
  void whatWaitsForTheAbsentOneWaitsForTheSubstituteAndSaysForWhom() {
    Officer absent = officer(irrigation, Role.HANDLER);
    Officer substitute = officer(supply, Role.HANDLER);
    Brought byName = assignedTo(irrigation, absent);
    Brought toTheUnit = assignedTo(irrigation, null);
    assertThat(duties(substitute.login(), byName)).isEmpty();
    assertThat(duties(substitute.login(), toTheUnit)).isEmpty();
    assertThat(byName.open(substitute.login()).statusCode()).isEqualTo(404);

    String cover = covered(absent, substitute);
    for (Brought brought : List.of(byName, toTheUnit)) {
      assertThat(duties(substitute.login(), brought))
          .isNotEmpty()
          .allSatisfy(
              duty -> {
                assertThat(duty.required("coverFor").stringValue()).isEqualTo(absent.name());
                assertThat(duty.required("mine").booleanValue()).isFalse();
              });
      assertThat(brought.open(substitute.login()).statusCode()).isEqualTo(200);
    }
    byName.done(substitute.login(), "answer", Brought.anAnswer());

    assertThat(end(absent.login(), cover).statusCode()).isEqualTo(204);
    assertThat(duties(substitute.login(), toTheUnit)).isEmpty();
    assertThat(toTheUnit.open(substitute.login()).statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> end(String login, String cover) {
    return api.send(
        "DELETE",
        "/api/v1/desk/covers/" + cover,
        BodyPublishers.noBody(),
        "Authorization",
        api.bearer(login));
  }

  @Test
  void itIsTheSubstitutesOwnWallThatIsAsked() {
    Officer absent = officer(irrigation, Role.HANDLER);
    Officer substitute = officer(irrigation, Role.HANDLER);
    Brought brought = assignedTo(irrigation, null);
    assertThat(brought.act(substitute.login(), "recuse", Map.of()).statusCode()).isEqualTo(204);
    covered(absent, substitute);
    assertThat(duties(substitute.login(), brought)).isEmpty();
    assertThat(brought.open(substitute.login()).statusCode()).isEqualTo(404);
  }

  @Test
  void whoHasSteppedBackPassesNothingOn() {
    Officer absent = officer(irrigation, Role.HANDLER);
    Officer substitute = officer(supply, Role.HANDLER);
    Brought brought = assignedTo(irrigation, null);
    assertThat(brought.act(absent.login(), "recuse", Map.of()).statusCode()).isEqualTo(204);
    covered(absent, substitute);
    assertThat(duties(substitute.login(), brought)).isEmpty();
    assertThat(brought.open(substitute.login()).statusCode()).isEqualTo(404);
  }

  @Test
  void aCoverThatIsToComeShowsNothingYet() {
    Officer absent = officer(null, Role.HANDLER);
    Officer substitute = officer(supply, Role.HANDLER);
    Brought brought = assignedTo(irrigation, absent);
    assertThat(
            set(absent.login(), cover(substitute, today.plusDays(1), today.plusDays(2)))
                .statusCode())
        .isEqualTo(201);
    assertThat(duties(substitute.login(), brought)).isEmpty();
    assertThat(brought.open(substitute.login()).statusCode()).isEqualTo(404);
  }

  @Test
  void withoutACoverTheLeadSeesWhatWaitsForSomebodyWhoIsAway() {
    Officer absent = officer(null, Role.HANDLER);
    Brought brought = assignedTo(irrigation, absent);
    assertThat(duties("demo.handler2", brought)).isEmpty();
    assertThat(duties("demo.lead", brought))
        .isNotEmpty()
        .allSatisfy(duty -> assertThat(duty.required("coverFor").isNull()).isTrue());
  }

  @Test
  void aLeadOfTheInstitutionSetsItAndNobodyElseDoes() {
    Officer absent = officer(irrigation, Role.HANDLER);
    Officer substitute = officer(irrigation, Role.HANDLER);
    for (String login : List.of("demo.handler", "demo.labour-lead", "demo.water-registrar")) {
      assertThat(refusals(login, of(absent, cover(substitute, today, today))))
          .containsExactly("officer not-allowed-by-roles");
    }
    HttpResponse<String> set = set("demo.lead", of(absent, cover(substitute, today, today)));
    assertThat(set.statusCode()).as(set.body()).isEqualTo(201);
    String id = Api.json(set).required("id").stringValue();
    assertThat(end("demo.handler", id).statusCode()).isEqualTo(404);
    assertThat(end("demo.lead", id).statusCode()).isEqualTo(204);
    assertThat(end("demo.lead", id).statusCode()).isEqualTo(404);
  }

  @Test
  void nobodyGainsPowerByStandingIn() {
    Officer lead = officer(null, Role.LEAD, Role.HANDLER);
    Officer handler = officer(irrigation, Role.HANDLER);
    assertThat(refusals(lead.login(), cover(handler, today, today)))
        .containsExactly("substitute lacks-roles");
    Officer elsewhere = directory.officerByLogin("demo.labour").orElseThrow();
    assertThat(refusals(handler.login(), cover(elsewhere, today, today)))
        .containsExactly("substitute unknown");
    assertThat(refusals(handler.login(), cover(handler, today, today)))
        .containsExactly("substitute unknown");
  }

  @Test
  void neitherTwoAtATimeNorAChain() {
    Officer absent = officer(irrigation, Role.HANDLER);
    Officer substitute = officer(irrigation, Role.HANDLER);
    Officer third = officer(irrigation, Role.HANDLER);
    covered(absent, substitute);
    assertThat(refusals(absent.login(), cover(third, today.plusDays(6), today.plusDays(9))))
        .containsExactly("from covered-already");
    assertThat(refusals(third.login(), cover(absent, today, today)))
        .containsExactly("substitute away");
    assertThat(refusals(substitute.login(), cover(third, today, today)))
        .containsExactly("officer stands-in");
    assertThat(set(absent.login(), cover(third, today.plusDays(7), today.plusDays(9))).statusCode())
        .isEqualTo(201);
  }

  @Test
  void lastsNinetyDaysAtMostAndBeginsTodayOrLater() {
    Officer absent = officer(irrigation, Role.HANDLER);
    Officer substitute = officer(irrigation, Role.HANDLER);
    String login = absent.login();
    assertThat(refusals(login, cover(substitute, today, today.plusDays(90))))
        .containsExactly("until too-long");
    assertThat(refusals(login, cover(substitute, today.minusDays(1), today)))
        .containsExactly("from in-the-past");
    assertThat(refusals(login, cover(substitute, today.plusDays(1), today)))
        .containsExactly("until out-of-range");
    assertThat(refusals(login, cover(substitute, LocalDate.MAX, LocalDate.MAX)))
        .containsExactly("from out-of-range");
    assertThat(refusals(login, Map.of()))
        .containsExactlyInAnyOrder("substitute required", "from required", "until required");
    assertThat(set(login, cover(substitute, today, today.plusDays(89))).statusCode())
        .isEqualTo(201);
  }

  @Test
  void isSeenByThoseWhomItConcerns() {
    Officer absent = officer(irrigation, Role.HANDLER);
    Officer substitute = officer(irrigation, Role.HANDLER);
    String cover = covered(absent, substitute);
    for (String login : List.of(absent.login(), substitute.login(), "demo.lead")) {
      assertThat(list(login)).contains(cover);
    }
    assertThat(list("demo.handler")).doesNotContain(cover);
    assertThat(list("demo.labour-lead")).doesNotContain(cover);
  }

  private String list(String login) {
    return api.get("/desk/covers", "Authorization", api.bearer(login)).body();
  }
}
