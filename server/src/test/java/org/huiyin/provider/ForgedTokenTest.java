package org.huiyin.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.TestServer;
import org.huiyin.access.Credentials;
import org.huiyin.access.Phone;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.access.SecondFactor;
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

/// Single sign-on against a provider that says whatever a test wants it to say.
class ForgedTokenTest {

  private static final TestIssuer ISSUER = new TestIssuer();
  private static final TestServer SERVER =
      TestServer.with(
          Map.ofEntries(
              Map.entry("huiyin.oidc.issuer", ISSUER.issuer()),
              Map.entry("huiyin.oidc.client-id", TestIssuer.CLIENT),
              Map.entry("huiyin.oidc.client-secret", TestIssuer.SECRET),
              Map.entry("huiyin.oidc.name.zh", "县政务统一认证"),
              Map.entry("huiyin.oidc.link-claim", "preferred_username"),
              Map.entry("huiyin.oidc.roles-claim", "realm_access.roles"),
              Map.entry("huiyin.oidc.roles.handler", "may-handle"),
              Map.entry("huiyin.oidc.roles.lead", "may-lead"),
              Map.entry("huiyin.oidc.roles.administrator", "may-administer"),
              Map.entry("huiyin.oidc.accepted-acr", "gold"),
              Map.entry("huiyin.oidc.accepted-amr", "hwk")));

  private final Directory directory = SERVER.bean(Directory.class);
  private final ProviderLinks links = SERVER.bean(ProviderLinks.class);
  private final AtTheProvider browser = new AtTheProvider(SERVER, ISSUER);
  private final Visit visit = browser.visit;

  @AfterAll
  static void stop() {
    SERVER.close();
    ISSUER.close();
  }

  @Test
  void signsInWhoeverTheProviderKnows() {
    Officer officer = linked(Role.HANDLER);
    Visit.Shown back = browser.signIn(subject(officer), AtTheProvider.roles("may-handle"));

    assertThat(back.header("Location")).isEqualTo("/sign-in/provider/in?to=");
    Visit.Shown in = visit.get(back.header("Location"));
    assertThat(in.text())
        .contains("http-equiv=\"refresh\" content=\"0; url=/sign-in/provider/on?to=\"");
    assertThat(in.text()).doesNotContain("<script");
    assertThat(visit.get("/sign-in/provider/on?to=").header("Location")).isEqualTo("/desk");
    assertThat(visit.get("/account").text()).contains("用统一认证登录", "县政务统一认证");
  }

  @Test
  void offersTheButtonWhereItLeadsBack() {
    assertThat(visit.get("/sign-in").text()).contains("用县政务统一认证登录", "用密码登录", "data-passkey");
    assertThat(new Visit(SERVER.uri()).get("/sign-in").text())
        .as("at another address what began would be lost")
        .doesNotContain("县政务统一认证");
  }

  @Test
  void asksForWhatTheStandardsWant() {
    Map<String, String> asked = browser.leave();
    assertThat(asked)
        .containsEntry("response_type", "code")
        .containsEntry("client_id", TestIssuer.CLIENT)
        .containsEntry("code_challenge_method", "S256")
        .containsEntry("scope", "openid")
        .containsEntry("acr_values", "gold")
        .containsEntry("redirect_uri", AtTheProvider.address(SERVER) + "/sign-in/provider/back")
        .containsKeys("state", "nonce", "code_challenge")
        .doesNotContainKey("prompt");
    assertThat(browser.leave().get("state")).isNotEqualTo(asked.get("state"));
  }

