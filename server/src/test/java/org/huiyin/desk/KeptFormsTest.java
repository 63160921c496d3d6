package org.huiyin.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.huiyin.TestServer;
import org.huiyin.page.Visit;
import org.junit.jupiter.api.Test;

/// A form that an officer sends after their session has ended.
class KeptFormsTest {

  private static final String NOTEPAD = "/desk/notepad";

  private final TestServer server = TestServer.shared();
  private final String note = "北渠：“三天内”\n答复 " + UUID.randomUUID();

  @Test
  void isShownAgainAsTypedAfterSigningInAndNothingIsDone() {
    Visit visit = AtTheDesk.signedIn(server, "demo.handler");
    Visit.Shown signIn = sentTooLate(visit);

    assertThat(signIn.status()).isEqualTo(403);
    assertThat(signIn.text()).contains("都替您留着").doesNotContain("北渠");
    Visit.Shown again = in(visit, signIn, "demo.handler");

    assertThat(again.text()).isEqualTo("typed: " + note + "|a");
    assertThat(again.status()).isEqualTo(200);
    assertThat(NotepadController.NOTED).noneMatch(noted -> noted.contains(note));
    assertThat(visit.get("/desk").status()).isEqualTo(200);
  }

  @Test
  void isShownToNoOtherOfficer() {
    Visit visit = AtTheDesk.signedIn(server, "demo.handler");
    Visit.Shown signIn = sentTooLate(visit);

    Visit.Shown other = in(visit, signIn, "demo.handler2");

    assertThat(other.status()).isEqualTo(303);
    assertThat(other.header("Location")).isEqualTo("/desk");
    assertThat(other.text()).doesNotContain("北渠");
  }

  @Test
  void outlivesAMistypedPasswordAndAnotherLanguage() {
    Visit visit = AtTheDesk.signedIn(server, "demo.supervisor");
    Visit.Shown signIn = sentTooLate(visit);
    Visit.Shown english = visit.submit(signIn, "/sign-in", "lang", "en");
    assertThat(english.text()).contains("what you wrote is kept");
    Visit.Shown wrong =
        visit.submit(english, "/sign-in", "name", "demo.supervisor", "password", "guess");
    assertThat(wrong.status()).isEqualTo(403);

    assertThat(in(visit, wrong, "demo.supervisor").text()).isEqualTo("typed: " + note + "|a");
  }

  @Test
  void isKeptForNobodyWhereNobodyKnowsWhoseItWas() {
    Visit visit = AtTheDesk.signedIn(server, "demo.handler");
    String csrf = visit.get("/desk").hidden().getOrDefault("csrf", "");
    visit.forgetCookies();

    Visit.Shown signIn = visit.post(NOTEPAD, Map.of("csrf", csrf, "note", note));

    assertThat(signIn.hidden()).doesNotContainKey("kept");
    assertThat(signIn.text()).contains("没能留下来");
  }

  @Test
  void isNoWayAroundTheRules() {
    Visit visit = AtTheDesk.signedIn(server, "demo.handler");
    Visit.Shown signIn = sentTooLate(visit, "/admin/notepad");

    Visit.Shown refused = in(visit, signIn, "demo.handler");

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text()).contains("不在您的职责之内").doesNotContain("北渠");
  }

  @Test
  void isNotKeptIfItHoldsPasswords() {
    Visit visit = AtTheDesk.signedIn(server, "demo.handler");
    Visit.Shown page = visit.get("/password");
    visit.submit(page, "/sign-out");

    Visit.Shown refused =
        visit.submit(page, "/password", "current", "a secret", "password", "another secret");

    assertThat(refused.status()).isEqualTo(303);
    assertThat(refused.header("Location")).isEqualTo("/sign-in");
  }

  @Test
  void opensNothingWhenItIsForged() {
    Visit visit = new Visit(server.uri());
    Visit.Shown signIn = visit.get("/sign-in");
    Visit.Shown in =
        visit.submit(
            signIn,
            "/sign-in",
            "name",
            "demo.handler",
            "password",
            server.password("demo.handler"),
            "kept",
            "AAAA" + "A".repeat(80));
    assertThat(in.header("Location")).isEqualTo("/desk");
  }

  private Visit.Shown sentTooLate(Visit visit) {
    return sentTooLate(visit, NOTEPAD);
  }

  /// Sends the form with the cookie of a session that has been ended meanwhile in another window.
  private Visit.Shown sentTooLate(Visit visit, String path) {
    Visit.Shown page = visit.get("/desk");
    String secret = visit.cookie("officer").orElseThrow();
    visit.submit(page, "/sign-out");
    visit.keep("officer", secret);
    return visit.submit(page, path, "note", note, "tag", "a");
  }

  private Visit.Shown in(Visit visit, Visit.Shown signIn, String login) {
    return AtTheDesk.signIn(visit, signIn, login, server.password(login));
  }
}
