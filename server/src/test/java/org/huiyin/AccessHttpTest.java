package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.huiyin.access.AddressRule;
import org.huiyin.access.Audience;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Power;
import org.huiyin.authority.Role;
import org.huiyin.demo.DemoCounty;
import org.huiyin.desk.AtTheDesk;
import org.huiyin.page.Visit;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.Post;
import org.huiyin.rulebook.Rulebook;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/// What `docs/access.md` says, tried: each role on each address, and each officer on each act, both
/// where they may and where they may not.
class AccessHttpTest {

  private static final TestServer SERVER = TestServer.shared();

  /// For each role an officer of the county who holds no other.
  private static final Map<Role, String> HOLDERS =
      new EnumMap<>(
          Map.of(
              Role.REGISTRAR, "demo.registrar",
              Role.HANDLER, "demo.handler",
              Role.LEAD, "demo.lead",
              Role.MEDIATOR, "demo.mediator",
              Role.SUPERVISOR, "demo.supervisor",
              Role.REVIEWER, "demo.reviewer",
              Role.ASSESSOR, "demo.assessor",
              Role.AUDITOR, "demo.auditor",
              Role.ADMINISTRATOR, "demo.admin",
              Role.OPERATOR, "demo.operator"));

  /// An act is refused for who does it before anything that is missing in it is looked at.
  private static final Set<String> REFUSED =
      Set.of("404", "422 wrong-role", "422 wrong-stage", "422 wrong-kind", "422 unknown-act");

  private final Api api = Api.shared();
  private final Directory directory = SERVER.bean(Directory.class);