  /// What makes of honest claims what nobody may be believed for.
  enum Forgery {
    WRONG_ISSUER {
      @Override
      String of(JWTClaimsSet.Builder claims) {
        return ISSUER.signed(claims.issuer("http://127.0.0.1:9").build());
      }
    },
    WRONG_AUDIENCE {
      @Override
      String of(JWTClaimsSet.Builder claims) {
        return ISSUER.signed(claims.audience("another").build());
      }
    },
    AUTHORISED_FOR_ANOTHER {
      @Override
      String of(JWTClaimsSet.Builder claims) {
        return ISSUER.signed(
            claims.audience(List.of(TestIssuer.CLIENT, "b")).claim("azp", "b").build());
      }
    },
    EXPIRED {
      @Override
      String of(JWTClaimsSet.Builder claims) {
        return ISSUER.signed(
            claims
                .issueTime(Date.from(Instant.now().minusSeconds(600)))
                .expirationTime(Date.from(Instant.now().minusSeconds(300)))
                .build());
      }
    },
    FROM_THE_FUTURE {
      @Override
      String of(JWTClaimsSet.Builder claims) {
        return ISSUER.signed(
            claims
                .issueTime(Date.from(Instant.now().plusSeconds(600)))
                .expirationTime(Date.from(Instant.now().plusSeconds(900)))
                .build());
      }
    },
    WITHOUT_AN_END {
      @Override
      String of(JWTClaimsSet.Builder claims) {
        return ISSUER.signed(claims.expirationTime(null).build());
      }
    },
    WITHOUT_A_SUBJECT {
      @Override
      String of(JWTClaimsSet.Builder claims) {
        return ISSUER.signed(claims.subject(null).build());
      }
    },
    ANOTHER_NONCE {
      @Override
      String of(JWTClaimsSet.Builder claims) {
        return ISSUER.signed(claims.claim("nonce", "of-another-time").build());
      }
    },
    NO_NONCE {
      @Override
      String of(JWTClaimsSet.Builder claims) {
        return ISSUER.signed(claims.claim("nonce", null).build());
      }
    },
    UNSIGNED {
      @Override
      String of(JWTClaimsSet.Builder claims) {
        return TestIssuer.unsigned(claims.build());
      }
    },
    ANOTHER_KEY_OF_THE_SAME_NAME {
      @Override
      String of(JWTClaimsSet.Builder claims) {
        return TestIssuer.signed(claims.build(), TestIssuer.key(ISSUER.key().getKeyID()));
      }
    },
    ANOTHER_KEY {
      @Override
      String of(JWTClaimsSet.Builder claims) {
        return TestIssuer.signed(claims.build(), TestIssuer.key("unknown"));
      }
    },
    HMAC_BY_THE_PUBLIC_KEY {
      @Override
      String of(JWTClaimsSet.Builder claims) throws JOSEException {
        byte[] key = ISSUER.key().toRSAPublicKey().getEncoded();
        return TestIssuer.hmac(claims.build(), key, ISSUER.key().getKeyID());
      }
    },
    HMAC_BY_THE_SECRET {
      @Override
      String of(JWTClaimsSet.Builder claims) {
        byte[] secret = TestIssuer.SECRET.getBytes(StandardCharsets.UTF_8);
        return TestIssuer.hmac(claims.build(), secret, ISSUER.key().getKeyID());
      }
    },
    CUT_OFF {
      @Override
      String of(JWTClaimsSet.Builder claims) {
        return ISSUER.signed(claims.build()).replaceAll("\\.[^.]*$", ".");
      }
    },
    NO_TOKEN_AT_ALL {
      @Override
      String of(JWTClaimsSet.Builder claims) {
        return "";
      }
    };

    abstract String of(JWTClaimsSet.Builder claims) throws JOSEException;
  }

  @ParameterizedTest
  @EnumSource
  void believesNoForgery(Forgery forgery) {
    Officer officer = linked(Role.HANDLER);
    Visit.Shown back =
        browser.bring(
            subject(officer),
            claims -> {
              try {
                return forgery.of(claims);
              } catch (JOSEException e) {
                throw new IllegalStateException(e);
              }
            });
    refused(back, "refused");
  }

