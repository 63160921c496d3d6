package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.huiyin.access.Credentials;
import org.huiyin.authority.Authorities;
import org.huiyin.authority.Change;
import org.huiyin.authority.County;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Institution;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Role;
import org.huiyin.authority.Unit;
import org.huiyin.demo.DemoCounty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Powers change by two: what an administrator tries alone, what two of them can't either, and how
/// a proposal ends.
class PowersByTwoHttpTest {

  private static final String ADMIN = "/api/v1/admin/";
  private static final TestServer SERVER = TestServer.start();

  private final Api api = new Api(SERVER);
  private final Directory directory = SERVER.bean(Directory.class);
  private final Authorities authorities = SERVER.bean(Authorities.class);

  @AfterAll
  static void close() {
    SERVER.close();
  }

  @BeforeEach
  void thePlanOfTheCountyStands() {
    // What a test lets take effect is taken back here, by the system.
    Institution water = institution(DemoCounty.WATER);
    UUID city = institution(DemoCounty.CITY + "-gov").id();
    done(authorities.changeInstitution(County.EDITOR, water.id(), now -> County.below(now, city)));
    Officer handler = officer("demo.handler");
    done(
        authorities.changeOfficer(
            County.EDITOR,
            handler.id(),
            now -> County.directing(now, officer("demo.handler2").id())));
  }

  private Institution institution(String code) {
    return directory.institutionByCode(code).orElseThrow();
  }

  private Officer officer(String login) {
    return directory.officerByLogin(login).orElseThrow();
  }

  private static <T> T done(Change<T> change) {
    return switch (change) {
      case Change.Created<T>(T value) -> value;
      case Change.Changed<T>(T value) -> value;
      case Change.Proposed<T> _, Change.Absent<T> _, Change.Refused<T> _ ->
          throw new AssertionError(change);
    };
  }

  private HttpResponse<String> send(String login, String method, String path, Object body) {
    return api.send(
        method,
        ADMIN + path,
        BodyPublishers.ofString(Api.text(body)),
        "Authorization",
        api.bearer(login),
        "Content-Type",
        "application/json",
        "Accept-Language",
        "en");
  }

  private HttpResponse<String> patch(String path, Map<String, ?> changes) {
    return send("demo.admin", "PATCH", path, changes);
  }

  private HttpResponse<String> settle(String login, String proposal, String how) {
    return send(login, "POST", proposal + "/" + how, Map.of("reason", "not now"));
  }

  /// The address of the proposal that the answer names, below that of administration.
  private static String proposal(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    String location = answer.headers().firstValue("Location").orElseThrow();
    assertThat(location).startsWith(ADMIN + "proposals/");
    return location.substring(ADMIN.length());
  }

  private JsonNode agreed(String proposal) {
    HttpResponse<String> answer = settle("demo.admin2", proposal, "approve");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Api.json(answer);
  }

  private static String reason(HttpResponse<String> answer, int status, String type) {
    return Api.problem(answer, status, type).required("reason").stringValue();
  }

  private Brought bring(String relation) {
    Officer handler = officer("demo.handler");
    Map<String, Object> filing = Brought.aComplaint();
    filing.put("relation", relation);
    filing.put("institution", DemoCounty.WATER);
    filing.put(
        "about",
        relation.equals("accuses")
            ? Map.of("institution", handler.institution())
            : Map.of(
                "institution",
                handler.institution(),
                "unit",
                Objects.requireNonNull(handler.unit()),
                "officer",
                handler.id()));
    return Brought.of(api, filing);
  }

  /// The officers of the county who can open it now.
  private Set<String> readers(Brought brought) {
    Set<String> readers = new TreeSet<>();
    for (Institution one : directory.all()) {
      for (Officer officer : directory.officers(one.id())) {
        if (officer.login().startsWith("demo.")
            && officer.active()
            && officer.roles().stream().anyMatch(Role::opensMatters)
            && brought.open(officer.login()).statusCode() == 200) {
          readers.add(officer.login());
        }
      }
    }
    return readers;
  }

