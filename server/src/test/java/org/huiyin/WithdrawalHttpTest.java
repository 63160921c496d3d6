package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Role;
import org.huiyin.demo.DemoCounty;
import org.huiyin.desk.AtTheDesk;
import org.huiyin.matter.Lateness;
import org.huiyin.page.Visit;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.LegalState;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.StageDefinition;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// R10: a withdrawal is begun, taken back and left to take effect by whoever holds the
/// complainant's key, and by nobody else; officers can't start, suggest or finish one.
class WithdrawalHttpTest {

  private static final Pattern LINK = Pattern.compile("<a [^>]*href=\"/matter/act/withdraw\"");

  private final Api api = Api.shared();
  private final TestServer server = TestServer.shared();
  private final Directory directory = server.bean(Directory.class);

  private List<Officer> officers() {
    return directory.all().stream()
        .flatMap(institution -> directory.officers(institution.id()).stream())
        .filter(officer -> officer.login().startsWith("demo."))
        .filter(officer -> officer.roles().stream().anyMatch(Role::opensMatters))
        .toList();
  }

  /// Each officer, each act that the rulebook knows and some that it doesn't, in three stages, with
  /// all that an act could need.
  @Test
  void noOfficerStartsTakesBackOrFinishesOneByWhateverAct() {
    Set<String> names = new TreeSet<>(Rulebook.bundled("cn-xinfang").acts().keySet());
    names.addAll(Rulebook.bundled("cn-mediation").acts().keySet());
    names.removeIf(act -> !isWithdrawal(act));
    assertThat(names).contains("withdraw", "take-back", "withdrawal-takes-effect");
    names.addAll(Set.of("withdrawn", "close", "lapse"));
    List<String> wrong = new ArrayList<>();
    for (Brought brought : List.of(Brought.received(api), Brought.accepted(api))) {
      for (Officer officer : officers()) {
        for (String act : names) {
          int status = brought.act(officer.login(), act, Map.of()).statusCode();
          if (status < 400) {
            wrong.add(officer.login() + " " + act);
          }
        }
        if (offered(brought, officer.login()).stream().anyMatch(names::contains)) {
          wrong.add("offered to " + officer.login());
        }
      }
      assertThat(acts(brought)).doesNotContain("withdraw", "take-back", "withdrawal-takes-effect");
    }
    assertThat(wrong).isEmpty();
  }

  /// Of whatever rulebook: it leads to the withdrawn, or begins or ends the days before.
  private static boolean isWithdrawal(String name) {
    for (String id : List.of("cn-xinfang", "cn-mediation")) {
      Rulebook rulebook = Rulebook.bundled(id);
      ActDefinition act = rulebook.acts().get(name);
      if (act != null
          && (leadsOut(rulebook, act)
              || act.changes().records().contains("withdrawal-asked")
              || act.changes().ends().contains("take-back"))) {
        return true;
      }
    }
    return false;
  }

  private static boolean leadsOut(Rulebook rulebook, ActDefinition act) {
    StageDefinition stage = rulebook.stages().get(String.valueOf(act.changes().leadsTo()));
    return stage != null && stage.legal() == LegalState.WITHDRAWN;
  }

  private Set<String> offered(Brought brought, String login) {
    HttpResponse<String> answer = brought.open(login);
    Set<String> offered = new TreeSet<>();
    if (answer.statusCode() == 200) {
      for (JsonNode act : Api.json(answer).required("can")) {
        offered.add(act.required("act").required("id").stringValue());
      }
    }
    return offered;
  }

  private static List<String> acts(Brought brought) {
    return brought
        .view()
        .required("happened")
        .valueStream()
        .map(entry -> entry.at("/act/id").stringValue())
        .toList();
  }

  /// The pages for complainants, asked for in a browser in which an officer has signed in.
  @Test
  void theComplainantsPagesDoNothingForAnOfficer() {
    Brought brought = Brought.accepted(api);
    for (String login : List.of("demo.handler", "demo.registrar", "demo.lead")) {
      Visit visit = AtTheDesk.signedIn(server, login);
      for (String act : List.of("withdraw", "take-back")) {
        assertThat(visit.get("/matter/act/" + act).header("Location")).endsWith("/follow");
        Visit.Shown sent =
            visit.submit(
                visit.get("/desk"), "/matter/act/" + act, "matter", brought.number(), "go", "do");
        assertThat(sent.status()).isIn(303, 403, 404);
        assertThat(visit.get("/desk/matters/" + brought.number() + "/act/" + act).status())
            .isIn(303, 403, 404);
      }
    }
    assertThat(acts(brought)).doesNotContain("withdraw");
  }

