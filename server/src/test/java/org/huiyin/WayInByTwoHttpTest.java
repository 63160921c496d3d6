package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.access.Credentials;
import org.huiyin.access.SignIn;
import org.huiyin.authority.Authorities;
import org.huiyin.authority.County;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Role;
import org.huiyin.demo.DemoCounty;
import org.huiyin.desk.AtTheDesk;
import org.huiyin.page.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/// A way in is given by two: what an administrator tries alone to come in as somebody else, and how
/// the officer whose account it is keeps it out.
class WayInByTwoHttpTest {

  private static final String ADMIN = "/api/v1/admin/";
  private static final String OWN = "our very own four words";
  private static final TestServer SERVER = TestServer.start();

  private final Api api = new Api(SERVER);
  private final Directory directory = SERVER.bean(Directory.class);
  private final Credentials credentials = SERVER.bean(Credentials.class);

  @AfterAll
  static void close() {
    SERVER.close();
  }

  private record Made(String password, String proposal) {}

  private Officer officer(Role... roles) {
    UUID at = directory.institutionByCode(DemoCounty.WATER).orElseThrow().id();
    Officer made = County.officer(at, "way-" + UUID.randomUUID(), roles);
    SERVER.bean(Authorities.class).add(County.EDITOR, made);
    return made;
  }

  /// With a password that they chose.
  private Officer settled(Role... roles) {
    Officer officer = officer(roles);
    String start = credentials.issue("system:test", officer.id()).text();
    choose(officer, start);
    SERVER.database().run("update way_in_given set given_at = given_at - interval '25 hours'");
    return officer;
  }

  private void choose(Officer officer, String start) {
    HttpResponse<String> chosen =
        api.send(
            "PUT",
            "/api/v1/password",
            BodyPublishers.ofString(Api.text(Map.of("password", OWN))),
            "Authorization",
            Api.basic(officer.login(), start),
            "Content-Type",
            "application/json");
    assertThat(chosen.statusCode()).as(chosen.body()).isEqualTo(204);
  }

  private HttpResponse<String> send(String login, String method, String path, Object body) {
    return api.send(
        method,
        ADMIN + path,
        BodyPublishers.ofString(Api.text(body)),
        "Authorization",
        api.bearer(login),
        "Content-Type",
        "application/json");
  }

