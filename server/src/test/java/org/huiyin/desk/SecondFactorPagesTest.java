package org.huiyin.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.huiyin.Api;
import org.huiyin.TestServer;
import org.huiyin.access.Credentials;
import org.huiyin.access.Phone;
import org.huiyin.authority.Authorities;
import org.huiyin.authority.County;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Editor;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Proposals;
import org.huiyin.authority.Role;
import org.huiyin.authority.Settlement;
import org.huiyin.demo.DemoCounty;
import org.huiyin.page.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What an administrator proves where a second factor is required of them, as in real use.
class SecondFactorPagesTest {

  private static final TestServer SERVER = TestServer.strict();
  private static final String OWN = "fjord kettle ninety oak";
  private static final Pattern CODE = Pattern.compile("<li>([a-z0-9]{5}-[a-z0-9]{5})</li>");

  private final Directory directory = SERVER.bean(Directory.class);
  private final Credentials credentials = SERVER.bean(Credentials.class);
  private final Visit visit = new Visit(SERVER.uri());

  /// Somebody who has set up their telephone.
  private record Holder(Officer officer, Phone phone, List<String> recovery) {}

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @Test
  void leadsAnAdministratorToSetItUpAndNowhereElse() {
    Officer officer = administrator();
    Visit.Shown page = withPassword(visit, officer);
    assertThat(page.text()).contains("登录要有两样凭据", "<svg", "name=\"secret\"");
    assertThat(visit.get("/admin").header("Location")).isEqualTo("/account/second-factor");
    assertThat(visit.get("/account").header("Location")).isEqualTo("/account/second-factor");

    Visit.Shown wrong = visit.submit(page, "/account/second-factor", "code", "000000");
    assertThat(wrong.text()).contains("这不是现在的数字");
    assertThat(secret(wrong)).as("the telephone has it already").isEqualTo(secret(page));
    Visit.Shown codes =
        visit.submit(wrong, "/account/second-factor", "code", new Phone(secret(page)).code(0));

    assertThat(CODE.matcher(codes.text()).results().count()).isEqualTo(10);
    Visit.Shown on = visit.submit(codes, "/account/on");
    assertThat(on.header("Location")).isEqualTo("/admin");
    assertThat(visit.get("/admin").status()).isEqualTo(200);
  }

  @Test
  void asksForACodeAfterThePassword() {
    Holder holder = holder();
    Visit.Shown asked = withPassword(visit, holder.officer());
    assertThat(asked.text()).contains("手机上的验证码");
    assertThat(visit.get("/admin").header("Location")).isEqualTo("/sign-in/code");
    assertThat(visit.get("/password").header("Location")).isEqualTo("/sign-in/code");
    assertThat(visit.get("/account/second-factor").header("Location")).isEqualTo("/sign-in/code");

    Visit.Shown again = visit.submit(asked, "/sign-in/code", "code", "123456");
    assertThat(again.text()).contains("验证码不对");
    String code = holder.phone().code(1);
    Visit.Shown in = visit.submit(again, "/sign-in/code", "code", code);
    assertThat(in.header("Location")).isEqualTo("/admin");

    Visit other = new Visit(SERVER.uri());
    Visit.Shown replayed =
        other.submit(withPassword(other, holder.officer()), "/sign-in/code", "code", code);
    assertThat(replayed.text()).as("used before").contains("验证码不对");
    assertThat(
            other
                .submit(replayed, "/sign-in/code", "code", holder.recovery().getFirst())
                .header("Location"))
        .isEqualTo("/admin");
  }

  @Test
  void givesTokensOverTheApiWithACodeOnly() {
    Holder holder = holder();
    Api api = new Api(SERVER);
    String basic = Api.basic(holder.officer().login(), OWN);
    String wanted = Api.text(java.util.Map.of("label", "t", "scopes", List.of("admin")));
    Api.problem(api.post("/tokens", wanted, "Authorization", basic), 403, "second-factor-required");
    Api.problem(
        api.post("/tokens", wanted, "Authorization", basic, "Second-Factor", "000000"),
        401,
        "unauthenticated");
    assertThat(
            api.post(
                    "/tokens",
                    wanted,
                    "Authorization",
                    basic,
                    "Second-Factor",
                    holder.phone().code(1))
                .statusCode())
        .isEqualTo(201);

    Officer without = administrator();
    withPassword(new Visit(SERVER.uri()), without);
    Api.problem(
        api.post("/tokens", wanted, "Authorization", Api.basic(without.login(), OWN)),
        403,
        "second-factor-required");
  }