  /// What an administrator who wants to read a matter could think of.
  private List<Supplier<HttpResponse<String>>> tricks() {
    Institution water = institution(DemoCounty.WATER);
    Institution labour = institution(DemoCounty.LABOUR);
    Institution city = institution(DemoCounty.CITY + "-gov");
    Officer operator = officer("demo.operator");
    Officer handler2 = officer("demo.handler2");
    UUID irrigation = Objects.requireNonNull(officer("demo.handler").unit());
    String why = "reason";
    return List.of(
        // makes an officer
        () ->
            send(
                "demo.admin",
                "POST",
                "officers",
                Map.of(
                    "institution",
                    city.id(),
                    "name",
                    "新人",
                    "login",
                    "demo.sock-puppet",
                    "roles",
                    List.of("supervisor", "registrar"),
                    why,
                    "x")),
        // lends a role
        () ->
            patch(
                "officers/" + operator.id(),
                Map.of("roles", List.of("supervisor", "registrar"), why, "x")),
        // re-hangs an officer and a unit
        () -> {
          Map<String, Object> moved = new HashMap<>(Map.of(why, "x"));
          moved.put("unit", irrigation);
          return patch("officers/" + handler2.id(), moved);
        },
        () -> patch("units/" + irrigation, Map.of("active", false, why, "x")),
        // names another superior, here and outside
        () -> patch("institutions/" + water.id(), Map.of("superior", labour.id(), why, "x")),
        () -> patch("institutions/" + water.id(), Map.of("superiorOutside", "某某局", why, "x")),
        () ->
            patch(
                "institutions/" + water.id(), Map.of("competentForAccusations", "本局办公室", why, "x")),
        () -> patch("institutions/" + water.id(), Map.of("head", handler2.id(), why, "x")),
        () -> patch("institutions/" + water.id(), Map.of("active", false, why, "x")),
        // frees somebody of whom they are directed by
        () ->
            patch(
                "officers/" + officer("demo.handler").id(),
                Map.of("subordinates", List.of(), why, "x")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"accuses", "concerns"})
  void anAdministratorAloneLetsNobodyReadMoreThanBefore(String relation) {
    Brought brought = bring(relation);
    Set<String> readers = readers(brought);
    assertThat(readers).isNotEmpty().doesNotContain("demo.handler", "demo.handler2");
    List<Object> before = everything();

    for (Supplier<HttpResponse<String>> trick : tricks()) {
      proposal(trick.get());
    }
    // Renaming it takes one, and moves nothing.
    Institution city = institution(DemoCounty.CITY + "-gov");
    assertThat(
            patch("institutions/" + city.id(), Map.of("name", Map.of("en", "City"))).statusCode())
        .isEqualTo(200);
    patch("institutions/" + city.id(), Map.of("name", Map.of("en", city.name().en())));

    assertThat(readers(brought)).isEqualTo(readers);
    assertThat(everything()).isEqualTo(before);
    assertThat(directory.officerByLogin("demo.sock-puppet")).isEmpty();
  }

  private List<Object> everything() {
    List<Object> all = new ArrayList<>(directory.all());
    directory.all().forEach(one -> all.addAll(directory.officers(one.id())));
    directory.all().forEach(one -> all.addAll(directory.units(one.id())));
    return all;
  }

  @Test
  void withAnAccompliceTheWallStillKnowsTheTreeOfTheFiling() {
    Brought accuses = bring("accuses");
    Set<String> before = readers(accuses);
    Institution water = institution(DemoCounty.WATER);
    agreed(
        proposal(
            patch(
                "institutions/" + water.id(),
                Map.of("superior", institution(DemoCounty.LABOUR).id(), "reason", "x"))));
    assertThat(directory.superiorOf(water.id())).contains(institution(DemoCounty.LABOUR).id());
    assertThat(readers(accuses))
        .isSubsetOf(before)
        .doesNotContain("demo.lead", "demo.water-registrar", "demo.labour-lead", "demo.labour");
  }

  @Test
  void nobodyAgreesToWhatTheyProposedNorToWhatIsAboutThem() {
    Officer second = officer("demo.admin2");
    String about =
        proposal(
            patch(
                "officers/" + second.id(),
                Map.of("roles", List.of("administrator", "operator"), "reason", "x")));
    assertThat(reason(settle("demo.admin", about, "approve"), 403, "needs-another-officer"))
        .isEqualTo("own");
    assertThat(reason(settle("demo.admin2", about, "approve"), 403, "needs-another-officer"))
        .isEqualTo("about-oneself");
    assertThat(reason(settle("demo.admin2", about, "decline"), 403, "needs-another-officer"))
        .isEqualTo("about-oneself");
    assertThat(officer("demo.admin2")).isEqualTo(second);

    Officer self = officer("demo.admin");
    for (Map<String, Object> raise :
        List.<Map<String, Object>>of(
            Map.of("roles", List.of("administrator", "auditor"), "reason", "x"),
            Map.of("subordinates", List.of(second.id()), "reason", "x"))) {
      assertThat(
              Api.errors(Api.problem(patch("officers/" + self.id(), raise), 422, "invalid-fields")))
          .anyMatch(error -> error.endsWith("own-roles"));
    }
    assertThat(
            Api.errors(
                Api.problem(
                    patch(
                        "institutions/" + self.institution(),
                        Map.of("head", self.id(), "reason", "x")),
                    422,
                    "invalid-fields")))
        .containsExactly("head own-roles");
  }

  /// An administrator of the county at this institution, made by the system.
  private String administrator(String institution, String login) {
    Officer made =
        County.officer(institution(institution).id(), "demo.admin-" + login, Role.ADMINISTRATOR);
    return done(authorities.add(County.EDITOR, made)).login();
  }

  @Test
  void onlyTheSameInstitutionOrOneAboveAgrees() {
    String below = administrator(DemoCounty.LIUTANG, "below");
    String beside = administrator(DemoCounty.WATER, "beside");
    String above = administrator(DemoCounty.CITY + "-gov", "above");
    String proposal = aRoleFor(officer("demo.operator"));

    for (String login : List.of(below, beside)) {
      assertThat(reason(settle(login, proposal, "approve"), 403, "needs-another-officer"))
          .isEqualTo("not-above");
    }
    assertThat(settle("demo.handler", proposal, "approve").statusCode()).isEqualTo(403);
    JsonNode read = Api.json(send("demo.admin", "GET", proposal, Map.of()));
    assertThat(read.required("whoCanAgree").valueStream().map(JsonNode::stringValue).toList())
        .contains(officer(above).id().toString(), officer("demo.admin2").id().toString())
        .doesNotContain(officer(below).id().toString(), officer("demo.admin").id().toString());
    assertThat(settle(above, proposal, "approve").statusCode()).isEqualTo(200);
    assertThat(officer("demo.operator").holds(Role.AUDITOR)).isTrue();
    for (String login : List.of(below, beside, above)) {
      done(authorities.changeOfficer(County.EDITOR, officer(login).id(), County::gone));
    }
    done(
        authorities.changeOfficer(
            County.EDITOR,
            officer("demo.operator").id(),
            now -> County.holding(now, Role.OPERATOR)));
  }

  /// Asks for the role of auditor, which changes nothing that other tests look at.
  private String aRoleFor(Officer officer) {
    List<String> roles =
        Stream.concat(officer.roles().stream().map(Role::id), Stream.of("auditor")).toList();
    return proposal(
        patch("officers/" + officer.id(), Map.of("roles", roles, "reason", UUID.randomUUID())));
  }

  private Officer anOfficer() {
    String login = "two-" + UUID.randomUUID().toString().substring(0, 8);
    return done(
        authorities.add(
            County.EDITOR,
            County.officer(institution(DemoCounty.LABOUR).id(), login, Role.OPERATOR)));
  }

  @Test
  void whatHasChangedMeanwhileIsNotAgreedTo() {
    Officer officer = anOfficer();
    String proposal = aRoleFor(officer);
    assertThat(patch("officers/" + officer.id(), Map.of("name", "改了名字")).statusCode())
        .isEqualTo(200);

    assertThat(reason(settle("demo.admin2", proposal, "approve"), 409, "proposal-over"))
        .isEqualTo("overtaken");
    assertThat(officer(officer.login()).roles()).containsExactly(Role.OPERATOR);
  }

  @Test
  void whatTheRulesHaveComeToRefuseIsNotAgreedTo() {
    Institution one = newInstitution();
    Institution other = newInstitution();
    String first =
        proposal(patch("institutions/" + one.id(), Map.of("superior", other.id(), "reason", "x")));
    String second =
        proposal(patch("institutions/" + other.id(), Map.of("superior", one.id(), "reason", "x")));
    agreed(first);
    assertThat(
            Api.errors(
                Api.problem(settle("demo.admin2", second, "approve"), 422, "invalid-fields")))
        .containsExactly("superior cycle");
  }

  private Institution newInstitution() {
    String code = "two-" + UUID.randomUUID().toString().substring(0, 8);
    return done(
        authorities.add(County.EDITOR, County.activeBelowSomeoneOutside(County.institution(code))));
  }

  @Test
  void ofTwoWhoAgreeAtOnceOneDoes() throws Exception {
    String above = administrator(DemoCounty.CITY + "-gov", "race");
    api.bearer(above);
    api.bearer("demo.admin2");
    for (int round = 0; round < 5; round++) {
      Officer officer = anOfficer();
      String proposal = aRoleFor(officer);
      CountDownLatch both = new CountDownLatch(2);
      List<Integer> statuses = new ArrayList<>();
      try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
        List<Future<Integer>> answers =
            Stream.of("demo.admin2", above)
                .map(
                    login ->
                        threads.submit(
                            () -> {
                              both.countDown();
                              both.await();
                              return settle(login, proposal, "approve").statusCode();
                            }))
                .toList();
        for (Future<Integer> answer : answers) {
          statuses.add(answer.get());
        }
      }
      assertThat(statuses).containsExactlyInAnyOrder(200, 409);
      assertThat(
              SERVER
                  .database()
                  .rows(
                      "select what from configuration_change where subject = ? and took_effect"
                          + " order by seq",
                      officer.id().toString()))
          .containsExactly("officer.created", "officer.changed");
    }
    done(authorities.changeOfficer(County.EDITOR, officer(above).id(), County::gone));
  }