  @Test
  void takesNoTokenThatAnotherBrowserAskedFor() {
    Officer officer = linked(Role.HANDLER);
    AtTheProvider other = new AtTheProvider(SERVER, ISSUER);
    Map<String, String> theirs = other.leave();
    browser.leave();

    refused(
        browser.comeBack(theirs, ISSUER.signed(other.honest(theirs, subject(officer)).build())),
        "refused");
    assertThat(
            new Visit(AtTheProvider.address(SERVER))
                .get(AtTheProvider.back("x", "y"))
                .header("Location"))
        .as("nothing begun at all")
        .isEqualTo("/sign-in/provider/on?why=refused");
  }

  @Test
  void takesWhatComesBackOnce() {
    Officer officer = linked(Role.HANDLER);
    Map<String, String> asked = browser.leave();
    String flow = visit.cookie("provider").orElseThrow();
    String token = ISSUER.signed(browser.honest(asked, subject(officer)).build());
    assertThat(browser.comeBack(asked, token).header("Location")).contains("/provider/in?");
    assertThat(visit.cookie("provider")).isEmpty();

    visit.forget("officer");
    visit.keep("provider", flow);
    refused(browser.comeBack(asked, token), "refused");
  }

  @Test
  void takesNoAnswerThatNamesAnotherProvider() {
    Officer officer = linked(Role.HANDLER);
    Map<String, String> asked = browser.leave();
    String token = ISSUER.signed(browser.honest(asked, subject(officer)).build());
    String code = ISSUER.code(token, asked.getOrDefault("code_challenge", ""));
    refused(
        visit.get(
            AtTheProvider.back(asked.getOrDefault("state", ""), code)
                + "&iss=https%3A%2F%2Fevil.example"),
        "refused");
  }

  @Test
  void saysWhenSomebodyStoppedThere() {
    Map<String, String> asked = browser.leave();
    Visit.Shown back =
        visit.get("/sign-in/provider/back?error=access_denied&state=" + asked.get("state"));
    refused(back, "declined");
    assertThat(visit.get(back.header("Location")).text()).contains("您在统一认证那边取消了");
  }

  @Test
  void leadsNowhereElse() {
    for (String to :
        List.of(
            "https://evil.example/",
            "//evil.example",
            "/\\evil.example",
            "/sign-in",
            "/desk/../x")) {
      Map<String, String> asked =
          browser.leave(visit.get("/sign-in"), "/sign-in/provider", "to", to);
      Officer officer = linked(Role.HANDLER);
      String token =
          ISSUER.signed(withRoles(browser.honest(asked, subject(officer)), "may-handle").build());
      Visit.Shown back = browser.comeBack(asked, token);
      assertThat(back.header("Location")).as(to).isEqualTo("/sign-in/provider/in?to=");
      assertThat(visit.get("/sign-in/provider/in?to=https%3A%2F%2Fevil.example").text())
          .doesNotContain("evil.example/\"", "url=https");
      assertThat(visit.get("/sign-in/provider/on?to=https%3A%2F%2Fevil.example").header("Location"))
          .isEqualTo("/desk");
      visit.forget("officer");
    }
  }

  @Test
  void letsNoStrangerIn() {
    refused(browser.signIn("a-stranger"), "unknown");
    refused(
        browser.signIn("a-stranger", claims -> claims.claim("preferred_username", "no-such-name")),
        "unknown");
    assertThat(visit.get("/sign-in/provider/on?why=unknown").text()).contains("这里没有您的账号");
  }

  @Test
  void letsNobodyInWhoIsNoLongerActive() {
    Officer officer = linked(Role.HANDLER);
    SERVER.bean(Authorities.class).changeOfficer(County.EDITOR, officer.id(), County::gone);
    refused(browser.signIn(subject(officer)), "unknown");
  }