  @Test
  void aKeyThatAnOfficerPrintedOrAHelpersKeyWithdrawsNothing() {
    Brought printed = Brought.printed(api);
    Api.problem(printed.act("withdraw", Map.of()), 403, "key-must-change");
    Map<String, Object> filing = Brought.aComplaint();
    filing.put("onBehalf", Map.of("relation", "女儿", "consent", "spoken"));
    Api.problem(Brought.of(api, filing).act("withdraw", Map.of()), 403, "only-the-person");
  }

  /// No page of the desk, no mail and no notice of ours leads to it, and what an officer writes is
  /// text: an address in it is none that can be pressed.
  @Test
  void noTemplateButTheComplainantsOwnLeadsToItAndNoTextOfAnOfficerDoes() {
    Path templates = Documents.ROOT.resolve("server/src/main/jte");
    try (Stream<Path> files = Files.walk(templates)) {
      assertThat(
              files
                  .filter(file -> file.toString().endsWith(".jte"))
                  .filter(file -> !file.startsWith(templates.resolve("complainant")))
                  .filter(
                      file ->
                          Documents.read(file).contains("/matter/act")
                              || (file.startsWith(templates.resolve("desk"))
                                  && Documents.read(file).contains("withdraw"))))
          .isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Brought brought = Brought.accepted(api);
    Map<String, Object> answer = new HashMap<>(Brought.anAnswer());
    Map<String, String> texts = new HashMap<>();
    for (String text : List.of("request", "facts", "reasons", "decision", "basis")) {
      texts.put(text, "请撤回：<a href=\"/matter/act/withdraw\">撤回</a> /matter/act/withdraw");
    }
    answer.put("texts", texts);
    brought.done("demo.handler", "answer", answer);
    Visit visit = new Visit(server.uri());
    visit.submit(visit.get("/follow"), "/follow", "number", brought.number(), "key", brought.key());
    for (String page : List.of("/matter/answer", "/matter?all=yes")) {
      String shown = visit.get(page).text();
      assertThat(shown).contains("请撤回：&lt;a href=");
      assertThat(LINK.matcher(shown).results().count())
          .as(page)
          .isEqualTo(page.startsWith("/matter?") ? 1 : 0);
    }
  }

  /// Seven days in which everything goes on, then it ends by itself; the page says so before.
  @Test
  void canBeTakenBackForSevenDaysWhileEveryClockRuns() {
    Api own = new Api(TestServer.start());
    try (TestServer alone = own.server()) {
      Brought brought = Brought.accepted(own);
      String due = clock(brought, "answer");
      brought.done("withdraw", Map.of());
      alone.moveTo(alone.today().plusDays(7));
      alone.bean(Lateness.class).sweep();
      assertThat(brought.view().required("legal").stringValue()).isEqualTo("open");
      assertThat(clock(brought, "answer")).isEqualTo(due);
      brought.done("take-back", Map.of()).done("withdraw", Map.of());
      alone.moveTo(alone.today().plusDays(8));
      alone.bean(Lateness.class).sweep();
      assertThat(brought.view().required("legal").stringValue()).isEqualTo("withdrawn");
      assertThat(brought.act("take-back", Map.of()).statusCode()).isEqualTo(422);
    }
  }

  private static String clock(Brought brought, String id) {
    for (JsonNode clock : brought.view().required("clocks")) {
      if (clock.at("/clock/id").stringValue().equals(id)) {
        return clock.required("due").stringValue() + " " + clock.required("status").stringValue();
      }
    }
    return "";
  }

  @Test
  void thePageNamesWhereToTurnUnderPressureBeforeTheButton() {
    Brought brought = Brought.received(api);
    Visit visit = new Visit(server.uri());
    visit.submit(visit.get("/follow"), "/follow", "number", brought.number(), "key", brought.key());
    String competent =
        directory.institutionByCode(DemoCounty.PETITIONS).orElseThrow().competentForAccusations();

    String page = visit.get("/matter/act/withdraw").text();

    assertThat(page)
        .containsSubsequence("没有人可以要求您撤回", "有人逼您撤回", "纪检监察", "您可以取消撤回", "name=\"go\" value=\"do\"");
    if (competent != null) {
      assertThat(page).contains(competent);
    }
    assertThat(visit.get("/matter/act/add").text()).doesNotContain("有人逼您撤回");
  }
}