  @Test
  void whatNobodyAgreesToInFourteenDaysEnds() {
    Officer officer = anOfficer();
    String proposal = aRoleFor(officer);
    String id = proposal.substring("proposals/".length());
    SERVER
        .database()
        .run(
            "update proposal set proposed_at = proposed_at - interval '14 days',"
                + " ends_at = ends_at - interval '14 days' where id = '"
                + id
                + "'");

    assertThat(reason(settle("demo.admin2", proposal, "approve"), 409, "proposal-over"))
        .isEqualTo("expired");
    assertThat(Api.json(send("demo.admin", "GET", "proposals", Map.of())).toString())
        .doesNotContain(id);
    assertThat(officer(officer.login()).roles()).containsExactly(Role.OPERATOR);
  }

  @Test
  void isDeclinedWithAReasonAndThenOver() {
    Officer officer = anOfficer();
    String proposal = aRoleFor(officer);
    assertThat(
            Api.errors(
                Api.problem(
                    send("demo.admin2", "POST", proposal + "/decline", Map.of()),
                    422,
                    "invalid-fields")))
        .containsExactly("reason required");
    JsonNode declined = Api.json(settle("demo.admin2", proposal, "decline"));
    assertThat(declined.required("state").stringValue()).isEqualTo("declined");
    assertThat(declined.required("end").required("reason").stringValue()).isEqualTo("not now");
    for (String how : List.of("approve", "decline")) {
      assertThat(reason(settle("demo.admin2", proposal, how), 409, "proposal-over"))
          .isEqualTo("declined");
    }
    assertThat(officer(officer.login()).roles()).containsExactly(Role.OPERATOR);
  }