  @Test
  void asksOnceMoreBeforeAnOfficerIsChangedAndKeepsWhatWasTyped() throws SQLException {
    Holder holder = signedIn();
    Officer handler = directory.officerByLogin("demo.handler").orElseThrow();
    String path = "/admin/officers/" + handler.id();
    Visit.Shown form = visit.get(path);
    prove(holder.officer(), 5);

    Visit.Shown asked = save(form, handler, "李青山");

    assertThat(asked.text()).contains("请证明还是您本人").doesNotContain("李青山");
    assertThat(name(handler)).isEqualTo("李青");
    Visit.Shown wrong = visit.submit(asked, "/prove", "password", OWN, "code", "999999");
    assertThat(wrong.text()).contains("验证码不对");
    Visit.Shown back =
        visit.submit(wrong, "/prove", "password", OWN, "code", holder.recovery().get(1));
    assertThat(back.text()).contains("李青山");
    assertThat(name(handler)).as("shown, and not done").isEqualTo("李青");
    assertThat(save(back, handler, "李青山").header("Location")).endsWith("done=yes");
    assertThat(name(handler)).isEqualTo("李青山");
  }

  @Test
  void asksForNothingWithinFiveMinutes() {
    signedIn();
    Officer handler = directory.officerByLogin("demo.handler2").orElseThrow();
    String path = "/admin/officers/" + handler.id();
    Visit.Shown saved = save(visit.get(path), handler, "孙婕妤");
    assertThat(saved.header("Location")).endsWith("done=yes");
  }

  @Test
  void asksOnceMoreBeforeOnesOwnTelephoneIsReplaced() throws SQLException {
    Holder holder = signedIn();
    prove(holder.officer(), 5);
    assertThat(visit.get("/account/second-factor").text())
        .contains("请证明还是您本人")
        .doesNotContain("name=\"secret\"");
    Visit.Shown account = visit.get("/account");
    assertThat(visit.submit(account, "/account/recovery-codes").text()).contains("请证明还是您本人");
    assertThat(visit.submit(account, "/account/telephone/off").text()).contains("请证明还是您本人");

    Visit.Shown asked = visit.get("/account/second-factor");
    Visit.Shown on =
        visit.submit(asked, "/prove", "password", OWN, "code", holder.recovery().get(3));
    assertThat(on.header("Location")).isEqualTo("/account/second-factor");
    assertThat(visit.get("/account/second-factor").text()).contains("name=\"secret\"");
  }

  @Test
  void takesTheLastFactorOffNobodyWhoNeedsIt() {
    signedIn();
    assertThat(visit.submit(visit.get("/account"), "/account/telephone/off").text())
        .contains("请先添加一个");
    assertThat(visit.get("/account").text()).contains("还剩 10 个恢复码");
  }

  @Test
  void letsAStartPasswordBeginOneSessionThatChoosesAnother() {
    signedIn();
    Officer handler = newcomer(Role.HANDLER);
    String path = "/admin/officers/" + handler.id() + "/password";
    Visit.Shown issued = visit.submit(visit.get(path), path, "reason", "第一天上班");
    String given = issued.first("<p class=\"key\">([^<]+)</p>");
    agree();

    Visit own = new Visit(SERVER.uri());
    Visit.Shown choose = AtTheDesk.signIn(own, own.get("/sign-in"), handler.login(), given);
    assertThat(choose.text()).contains("设置新密码", "发了初始密码");
    assertThat(own.get("/desk").header("Location")).isEqualTo("/password");
    Visit second = new Visit(SERVER.uri());
    assertThat(AtTheDesk.signIn(second, second.get("/sign-in"), handler.login(), given).text())
        .as("the same words once more")
        .contains("登录名或密码不对。");
    assertThat(own.submit(choose, "/password", "password", OWN).header("Location"))
        .isEqualTo("/desk");
    assertThat(own.get("/account").text()).contains("别人给您的登录方式", "发了初始密码");
    assertThat(credentials.heldBackUntil(handler.id())).isPresent();
  }

  @Test
  void putsEachStartPasswordOnThePublicRecord() {
    signedIn();
    Officer handler = newcomer(Role.HANDLER);
    String path = "/admin/officers/" + handler.id() + "/password";
    visit.submit(visit.get(path), path, "reason", "忘记了密码");
    agree();
    visit.submit(visit.get(path), path, "off", "yes", "reason", "全丢了");
    agree();
    assertThat(new Visit(SERVER.uri()).get("/published").text())
        .contains("发放初始密码：", "发放初始密码，并取消手机验证和通行密钥：")
        .contains(handler.id().toString().substring(0, 8))
        .doesNotContain(handler.login(), handler.name());
  }