  @Test
  void eachRoleReachesWhatIsForItAndNothingElse() {
    List<String> wrong = new ArrayList<>();
    for (Role role : Role.values()) {
      String login = HOLDERS.getOrDefault(role, "");
      assertThat(directory.officerByLogin(login).orElseThrow().roles()).containsExactly(role);
      Visit desk = AtTheDesk.signedIn(SERVER, login);
      for (Mappings.Mapping mapping : Mappings.of(SERVER)) {
        boolean api = mapping.path().startsWith("/api/") || mapping.path().startsWith("/actuator");
        switch (audience(mapping)) {
          case Audience.Holder(Power power, _) -> {
            int status = api ? call(mapping, login) : page(mapping, desk);
            boolean may = power.isHeldBy(Set.of(role));
            if (may == Set.of(401, 403).contains(status) || (!may && status < 400)) {
              wrong.add(role.id() + " " + mapping + ": " + status);
            }
          }
          case Audience.Nobody _, Audience.Complainant _ -> {
            int status = api ? call(mapping, login) : page(mapping, desk);
            if (status < 300) {
              wrong.add(role.id() + " " + mapping + ": " + status);
            }
          }
          case Audience.AnyOfficer _ -> {
            if (api && Set.of(401, 403).contains(call(mapping, login))) {
              wrong.add(role.id() + " " + mapping);
            }
          }
          case Audience.Anyone _ -> {}
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void whoHasProvenNothingReachesWhatIsForAnyone() {
    List<String> wrong = new ArrayList<>();
    Visit stranger = new Visit(SERVER.uri());
    for (Mappings.Mapping mapping : Mappings.of(SERVER)) {
      boolean api = mapping.path().startsWith("/api/") || mapping.path().startsWith("/actuator");
      boolean open = audience(mapping) instanceof Audience.Anyone;
      int status = api ? call(mapping, "") : page(mapping, stranger);
      if (open ? Set.of(401, 403).contains(status) : status < 300) {
        wrong.add(mapping + ": " + status);
      }
    }
    // Without the token of its page, what a passkey said is refused, and isn't shown again.
    assertThat(wrong).containsExactly("POST /sign-in/passkey: 403");
  }

  private static Audience audience(Mappings.Mapping mapping) {
    return AddressRule.audience(HttpMethod.valueOf(method(mapping)), mapping.path());
  }

  private static String method(Mappings.Mapping mapping) {
    return mapping.method().equals("*") ? "GET" : mapping.method();
  }

  /// Of nothing that there is, so that nothing is changed by those who may.
  private static String path(Mappings.Mapping mapping) {
    return mapping
        .path()
        .replaceAll("\\{kinds:[^}]*}", "officers")
        .replaceAll("\\{(id|key)}", new UUID(5, 5).toString())
        .replaceAll("\\{digest}", "0".repeat(64))
        .replaceAll("\\{[a-z]+}", "none")
        .replace("**", "none");
  }

  private int call(Mappings.Mapping mapping, String login) {
    String path = path(mapping);
    boolean token = path.matches("/api/v1/(desk|admin|audit)(/.*)?");
    boolean works = !login.equals("demo.assessor");
    String[] headers =
        login.isEmpty()
            ? new String[] {"Content-Type", "application/json"}
            : new String[] {
              "Content-Type",
              "application/json",
              "Authorization",
              token && works ? api.bearer(login) : Api.basic(login, SERVER.password(login))
            };
    HttpResponse<String> answer =
        api.send(method(mapping), path, BodyPublishers.ofString("{}"), headers);
    return answer.statusCode();
  }

  /// Forms come without their token too: whom a page isn't for, it isn't shown to again either.
  private static int page(Mappings.Mapping mapping, Visit visit) {
    return method(mapping).equals("GET")
        ? visit.get(path(mapping)).status()
        : visit.post(path(mapping), Map.of()).status();
  }

  @Test
  void eachOfficerDoesTheActsOfTheirRolesAtTheirSeatAndNoOther() {
    Rulebook rulebook = Rulebook.bundled("cn-xinfang");
    List<String> wrong = new ArrayList<>();
    for (Brought brought :
        List.of(Brought.received(api), Brought.accepted(api), Brought.inReview(api))) {
      String stage = brought.stage();
      Map<String, UUID> seats = seats(stage);
      for (Officer officer : officers()) {
        Set<String> offered = offered(brought, officer.login());
        for (ActDefinition act : rulebook.acts().values()) {
          boolean may = act.gate().by().stream().anyMatch(post -> isHeld(post, officer, seats));
          if (!may) {
            String answer = answer(brought.act(officer.login(), act.id(), Map.of()));
            if (!REFUSED.contains(answer) || offered.contains(act.id())) {
              wrong.add(stage + " " + officer.login() + " " + act.id() + ": " + answer);
            }
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static String answer(HttpResponse<String> answer) {
    JsonNode rule = Api.json(answer).get("ruleId");
    return answer.statusCode() + (rule == null ? "" : " " + rule.stringValue());
  }

  /// Without this, refusing everything would pass.
  @Test
  void whoMayIsOfferedTheAct() {
    assertThat(offered(Brought.received(api), "demo.registrar")).contains("register", "recuse");
    assertThat(offered(Brought.accepted(api), "demo.handler")).contains("answer", "recuse");
    assertThat(offered(Brought.inReview(api), "demo.reviewer")).contains("review");
  }

  private List<Officer> officers() {
    return directory.all().stream()
        .flatMap(institution -> directory.officers(institution.id()).stream())
        .filter(officer -> officer.roles().stream().anyMatch(Role::opensMatters))
        .filter(officer -> officer.login().startsWith("demo."))
        .toList();
  }

  /// Who sits where, by hand.
  private Map<String, UUID> seats(String stage) {
    UUID petitions = institution(DemoCounty.PETITIONS);
    UUID water = institution(DemoCounty.WATER);
    return switch (stage) {
      case "received" -> Map.of("registering", petitions, "responsible", petitions);
      case "handling" -> Map.of("registering", petitions, "responsible", water);
      default ->
          Map.of(
              "registering",
              petitions,
              "responsible",
              water,
              "reviewing",
              institution(DemoCounty.CITY + "-gov"));
    };
  }

  private UUID institution(String code) {
    return directory.institutionByCode(code).orElseThrow().id();
  }

  private boolean isHeld(Post post, Officer officer, Map<String, UUID> seats) {
    UUID seat = seats.get(post.seat());
    if (seat == null || !Role.of(post.role()).map(officer::holds).orElse(false)) {
      return false;
    }
    return post.above()
        ? directory.superiorOf(seat).filter(officer.institution()::equals).isPresent()
        : seat.equals(officer.institution());
  }

  private Set<String> offered(Brought brought, String login) {
    HttpResponse<String> answer = brought.open(login);
    if (answer.statusCode() != 200) {
      return Set.of();
    }
    Set<String> offered = new HashSet<>();
    for (JsonNode act : Api.json(answer).required("can")) {
      offered.add(act.required("act").required("id").stringValue());
    }
    return offered;
  }
}