  private Made made(Officer officer) {
    HttpResponse<String> answer =
        send(
            "demo.admin",
            "POST",
            "officers/" + officer.id() + "/password",
            Map.of("reason", "forgot it"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    JsonNode body = Api.json(answer);
    return new Made(
        body.required("password").stringValue(),
        "proposals/" + body.required("proposal").stringValue());
  }

  private HttpResponse<String> settle(String login, Made made, String how) {
    return send(login, "POST", made.proposal() + "/" + how, Map.of("reason", "no"));
  }

  private void lets(Officer officer, String password, boolean in) {
    assertThat(credentials.signIn(officer.login(), password))
        .as("signs in")
        .isInstanceOf(in ? SignIn.Accepted.class : SignIn.Wrong.class);
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void anAdministratorAloneComesInAsNobody(Role role) {
    Officer officer = settled(role);
    Made made = made(officer);
    assertThat(
            Api.problem(settle("demo.admin", made, "approve"), 403, "needs-another-officer")
                .required("reason")
                .stringValue())
        .isEqualTo("own");

    lets(officer, made.password(), false);
    Visit visit = new Visit(SERVER.uri());
    assertThat(
            AtTheDesk.signIn(visit, visit.get("/sign-in"), officer.login(), made.password())
                .status())
        .isEqualTo(403);
    assertThat(
            api.post(
                    "/tokens",
                    Api.text(Map.of("label", "x", "scopes", List.of("matters:read"))),
                    "Authorization",
                    Api.basic(officer.login(), made.password()))
                .statusCode())
        .isEqualTo(401);
    lets(officer, OWN, true);
    assertThat(credentials.heldBackUntil(officer.id())).isEmpty();
  }

  /// Nor by way of an account that is nobody's yet, or of a name.
  @Test
  void notEvenByAnAccountOfTheirOwnMakingThatIsRaisedLater() {
    HttpResponse<String> puppet =
        send(
            "demo.admin",
            "POST",
            "officers",
            Map.of(
                "institution",
                directory.institutionByCode(DemoCounty.WATER).orElseThrow().id(),
                "name",
                "新人",
                "login",
                "way-puppet",
                "roles",
                List.of()));
    assertThat(puppet.statusCode()).as(puppet.body()).isEqualTo(201);
    Officer officer = directory.officerByLogin("way-puppet").orElseThrow();
    lets(officer, made(officer).password(), false);

    Officer handler = settled(Role.HANDLER);
    HttpResponse<String> renamed =
        send(
            "demo.admin",
            "PATCH",
            "officers/" + handler.id(),
            Map.of("login", "mine-" + handler.login(), "reason", "x"));
    assertThat(renamed.statusCode()).as(renamed.body()).isEqualTo(202);
    assertThat(directory.officer(handler.id()).orElseThrow().login()).isEqualTo(handler.login());
  }

  @Test
  void worksOnceASecondAdministratorHasAgreedAndEndsWhatWasBefore() {
    Officer officer = settled(Role.HANDLER);
    Visit visit = new Visit(SERVER.uri());
    AtTheDesk.signIn(visit, visit.get("/sign-in"), officer.login(), OWN);
    Made made = made(officer);
    assertThat(visit.get("/account").status()).isEqualTo(200);

    JsonNode read = Api.json(send("demo.admin2", "GET", made.proposal(), Map.of()));
    assertThat(read.toString())
        .contains("start-password", officer.login())
        .doesNotContain(made.password());
    assertThat(settle("demo.admin2", made, "approve").statusCode()).isEqualTo(200);

    assertThat(visit.get("/account").header("Location")).startsWith("/sign-in");
    lets(officer, OWN, false);
    lets(officer, made.password(), true);
    assertThat(credentials.heldBackUntil(officer.id())).isPresent();
    Visit anew = new Visit(SERVER.uri());
    assertThat(
            AtTheDesk.signIn(anew, anew.get("/sign-in"), officer.login(), made.password()).text())
        .contains("郑和提出，苗青同意");
    assertThat(count("offered_password", officer)).isZero();
  }

  @Test
  void theOfficerSeesItAndRefusesIt() {
    Officer officer = settled(Role.HANDLER);
    Visit visit = new Visit(SERVER.uri());
    AtTheDesk.signIn(visit, visit.get("/sign-in"), officer.login(), OWN);
    assertThat(visit.get("/account").text()).doesNotContain("/account/ways-in/");
    Made made = made(officer);

    Visit.Shown account = visit.get("/account");
    assertThat(account.text()).contains("郑和提出给您发一个初始密码");
    String refuse = account.first("action=\"(/account/ways-in/[^\"]+/refuse)\"");
    Visit other = AtTheDesk.signedIn(SERVER, "demo.handler");
    assertThat(other.submit(other.get("/account"), refuse).status())
        .as("nobody refuses for another")
        .isEqualTo(404);
    Map<String, String> forged = new HashMap<>(account.hidden());
    forged.put("csrf", "forged");
    assertThat(visit.post(refuse, forged).text()).contains("name=\"csrf\"");
    assertThat(visit.submit(account, refuse).header("Location")).isEqualTo("/account?done=refused");

    assertThat(visit.get("/account").text()).doesNotContain("/account/ways-in/");
    assertThat(
            Api.problem(settle("demo.admin2", made, "approve"), 409, "proposal-over")
                .required("reason")
                .stringValue())
        .isEqualTo("declined");
    assertThat(visit.submit(account, refuse).text()).contains("它已经不在等了");
    lets(officer, OWN, true);
    lets(officer, made.password(), false);
    assertThat(count("offered_password", officer)).isZero();
    Visit admin = AtTheDesk.signedIn(SERVER, "demo.admin");
    assertThat(admin.get("/admin/" + made.proposal()).text()).contains("本人于").doesNotContain("{2}");
  }

  private int count(String table, Officer officer) {
    return SERVER
        .database()
        .rows("select officer from " + table + " where officer = ?", officer.id())
        .size();
  }

  @Test
  void whatIsTakenBackOrLapsesLetsNobodyIn() {
    Officer back = settled(Role.HANDLER);
    Made first = made(back);
    assertThat(settle("demo.admin", first, "withdraw").statusCode()).isEqualTo(200);
    assertThat(count("offered_password", back)).isZero();

    Officer officer = settled(Role.HANDLER);
    Made made = made(officer);
    String earlier = " = %s - interval '15 days'";
    SERVER
        .database()
        .run(
            "update proposal set proposed_at"
                + earlier.formatted("proposed_at")
                + ", ends_at"
                + earlier.formatted("ends_at")
                + " where subject = '"
                + officer.id()
                + "'");
    SERVER
        .database()
        .run("update offered_password set offered_at" + earlier.formatted("offered_at"));
    assertThat(
            Api.problem(settle("demo.admin2", made, "approve"), 409, "proposal-over")
                .required("reason")
                .stringValue())
        .isEqualTo("expired");
    lets(officer, made.password(), false);
    made(back);
    assertThat(count("offered_password", officer)).as("swept with the next").isZero();
  }

  @Test
  void isPublicWithBothOfficesAndWithoutName() {
    Officer officer = settled(Role.HANDLER);
    Made made = made(officer);
    JsonNode proposed = published("way-in", officer);
    assertThat(proposed.required("verb").stringValue()).isEqualTo("proposed");
    assertThat(proposed.toString())
        .contains("start-password")
        .doesNotContain(officer.login(), officer.name(), made.password());
    settle("demo.admin2", made, "approve");
    JsonNode given = published("officer", officer);
    assertThat(given.required("verb").stringValue()).isEqualTo("start-password");
    assertThat(given.required("manner").stringValue()).isEqualTo("by-two");
    assertThat(given.required("proposedBy").toString())
        .contains(directory.officerByLogin("demo.admin").orElseThrow().id().toString());
    assertThat(new Visit(SERVER.uri()).get("/published?lang=zh-CN").text())
        .contains("发放初始密码：", "登录方式")
        .doesNotContain("??", officer.login());
  }

  private JsonNode published(String kind, Officer officer) {
    return Api.json(api.get("/published?kind=" + kind))
        .required("changes")
        .valueStream()
        .filter(one -> one.required("subject").stringValue().equals(officer.id().toString()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void saysWhyOrIsNotMade() {
    Officer officer = settled(Role.HANDLER);
    HttpResponse<String> silent =
        send("demo.admin", "POST", "officers/" + officer.id() + "/password", Map.of());
    assertThat(Api.errors(Api.problem(silent, 422, "invalid-fields")))
        .containsExactly("reason required");
    assertThat(count("offered_password", officer)).isZero();
  }
}