  @Test
  void findsAnOfficerByTheirSignInNameOnceAndTellsThem() {
    Officer officer = newcomer(Role.HANDLER);
    browser.signIn(
        "first",
        claims -> withRoles(claims, "may-handle").claim("preferred_username", officer.login()));
    assertThat(browser.session()).isPresent();
    assertThat(visit.get("/account").text()).contains("系统把统一认证的一个账号对应给了您");
    assertThat(SERVER.bean(Credentials.class).heldBackUntil(officer.id())).isPresent();

    AtTheProvider other = new AtTheProvider(SERVER, ISSUER);
    refused(
        other,
        other.signIn("second", claims -> claims.claim("preferred_username", officer.login())),
        "unknown");
  }

  @Test
  void letsTheProviderTakeRolesAwayAndGiveNone() {
    Officer both = linked(Role.HANDLER, Role.LEAD);
    browser.signIn(subject(both), AtTheProvider.roles("may-handle", "may-administer"));
    String account = visit.get("/account").text();
    assertThat(account).contains("承办人").doesNotContain("包案领导", "系统管理员</li>");
    assertThat(visit.get("/admin").status()).isEqualTo(403);
    assertThat(visit.get("/desk").status()).isEqualTo(200);

    AtTheProvider silent = new AtTheProvider(SERVER, ISSUER);
    silent.signIn(subject(both));
    assertThat(silent.visit.get("/desk").status()).as("nothing said, nothing left").isEqualTo(403);
    assertThat(silent.visit.get("/account").status()).isEqualTo(200);
  }

  @Test
  void keepsRolesNarrowAfterACodeBeside() {
    Officer officer = linked(Role.HANDLER, Role.LEAD);
    Phone phone = phone(officer);
    Visit.Shown back = browser.signIn(subject(officer), AtTheProvider.roles("may-handle"));
    Visit.Shown code =
        visit.get(visit.get(back.header("Location")).first("content=\"0; url=([^\"]+)\""));
    assertThat(code.text()).contains("name=\"code\"");
    assertThat(visit.get("/desk").header("Location")).isEqualTo("/sign-in/code");
    visit.submit(code, "/sign-in/code", "code", phone.code(1));
    assertThat(visit.get("/account").text()).contains("承办人").doesNotContain("包案领导");
    assertThat(ended(subject(officer), Map.of()).status()).isEqualTo(200);
    assertThat(visit.get("/desk").header("Location"))
        .as("and it hangs on there")
        .startsWith("/sign-in");
  }

  @Test
  void takesTwoFactorsForTwoOnceTheOfficerHasShownTheirOwn() {
    Officer officer = linked(Role.HANDLER);
    Phone phone = phone(officer);
    Visit.Shown first = gold(browser, officer);
    assertThat(first.text())
        .as("whoever made the link can't go in by it")
        .contains("name=\"code\"");
    visit.submit(first, "/sign-in/code", "code", phone.code(1));

    AtTheProvider again = new AtTheProvider(SERVER, ISSUER);
    assertThat(gold(again, officer).header("Location")).isEqualTo("/desk");
    assertThat(again.visit.get("/account").text()).contains("用统一认证登录（两样凭据）");
    AtTheProvider key = new AtTheProvider(SERVER, ISSUER);
    key.signIn(
        subject(officer),
        claims -> withRoles(claims, "may-handle").claim("amr", List.of("pwd", "hwk")));
    assertThat(key.visit.get("/desk").status()).isEqualTo(200);
    AtTheProvider one = new AtTheProvider(SERVER, ISSUER);
    one.signIn(subject(officer), claims -> withRoles(claims, "may-handle").claim("acr", "bronze"));
    assertThat(one.visit.get("/desk").header("Location")).isEqualTo("/sign-in/code");
  }

  private Visit.Shown gold(AtTheProvider at, Officer officer) {
    Visit.Shown back =
        at.signIn(subject(officer), claims -> withRoles(claims, "may-handle").claim("acr", "gold"));
    return at.visit.get(at.visit.get(back.header("Location")).first("content=\"0; url=([^\"]+)\""));
  }