  @Test
  void isTakenBackByTheProposerAlone() {
    Officer officer = anOfficer();
    String proposal = aRoleFor(officer);
    assertThat(reason(settle("demo.admin2", proposal, "withdraw"), 403, "needs-another-officer"))
        .isEqualTo("not-the-proposer");
    assertThat(settle("demo.admin", proposal, "withdraw").statusCode()).isEqualTo(200);
    assertThat(reason(settle("demo.admin2", proposal, "approve"), 409, "proposal-over"))
        .isEqualTo("withdrawn");
    assertThat(send("demo.admin2", "GET", "proposals/" + officer.id(), Map.of()).statusCode())
        .isEqualTo(404);
  }

  @Test
  void nothingOfAProposerWhoWasStoppedIsAgreedTo() {
    String proposer = administrator(DemoCounty.PETITIONS, "stopped");
    Officer officer = anOfficer();
    String proposal =
        proposal(
            send(
                proposer,
                "PATCH",
                "officers/" + officer.id(),
                Map.of("roles", List.of("auditor"), "reason", "x")));
    HttpResponse<String> stopped =
        patch("officers/" + officer(proposer).id(), Map.of("active", false));
    assertThat(stopped.statusCode()).as("at once, by one").isEqualTo(200);
    assertThat(reason(settle("demo.admin2", proposal, "approve"), 409, "proposal-over"))
        .isEqualTo("proposer-gone");
    assertThat(settle("demo.admin2", proposal, "decline").statusCode()).isEqualTo(200);
  }

