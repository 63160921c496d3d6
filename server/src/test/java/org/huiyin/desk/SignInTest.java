package org.huiyin.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.huiyin.Call;
import org.huiyin.TestServer;
import org.huiyin.access.Credentials;
import org.huiyin.authority.Authorities;
import org.huiyin.authority.Change;
import org.huiyin.authority.County;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Institution;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Role;
import org.huiyin.demo.DemoCounty;
import org.huiyin.page.Visit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTest {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final TestServer server = TestServer.shared();
  private final Visit visit = new Visit(server.uri());

  @Test
  void leadsWhoeverAsksForAnOfficersPageToSignInAndThere() {
    Visit.Shown refused = visit.get("/desk?after=2026-02-10~990123~x~1");
    assertThat(refused.status()).isEqualTo(303);
    Visit.Shown asked = visit.get(refused.header("Location"));

    Visit.Shown in =
        AtTheDesk.signIn(visit, asked, "demo.handler", server.password("demo.handler"));

    assertThat(in.status()).isEqualTo(303);
    assertThat(in.header("Location")).isEqualTo("/desk?after=2026-02-10~990123~x~1");
    assertThat(visit.get("/desk").status()).isEqualTo(200);
  }

  @Test
  void showsWhoIsThereAndNothingThatIsNotTheirs() {
    assertThat(AtTheDesk.signedIn(server, "demo.handler").get("/desk").text())
        .contains("李青", "/desk/cover", "/sign-out")
        .doesNotContain("/desk/register", "href=\"/admin\"", "href=\"/leave\"");
    assertThat(AtTheDesk.signedIn(server, "demo.registrar").get("/desk").text())
        .contains("/desk/register");
  }

  @Test
  void leadsAdministratorsToTheirWorkAndAwayFromMatters() {
    Visit.Shown in =
        AtTheDesk.signIn(visit, visit.get("/sign-in"), "demo.admin", server.password("demo.admin"));
    assertThat(in.header("Location")).isEqualTo("/admin");

    Visit.Shown refused = visit.get("/desk");

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text()).contains("系统管理员管机构、人员和设置", "href=\"/admin\"");
  }

  @Test
  void keepsOtherOfficersFromAdministration() {
    Visit.Shown refused = AtTheDesk.signedIn(server, "demo.handler").get("/admin/officers");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text()).contains("href=\"/desk\"");
    assertThat(AtTheDesk.signedIn(server, "demo.auditor").get("/desk").status()).isEqualTo(403);
  }

  @Test
  void neverSaysWhetherTheNameOrThePasswordIsWrong() {
    String name = newcomer(Role.HANDLER).login();
    Visit.Shown wrong = AtTheDesk.signIn(visit, visit.get("/sign-in"), name, "guess");
    Visit.Shown nobody = AtTheDesk.signIn(visit, visit.get("/sign-in"), name + "x", "guess");

    assertThat(wrong.status()).isEqualTo(403);
    assertThat(wrong.text()).contains("登录名或密码不对。", "value=\"" + name + "\"");
    assertThat(wrong.text()).doesNotContain("guess");
    assertThat(sentence(nobody)).isEqualTo(sentence(wrong));
    assertThat(visit.cookie("officer")).isEmpty();
  }

  private static String sentence(Visit.Shown page) {
    return page.first("<li><a href=\"#f-name\">([^<]+)<");
  }

  @Test
  void saysHowLongToWaitAfterTooManyTries() {
    String name = "guessed-" + NUMBER.incrementAndGet();
    Visit.Shown page = visit.get("/sign-in");
    for (int i = 0; i < 5; i++) {
      page = AtTheDesk.signIn(visit, page, name, "guess");
    }

    Visit.Shown wait = AtTheDesk.signIn(visit, page, name, "guess");

    assertThat(wait.status()).isEqualTo(429);
    String seconds = wait.header("Retry-After");
    assertThat(Integer.parseInt(seconds)).isBetween(1, 60);
    assertThat(wait.text()).contains("请等 " + seconds + " 秒再试");
  }

  @Test
  void asksForWhatIsMissing() {
    assertThat(AtTheDesk.signIn(visit, visit.get("/sign-in"), " ", "").text())
        .contains("href=\"#f-name\"", "href=\"#f-password\"", "请填写登录名。", "请填写密码。");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/desk",
        "//evil.example/desk",
        "/\\evil.example",
        "/desk\\..\\..",
        "/desk/../..//evil.example",
        "/desk.evil.example",
        "/desk\r\nSet-Cookie: a=b",
        "/matter",
        "javascript:alert(1)",
        "desk"
      })
  void leadsNobodyToAnotherSite(String to) {
    Visit.Shown page = visit.get("/sign-in?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8));
    assertThat(page.hidden()).doesNotContainKey("to");

    Visit.Shown in =
        visit.submit(
            page,
            "/sign-in",
            "name",
            "demo.handler",
            "password",
            server.password("demo.handler"),
            "to",
            to);

    assertThat(in.header("Location")).isEqualTo("/desk");
  }

  @Test
  void givesANewSecretWithEachSignInAndEndsTheOldOne() {
    visit.get("/sign-in");
    String before = held(AtTheDesk.signedIn(server, "demo.handler"));
    Visit.Shown page = visit.get("/sign-in");
    Call.Answer in = signIn(page, "officer=" + before, false);

    assertThat(in.status()).isEqualTo(303);
    String after = cookie(in, "officer").replaceAll("officer=([^;]*);.*", "$1");
    assertThat(after).hasSize(43).isNotEqualTo(before);
    assertThat(asks("officer=" + before)).isTrue();
    assertThat(asks("officer=" + after)).isFalse();
  }

  @Test
  void keepsTheCookieFromScriptsAndOtherSites() {
    Call.Answer in = signIn(visit.get("/sign-in"), "", false);
    assertThat(attributes(cookie(in, "officer")))
        .containsExactlyInAnyOrder("Path=/", "HttpOnly", "SameSite=Strict");
  }

  @Test
  void bindsTheCookieToTlsWhereAProxyEndsIt() {
    Call.Answer page =
        Call.to(server.uri().getPort(), "GET", "/sign-in")
            .header("X-Forwarded-Proto", "https")
            .send();
    String form = cookie(page, "__Host-form").replaceAll(";.*", "");
    Visit.Shown shown = new Visit.Shown(200, page.headers().map(), page.text(), 0);

    Call.Answer in = signIn(shown, form, true);

    assertThat(attributes(cookie(in, "__Host-officer")))
        .containsExactlyInAnyOrder("Path=/", "Secure", "HttpOnly", "SameSite=Strict");
    assertThat(in.headers().allValues("Set-Cookie")).noneMatch(c -> c.startsWith("officer="));
  }

  @Test
  void doesNothingWithAFormThatCameWithoutItsToken() {
    Visit.Shown page = visit.get("/sign-in");
    visit.forgetCookies();

    Visit.Shown again =
        AtTheDesk.signIn(visit, page, "demo.handler", server.password("demo.handler"));

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text()).contains("为了安全，请再点一次按钮", "value=\"demo.handler\"");
    assertThat(visit.cookie("officer")).isEmpty();
  }

  @Test
  void signsOut() {
    Visit handler = AtTheDesk.signedIn(server, "demo.handler");
    String secret = held(handler);

    Visit.Shown out = handler.submit(handler.get("/desk"), "/sign-out");

    assertThat(out.header("Location")).isEqualTo("/sign-in");
    assertThat(handler.cookie("officer")).isEmpty();
    assertThat(asks("officer=" + secret)).isTrue();
  }

  @Test
  void endsWhenItLayIdleOrLastedTooLong() throws SQLException {
    Officer officer = newcomer(Role.HANDLER);
    Visit idle = signedIn(officer);
    age(officer, "last_seen_at", Duration.ofMinutes(30));
    assertThat(idle.get("/desk").header("Location")).startsWith("/sign-in");

    Visit busy = signedIn(officer);
    assertThat(busy.get("/desk").status()).isEqualTo(200);
    age(officer, "ends_at", Duration.ofHours(12));
    assertThat(busy.get("/desk").header("Location")).startsWith("/sign-in");
  }

  @Test
  void asksForAnotherPasswordBeforeAnythingElse() {
    Officer officer = newcomer(Role.HANDLER);
    String given = issued(officer);
    Visit.Shown page = visit.get("/sign-in?to=%2Fdesk%3Fafter%3D");
    Visit.Shown choose = AtTheDesk.signIn(visit, page, officer.login(), given);
    assertThat(choose.text()).contains("设置新密码", "还有别人知道").doesNotContain("f-current");
    assertThat(visit.get("/desk").header("Location")).isEqualTo("/password");

    Visit.Shown chosen = visit.submit(choose, "/password", "password", "四个互不相干的词 山水 梯子 钟");

    assertThat(chosen.header("Location")).isEqualTo("/desk?after=");
    assertThat(visit.get("/desk").status()).isEqualTo(200);
  }

  @Test
  void saysBesideTheFieldWhyAPasswordIsRefused() {
    Officer officer = newcomer(Role.HANDLER);
    String given = issued(officer);
    Visit.Shown page = AtTheDesk.signIn(visit, visit.get("/sign-in"), officer.login(), given);
    assertThat(refusal(page, "elevenchars")).isEqualTo("太短了，至少要 12 个字符。");
    assertThat(refusal(page, "x".repeat(201))).isEqualTo("太长了，最多 200 个字符。");
    assertThat(refusal(page, "my-" + officer.login() + "-secret")).isEqualTo("密码里不要包含登录名。");
    assertThat(refusal(page, given)).isEqualTo("这就是现在的密码，请换一个。");
  }

  private String refusal(Visit.Shown page, String password) {
    Visit.Shown again = visit.submit(page, "/password", "password", password);
    assertThat(again.text()).doesNotContain(password);
    return again.first("<li><a href=\"#f-password\">([^<]+)<");
  }

  @Test
  void changesThePasswordOnlyForWhoeverKnowsItAndEndsAllOtherSessions() {
    Officer officer = newcomer(Role.HANDLER);
    Visit here = signedIn(officer);
    Visit there = signedInAgain(officer);
    Visit.Shown page = here.get("/password");

    Visit.Shown refused =
        here.submit(page, "/password", "current", "guess", "password", "another password");
    assertThat(refused.text()).contains("现在的密码不对。");
    assertThat(there.get("/desk").status()).isEqualTo(200);

    String before = held(here);
    Visit.Shown changed =
        here.submit(page, "/password", "current", PASSWORD, "password", "another password");
    assertThat(changed.header("Location")).isEqualTo("/desk");
    assertThat(held(here)).isNotEqualTo(before);
    assertThat(here.get("/desk").status()).isEqualTo(200);
    assertThat(there.get("/desk").header("Location")).startsWith("/sign-in");
    assertThat(asks("officer=" + before)).isTrue();
  }

  @Test
  void letsScriptsOfOurOwnRunAtTheDeskAndNowhereElse() {
    Visit handler = AtTheDesk.signedIn(server, "demo.handler");
    assertThat(handler.get("/desk").header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'", "connect-src 'self'")
        .doesNotContain("unsafe");
    Visit administrator = AtTheDesk.signedIn(server, "demo.admin");
    for (String path : List.of("/password", "/")) {
      assertThat(administrator.get(path).header("Content-Security-Policy"))
          .as(path)
          .contains("default-src 'none'")
          .doesNotContain("script-src");
    }
    for (String path : List.of("/sign-in", "/account", "/admin/nothing")) {
      assertThat(administrator.get(path).header("Content-Security-Policy"))
          .as("%s, where a passkey may be asked for", path)
          .contains("default-src 'none'", "script-src 'self'")
          .doesNotContain("connect-src", "unsafe");
    }
    assertThat(handler.get("/desk").header("Cache-Control")).contains("no-store");
    assertThat(handler.get("/desk").header("Referrer-Policy")).isEqualTo("no-referrer");
  }

  @Test
  void changesTheLanguageWithoutForgettingWhereOneWanted() {
    assertThat(visit.get("/sign-in?to=%2Fdesk").text()).contains("name=\"lang\" value=\"en\"");
    Visit.Shown english = visit.submit(visit.get("/sign-in?to=%2Fdesk"), "/sign-in", "lang", "en");
    assertThat(english.text()).contains("Sign in for officers").doesNotContain("Error:");
    assertThat(english.hidden()).containsEntry("to", "/desk");
  }

  private static final String PASSWORD = "a password for tests";

  private Officer newcomer(Role... roles) {
    Institution water =
        server.bean(Directory.class).institutionByCode(DemoCounty.WATER).orElseThrow();
    Officer wanted = County.officer(water.id(), "newcomer-" + NUMBER.incrementAndGet(), roles);
    if (server.bean(Authorities.class).add(County.EDITOR, wanted)
        instanceof Change.Created<Officer>(Officer officer)) {
      return officer;
    }
    throw new AssertionError("not created");
  }

  private String issued(Officer officer) {
    return server.bean(Credentials.class).issue("system:test", officer.id()).text();
  }

  /// With a password of their own.
  private Visit signedIn(Officer officer) {
    Visit own = new Visit(server.uri());
    Visit.Shown choose =
        AtTheDesk.signIn(own, own.get("/sign-in"), officer.login(), issued(officer));
    assertThat(own.submit(choose, "/password", "password", PASSWORD).status()).isEqualTo(303);
    return own;
  }

  private Visit signedInAgain(Officer officer) {
    Visit own = new Visit(server.uri());
    assertThat(AtTheDesk.signIn(own, own.get("/sign-in"), officer.login(), PASSWORD).status())
        .isEqualTo(303);
    return own;
  }

  private static String held(Visit visit) {
    return visit.cookie("officer").orElseThrow();
  }

  /// Signs the demo's handler in with these cookies beside those of the page's form.
  private Call.Answer signIn(Visit.Shown page, String cookies, boolean tls) {
    String form = tls ? "" : "form=" + visit.cookie("form").orElseThrow() + "; ";
    Call call =
        Call.to(server.uri().getPort(), "POST", "/sign-in")
            .header("Cookie", form + cookies)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .bytes(body(page).getBytes(StandardCharsets.UTF_8));
    return (tls ? call.header("X-Forwarded-Proto", "https") : call).send();
  }

  private String body(Visit.Shown page) {
    String csrf = page.hidden().getOrDefault("csrf", "");
    return "name=demo.handler&password="
        + server.password("demo.handler")
        + "&csrf="
        + URLEncoder.encode(csrf, StandardCharsets.UTF_8);
  }

  /// Whether a browser with this cookie is asked to sign in.
  private boolean asks(String cookie) {
    return Call.to(server.uri().getPort(), "GET", "/desk")
        .header("Cookie", cookie)
        .send()
        .header("Location")
        .startsWith("/sign-in");
  }

  private static String cookie(Call.Answer answer, String name) {
    return answer.headers().allValues("Set-Cookie").stream()
        .filter(cookie -> cookie.startsWith(name + "="))
        .findFirst()
        .orElse("");
  }

  private static List<String> attributes(String cookie) {
    return Arrays.stream(cookie.split("; ", -1)).skip(1).toList();
  }

  private void age(Officer officer, String column, Duration by) throws SQLException {
    try (Connection owner = server.database().owner();
        PreparedStatement statement =
            owner.prepareStatement(
                """
                update session set began_at = began_at - ? * interval '1 second',
                  %1$s = %1$s - ? * interval '1 second'
                where officer = ?
                """
                    .formatted(column))) {
      statement.setLong(1, by.toSeconds());
      statement.setLong(2, by.toSeconds());
      statement.setObject(3, officer.id());
      assertThat(statement.executeUpdate()).isPositive();
    }
  }
}