  @Test
  void asksAtTheProviderOnceMoreBeforeWhatIsGrave() throws SQLException {
    Officer officer = linked(Role.ADMINISTRATOR);
    browser.signIn(subject(officer), AtTheProvider.roles("may-administer"));
    String path = issuePath();
    Visit.Shown form = visit.get(path);
    prove(officer);
    Visit.Shown asked = visit.submit(form, path);
    assertThat(asked.text()).contains("请证明还是您本人", "到县政务统一认证再证明一次");

    Map<String, String> again = browser.leave(asked, "/prove/provider");
    assertThat(again).containsEntry("prompt", "login").containsKey("max_age");
    JWTClaimsSet.Builder stale =
        browser
            .honest(again, subject(officer))
            .claim("auth_time", Instant.now().minusSeconds(600).getEpochSecond());
    assertThat(browser.comeBack(again, ISSUER.signed(stale.build())).header("Location"))
        .as("an old session at the provider is no proof")
        .startsWith("/sign-in/provider/on?why=too-weak");
    again = browser.leave(asked, "/prove/provider");
    Officer another = linked(Role.ADMINISTRATOR);
    assertThat(
            browser
                .comeBack(again, ISSUER.signed(browser.honest(again, subject(another)).build()))
                .header("Location"))
        .startsWith("/sign-in/provider/on?why=refused");
    assertThat(visit.submit(form, path).text()).contains("请证明还是您本人");

    again = browser.leave(asked, "/prove/provider");
    Visit.Shown back =
        browser.comeBack(again, ISSUER.signed(browser.honest(again, subject(officer)).build()));
    Visit.Shown waits =
        visit.get(
            visit
                .get(back.header("Location"))
                .first("content=\"0; url=([^\"]+)\"")
                .replace("&amp;", "&"));
    assertThat(waits.text()).contains("您填的内容都在");
    Visit.Shown kept = visit.submit(waits, "/sign-in/provider/on");
    assertThat(kept.text())
        .as("shown, and not done")
        .contains("admin/officers")
        .doesNotContain("class=\"key\"");
    assertThat(visit.submit(kept, path, "reason", "忘记了").text()).contains("class=\"key\"");
  }

  @Test
  void isNotProvenLatelyByASessionThatWasOpenThere() {
    Officer officer = linked(Role.ADMINISTRATOR);
    long longAgo = Instant.now().minusSeconds(3600).getEpochSecond();
    browser.signIn(
        subject(officer),
        claims -> withRoles(claims, "may-administer").claim("auth_time", longAgo));
    String path = issuePath();
    assertThat(visit.submit(visit.get(path), path).text()).contains("请证明还是您本人");
  }

  @Test
  void signsOutThereToo() {
    Officer officer = linked(Role.HANDLER);
    browser.signIn(subject(officer), AtTheProvider.roles("may-handle"));
    Visit.Shown out = visit.submit(visit.get("/account"), "/sign-out");
    assertThat(out.text()).contains("这里已经退出", "url=" + ISSUER.issuer() + "/logout?id_token_hint=");
    assertThat(AtTheProvider.asked(out))
        .containsEntry("post_logout_redirect_uri", AtTheProvider.address(SERVER) + "/sign-in");
    assertThat(visit.get("/desk").header("Location")).startsWith("/sign-in");
  }

  @Test
  void endsSessionsThatEndedThereAndNoOthers() {
    Officer officer = linked(Role.HANDLER);
    browser.signIn(subject(officer), AtTheProvider.roles("may-handle"));
    AtTheProvider elsewhere = new AtTheProvider(SERVER, ISSUER);
    elsewhere.signIn(
        subject(officer), claims -> withRoles(claims, "may-handle").claim("sid", "another"));

    assertThat(ended(subject(officer), Map.of()).status()).isEqualTo(200);
    assertThat(visit.get("/desk").header("Location")).startsWith("/sign-in");
    assertThat(elsewhere.visit.get("/desk").status()).isEqualTo(200);
    assertThat(ended(subject(officer), Map.of("sid", "")).status()).isEqualTo(200);
    assertThat(elsewhere.visit.get("/desk").header("Location"))
        .as("all of the account")
        .startsWith("/sign-in");
  }