  @Test
  void listsSignInsAndEndsOne() {
    Holder holder = signedIn();
    Visit other = new Visit(SERVER.uri());
    other.submit(
        withPassword(other, holder.officer()), "/sign-in/code", "code", holder.recovery().get(2));
    assertThat(other.get("/admin").status()).isEqualTo(200);

    Visit.Shown account = visit.get("/account");
    assertThat(account.text()).contains("用密码和验证码登录", "这一个浏览器");
    String end = account.first("action=\"(/account/sessions/[^\"]+/end)\"(?:(?!</form>).)*<button");
    assertThat(visit.submit(account, end).header("Location")).isEqualTo("/account?done=ended");
    assertThat(other.get("/admin").header("Location")).startsWith("/sign-in");
    assertThat(visit.get("/admin").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null",
        "[]",
        "\"x\"",
        "{}",
        "{\"id\":\"AAAA\",\"rawId\":\"AAAA\",\"type\":\"public-key\",\"response\":{}}",
        "{\"id\":\"AAAA\",\"rawId\":\"AAAA\",\"type\":\"public-key\",\"response\":{\"clientDataJSON\":\"e30\","
            + "\"authenticatorData\":\"AAAA\",\"signature\":\"AAAA\",\"userHandle\":\"AAAA\"},"
            + "\"clientExtensionResults\":{}}"
      })
  void letsNobodyInByAnAnswerThatIsNone(String answer) {
    Visit here = new Visit(URI.create("http://localhost:" + SERVER.uri().getPort()));
    Visit.Shown page = here.get("/sign-in");
    assertThat(page.hidden()).containsKeys("challenge", "answer");
    Visit.Shown refused = here.submit(page, "/sign-in/passkey", "answer", answer);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text()).contains("这个通行密钥在这里打不开");
    assertThat(here.cookie("officer")).isEmpty();
  }

  @Test
  void asksForNoPasskeyWhereNoneCouldAnswer() {
    assertThat(visit.get("/sign-in").text()).doesNotContain("data-passkey");
  }

  private Visit.Shown save(Visit.Shown form, Officer officer, String name) {
    return visit.submit(
        form,
        "/admin/officers/" + officer.id(),
        "institution",
        officer.institution().toString(),
        "name",
        name,
        "login",
        officer.login(),
        "unit",
        String.valueOf(officer.unit()),
        "roles",
        "handler",
        "active",
        "yes");
  }

  /// A second administrator agrees to all that waits.
  private void agree() {
    Officer second = administrator();
    Proposals proposals = SERVER.bean(Proposals.class);
    assertThat(proposals.waiting())
        .isNotEmpty()
        .allSatisfy(
            one ->
                assertThat(
                        proposals.approve(
                            new Editor("officer:" + second.id(), second.id()), one.id()))
                    .isInstanceOf(Settlement.Settled.class));
  }

  private Officer administrator() {
    return newcomer(Role.ADMINISTRATOR);
  }

  private Officer newcomer(Role role) {
    var at = directory.institutionByCode(DemoCounty.PETITIONS).orElseThrow();
    Officer officer = County.officer(at.id(), "n" + UUID.randomUUID(), role);
    SERVER.bean(Authorities.class).add(County.EDITOR, officer);
    return officer;
  }

  /// Signs in with a password of their own, chosen on the way where there is none yet.
  private Visit.Shown withPassword(Visit visit, Officer officer) {
    Visit.Shown in = AtTheDesk.signIn(visit, visit.get("/sign-in"), officer.login(), OWN);
    if (in.status() != 403) {
      return in;
    }
    String given = credentials.issue("system:test", officer.id()).text();
    Visit.Shown choose = AtTheDesk.signIn(visit, visit.get("/sign-in"), officer.login(), given);
    return visit.submit(choose, "/password", "password", OWN);
  }

  private Holder holder() {
    return setUp(new Visit(SERVER.uri()));
  }

  private Holder signedIn() {
    return setUp(visit);
  }

  private Holder setUp(Visit visit) {
    Officer officer = administrator();
    Visit.Shown page = withPassword(visit, officer);
    Phone phone = new Phone(secret(page));
    Visit.Shown codes = visit.submit(page, "/account/second-factor", "code", phone.code(0));
    return new Holder(
        officer, phone, CODE.matcher(codes.text()).results().map(found -> found.group(1)).toList());
  }

  private static String secret(Visit.Shown page) {
    return page.first("<p class=\"key\">([A-Z2-7 ]+)</p>");
  }

  private String name(Officer officer) {
    return directory.officer(officer.id()).orElseThrow().name();
  }

  /// As if they had proven who they are so many minutes ago.
  private static void prove(Officer officer, int minutesAgo) throws SQLException {
    try (Connection owner = SERVER.database().owner();
        PreparedStatement statement =
            owner.prepareStatement(
                "update session set proven_at = proven_at - ? * interval '1 minute'"
                    + " where officer = ?")) {
      statement.setInt(1, minutesAgo);
      statement.setObject(2, officer.id());
      assertThat(statement.executeUpdate()).isPositive();
    }
  }
}