  @Test
  void whatOnlyTakesPowerAwayIsDoneAtOnceByOneAndSaysSo() {
    Officer officer = anOfficer();
    assertThat(patch("officers/" + officer.id(), Map.of("roles", List.of())).statusCode())
        .isEqualTo(200);
    assertThat(officer(officer.login()).roles()).isEmpty();
    assertThat(published(officer.id().toString()).required("manner").stringValue())
        .isEqualTo("taken-away");
    assertThat(patch("officers/" + officer.id(), Map.of("active", false)).statusCode())
        .isEqualTo(200);
    // Both at once waits, and coming back does.
    proposal(
        patch(
            "officers/" + officer.id(), Map.of("roles", List.of(), "active", true, "reason", "x")));
  }

  @Test
  void saysWhyOrIsNotProposed() {
    Officer officer = anOfficer();
    assertThat(
            Api.errors(
                Api.problem(
                    patch("officers/" + officer.id(), Map.of("roles", List.of("auditor"))),
                    422,
                    "invalid-fields")))
        .containsExactly("reason required");
  }

  private JsonNode published(String subject) {
    return Api.json(api.get("/published?kind=officer"))
        .required("changes")
        .valueStream()
        .filter(change -> change.required("subject").stringValue().equals(subject))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void thePublicRecordNamesBothOfficesAndNoReason() {
    Officer officer = anOfficer();
    String proposal = aRoleFor(officer);
    JsonNode proposed = published(officer.id().toString());
    assertThat(proposed.required("verb").stringValue()).isEqualTo("proposed");
    assertThat(proposed.required("differences").toString()).contains("auditor");

    JsonNode agreed = agreed(proposal);
    JsonNode changed = published(officer.id().toString());
    assertThat(changed.required("verb").stringValue()).isEqualTo("changed");
    assertThat(changed.required("manner").stringValue()).isEqualTo("by-two");
    assertThat(changed.required("by").required("officer").stringValue())
        .isEqualTo(officer("demo.admin2").id().toString());
    assertThat(changed.required("proposedBy").required("officer").stringValue())
        .isEqualTo(officer("demo.admin").id().toString());
    assertThat(changed.required("differences"))
        .as("before is what stood, not what was proposed")
        .hasSize(1);
    assertThat(api.get("/published").body())
        .doesNotContain(agreed.required("reason").stringValue(), officer.login());
  }

  @Test
  void aNewAccountAndANewRoleLearnNobodysNameForADay() {
    Credentials credentials = SERVER.bean(Credentials.class);
    Officer officer = anOfficer();
    assertThat(credentials.heldBackUntil(officer.id())).isEmpty();
    agreed(aRoleFor(officer));
    assertThat(credentials.heldBackUntil(officer.id())).isPresent();

    String login = "two-" + UUID.randomUUID().toString().substring(0, 8);
    agreed(
        proposal(
            send(
                "demo.admin",
                "POST",
                "officers",
                Map.of(
                    "institution",
                    officer.institution(),
                    "name",
                    "新人",
                    "login",
                    login,
                    "roles",
                    List.of("handler"),
                    "reason",
                    "x"))));
    assertThat(credentials.heldBackUntil(officer(login).id())).isPresent();
  }

  @Test
  void theDatabaseItselfKnowsWhoMayNot() {
    Officer officer = anOfficer();
    String id = aRoleFor(officer).substring("proposals/".length());
    String self = officer("demo.admin").id().toString();
    assertThat(
            refusedByDatabase(
                "insert into proposal_end (proposal, proposed_by, outcome, ended_by, ended_at)"
                    + " values ('%s', '%s', 'approved', '%s', now())".formatted(id, self, self)))
        .contains("settled_by_whom_it_may_be");
    assertThat(refusedByDatabase("delete from set_up_ended")).contains("permission denied");
    assertThat(refusedByDatabase("update proposal set after = '{}'")).contains("permission denied");
    assertThat(refusedByDatabase("delete from proposal_end")).contains("permission denied");
  }

  private static String refusedByDatabase(String sql) {
    try (Connection connection = SERVER.database().server();
        Statement statement = connection.createStatement()) {
      statement.execute("select set_config('huiyin.principal', 'system:test', false)");
      statement.execute(sql);
      return "";
    } catch (SQLException refused) {
      return String.valueOf(refused.getMessage());
    }
  }

  @Test
  void aUnitIsClosedAndOpenedByTwoAndAddedByOne() {
    HttpResponse<String> added =
        send(
            "demo.admin",
            "POST",
            "units",
            Map.of(
                "institution",
                institution(DemoCounty.LABOUR).id(),
                "name",
                Map.of("zh", "新科", "en", "New")));
    assertThat(added.statusCode()).isEqualTo(201);
    UUID id = UUID.fromString(Api.json(added).required("id").stringValue());
    String proposal = proposal(patch("units/" + id, Map.of("active", false, "reason", "x")));
    assertThat(directory.unit(id).map(Unit::active)).isEqualTo(Optional.of(true));
    agreed(proposal);
    assertThat(directory.unit(id).map(Unit::active)).isEqualTo(Optional.of(false));
  }

  @Test
  void withAnAccompliceTheWallStillKnowsWhomTheOfficerDirected() {
    Brought concerns = bring("concerns");
    Set<String> before = readers(concerns);
    Officer handler = officer("demo.handler");
    agreed(
        proposal(
            patch("officers/" + handler.id(), Map.of("subordinates", List.of(), "reason", "x"))));
    assertThat(directory.directs(handler.id(), officer("demo.handler2").id())).isFalse();
    assertThat(readers(concerns)).isEqualTo(before).doesNotContain("demo.handler2");
  }
}