  @Test
  void endsNothingOnAnybodyElsesWord() {
    Officer officer = linked(Role.HANDLER);
    browser.signIn(subject(officer), AtTheProvider.roles("may-handle"));
    String subject = subject(officer);
    for (Map<String, Object> wrong :
        List.<Map<String, Object>>of(
            Map.of("iss", "https://evil.example"),
            Map.of("aud", "another"),
            Map.of("nonce", "as in a token that signs in"),
            Map.of("events", Map.of()),
            Map.of("events", Map.of("http://schemas.openid.net/event/other", Map.of())),
            Map.of("iat", Instant.now().minusSeconds(3600).getEpochSecond()),
            Map.of("jti", ""))) {
      assertThat(ended(subject, wrong).status()).as(wrong.toString()).isEqualTo(400);
    }
    JWTClaimsSet claims = AtTheProvider.logout(ISSUER, subject, Map.of());
    for (String token :
        List.of(
            "",
            "x.y.z",
            TestIssuer.unsigned(claims),
            TestIssuer.signed(claims, TestIssuer.key(ISSUER.key().getKeyID())),
            TestIssuer.hmac(
                claims,
                TestIssuer.SECRET.getBytes(StandardCharsets.UTF_8),
                ISSUER.key().getKeyID()))) {
      assertThat(sendLogout(token).status()).as(token).isEqualTo(400);
    }
    assertThat(visit.get("/desk").status()).isEqualTo(200);

    String once = ISSUER.signed(claims);
    assertThat(sendLogout(once).status()).isEqualTo(200);
    browser.signIn(subject, AtTheProvider.roles("may-handle"));
    assertThat(sendLogout(once).status()).as("replayed").isEqualTo(400);
    assertThat(visit.get("/desk").status()).isEqualTo(200);
  }

  @Test
  void followsTheProvidersKeys() {
    Officer officer = linked(Role.HANDLER);
    browser.signIn(subject(officer));
    assertThat(browser.session()).isPresent();
    var old = ISSUER.key();
    ISSUER.rotate("second");

    AtTheProvider anew = new AtTheProvider(SERVER, ISSUER);
    anew.signIn(subject(officer));
    assertThat(anew.session()).isPresent();
    AtTheProvider late = new AtTheProvider(SERVER, ISSUER);
    refused(
        late,
        late.bring(subject(officer), claims -> TestIssuer.signed(claims.build(), old)),
        "refused");
  }

  @Test
  void letsAnAdministratorGiveAnAccountInPublic() {
    Visit admin = AtTheDesk.signedIn(SERVER, "demo.admin");
    Officer officer = newcomer(Role.HANDLER);
    String path = "/admin/officers/" + officer.id() + "/single-sign-on";
    assertThat(admin.get("/admin/officers/" + officer.id()).text()).contains(path);
    Visit.Shown missing = admin.submit(admin.get(path), path, "subject", " ");
    assertThat(missing.text()).contains("请填写账号的编号");
    Visit.Shown led =
        admin.submit(missing, path, "subject", "given-" + officer.id(), "reason", "新来的");
    assertThat(links.of(officer.id())).as("nobody has agreed").isEmpty();
    agree(led);
    Visit.Shown done = admin.get(path);
    assertThat(done.text()).contains("现在对应的账号：", "given-" + officer.id());
    assertThat(admin.get("/published").text())
        .contains("对应统一认证账号：", officer.id().toString().substring(0, 8))
        .doesNotContain("given-" + officer.id());

    browser.signIn("given-" + officer.id(), AtTheProvider.roles("may-handle"));
    assertThat(visit.get("/account").text()).contains("把统一认证的一个账号对应给了您");
    Officer second = newcomer(Role.HANDLER);
    String other = "/admin/officers/" + second.id() + "/single-sign-on";
    assertThat(admin.submit(admin.get(other), other, "subject", "given-" + officer.id()).text())
        .contains("这个账号已经对应给另一位工作人员");

    assertThat(admin.submit(done, path + "/off").text()).contains("还没有对应的账号");
    assertThat(visit.get("/desk").header("Location")).as("ends with it").startsWith("/sign-in");
    UUID self = directory.officerByLogin("demo.admin").orElseThrow().id();
    assertThat(admin.get("/admin/officers/" + self + "/single-sign-on").status()).isEqualTo(404);
    assertThat(AtTheDesk.signedIn(SERVER, "demo.handler").get(path).status()).isEqualTo(403);
  }

  private void agree(Visit.Shown led) {
    Visit second = AtTheDesk.signedIn(SERVER, "demo.admin2");
    String path = led.header("Location").replace("?done=proposed", "");
    Visit.Shown form = second.get(path);
    assertThat(form.text()).contains("统一认证账号");
    assertThat(second.submit(form, path, "go", "approve").header("Location"))
        .isEqualTo(path + "?done=approved");
  }

  @Test
  void speaksEnglishToo() {
    visit.get("/sign-in?lang=en");
    assertThat(visit.get("/sign-in").text()).contains("Sign in with single sign-on");
    assertThat(visit.get("/sign-in/provider/on?why=away").text())
        .contains("Single sign-on does not answer");
  }

  private static String subject(Officer officer) {
    return "subject-of-" + officer.login();
  }

  private Officer linked(Role... roles) {
    Officer officer = newcomer(roles);
    assertThat(links.link("system:test", officer.id(), subject(officer)))
        .isEqualTo(ProviderLinks.Linked.DONE);
    return officer;
  }

  private Officer newcomer(Role... roles) {
    var at = directory.institutionByCode(DemoCounty.PETITIONS).orElseThrow();
    Officer officer = County.officer(at.id(), "p" + UUID.randomUUID(), roles);
    SERVER.bean(Authorities.class).add(County.EDITOR, officer);
    return officer;
  }

  private static Phone phone(Officer officer) {
    SecondFactor second = SERVER.bean(SecondFactor.class);
    Phone phone = new Phone(second.freshSecret());
    OfficerPrincipal who =
        new OfficerPrincipal(
            officer.id(),
            officer.institution(),
            officer.unit(),
            officer.roles(),
            java.util.Set.of());
    assertThat(second.setUp(who, phone.secret(), phone.code(0))).isPresent();
    return phone;
  }

  private static JWTClaimsSet.Builder withRoles(JWTClaimsSet.Builder claims, String... roles) {
    AtTheProvider.roles(roles).accept(claims);
    return claims;
  }

  private String issuePath() {
    return "/admin/officers/" + newcomer(Role.HANDLER).id() + "/password";
  }

  private static void prove(Officer officer) throws SQLException {
    try (Connection connection = SERVER.database().owner();
        PreparedStatement set =
            connection.prepareStatement(
                "update session set proven_at = proven_at - interval '6 minutes' where officer = ?")) {
      set.setObject(1, officer.id());
      assertThat(set.executeUpdate()).isPositive();
    }
  }

  private void refused(Visit.Shown back, String why) {
    refused(browser, back, why);
  }

  private static void refused(AtTheProvider at, Visit.Shown back, String why) {
    assertThat(back.status()).isEqualTo(303);
    assertThat(back.header("Location")).startsWith("/sign-in/provider/on?why=" + why);
    assertThat(at.session()).isEmpty();
    assertThat(at.visit.get("/desk").status()).isEqualTo(303);
  }

  private Visit.Shown ended(String subject, Map<String, Object> other) {
    return sendLogout(ISSUER.signed(AtTheProvider.logout(ISSUER, subject, other)));
  }

  private static Visit.Shown sendLogout(String token) {
    return new Visit(URI.create(SERVER.uri().toString()))
        .post("/api/v1/back-channel-logout", Map.of("logout_token", token));
  }
}
