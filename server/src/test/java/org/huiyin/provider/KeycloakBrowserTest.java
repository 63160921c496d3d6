package org.huiyin.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.regex.Pattern;
import org.huiyin.TestServer;
import org.huiyin.authority.Authorities;
import org.huiyin.authority.Change;
import org.huiyin.authority.County;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Role;
import org.huiyin.demo.DemoCounty;
import org.huiyin.page.Browsing;
import org.huiyin.page.Sight;
import org.huiyin.page.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.security.oauth2.jwt.JwtException;

/// Single sign-on at a real Keycloak, by plain forms and in Chromium. One start for all of it; the
/// keys are changed last.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeycloakBrowserTest {

  private static final int PORT = Keycloak.freePort();
  private static final URI HERE = URI.create("http://localhost:" + PORT);
  private static final Keycloak KEYCLOAK = new Keycloak(HERE);
  private static final TestServer SERVER =
      TestServer.with(
          Map.of(
              "server.port",
              String.valueOf(PORT),
              "huiyin.oidc.issuer",
              KEYCLOAK.issuer(),
              "huiyin.oidc.client-id",
              Keycloak.CLIENT,
              "huiyin.oidc.client-secret",
              Keycloak.SECRET,
              "huiyin.oidc.roles-claim",
              "roles",
              "huiyin.oidc.roles.handler",
              "may-handle",
              "huiyin.oidc.roles.administrator",
              "may-administer"));

  /// A browser, and what it holds of the provider.
  private final Visit visit = new Visit(HERE);
  private final Visit there = new Visit(URI.create(KEYCLOAK.issuer()));

  @BeforeAll
  static void link() {
    KEYCLOAK.ready();
    for (String name : new String[] {"linked", "second"}) {
      Officer officer = officer(name);
      SERVER.bean(ProviderLinks.class).link("system:test", officer.id(), KEYCLOAK.subject(name));
    }
  }

  @AfterAll
  static void stop() {
    SERVER.close();
    KEYCLOAK.close();
  }

  @Test
  @Order(1)
  void signsInAndOutInBothPlaces() {
    signIn("linked");
    assertThat(visit.get("/desk").status()).isEqualTo(200);
    assertThat(visit.get("/account").text()).contains("用统一认证登录", "承办人").doesNotContain("包案领导");
    assertThat(visit.get("/admin").status()).as("the provider says administrator").isEqualTo(403);

    Visit.Shown out = visit.submit(visit.get("/account"), "/sign-out");
    assertThat(visit.get("/desk").status()).isEqualTo(303);
    Visit.Shown ended = there.get(leadsTo(out));
    assertThat(ended.header("Location")).startsWith(HERE + "/sign-in");
    assertThat(there.get(leave()).text()).as("it asks anew").contains("name=\"password\"");
  }

  @Test
  @Order(2)
  void needsNoPasswordWhereTheSessionThereIsOpenAndEndsWithIt() {
    signIn("linked");
    visit.forgetCookies();
    Visit.Shown straightBack = there.get(leave());
    assertThat(straightBack.status()).isEqualTo(302);
    visit.get(straightBack.header("Location"));
    assertThat(visit.get("/desk").status()).isEqualTo(200);

    KEYCLOAK.signOut("linked");
    assertThat(visit.get("/desk").header("Location")).startsWith("/sign-in");
  }

  @Test
  @Order(3)
  void letsNoStrangerIn() {
    Visit.Shown back = visit.get(atKeycloak(there.get(leave()), "stranger"));
    assertThat(back.header("Location")).startsWith("/sign-in/provider/on?why=unknown");
    assertThat(visit.cookie("officer")).isEmpty();
  }

  @Test
  @Order(4)
  void asksForThePasswordAnewBeforeWhatIsGrave() throws SQLException {
    signIn("second");
    forgetProof();
    Visit.Shown asked = visit.get("/account/second-factor");
    assertThat(asked.text()).contains("请证明还是您本人");
    Visit.Shown form = there.get(leadsTo(visit.submit(asked, "/prove/provider")));
    assertThat(form.text()).as("though the session there is open").contains("name=\"password\"");
    visit.get(atKeycloak(form, "second"));
    assertThat(visit.get("/account/second-factor").text()).contains("name=\"secret\"");
  }

  @Test
  @Order(5)
  void believesNoTokenOfAnotherRealmOrForAnotherClient() {
    Provider provider = SERVER.bean(Provider.class);
    String other = KEYCLOAK.token("county", "another", "linked");
    assertThatThrownBy(() -> provider.tokens().decode(other)).isInstanceOf(JwtException.class);
    String elsewhere = KEYCLOAK.token("elsewhere", Keycloak.CLIENT, "linked");
    assertThatThrownBy(() -> provider.tokens().decode(elsewhere)).isInstanceOf(JwtException.class);
  }

  @ParameterizedTest
  @CsvSource({"zh-CN, 360", "en, 1280"})
  @Order(6)
  void worksInABrowserWithoutScripts(String language, int width) {
    try (Browsing browsing = Browsing.at(HERE, Sight.of(language, width))) {
      Page page = browsing.page();
      browsing.open("/desk").titled("sign-in.title").look("sign-in-with-provider");
      page.locator("form[action='/sign-in/provider'] button").click();
      page.locator("#username").fill("linked");
      page.locator("#password").fill(Keycloak.PASSWORD);
      page.locator("#password").press("Enter");
      PlaywrightAssertions.assertThat(page).hasURL(HERE + "/desk");
      browsing.press("desk.nav.sign-out");
      PlaywrightAssertions.assertThat(page).hasURL(Pattern.compile(HERE + "/sign-in.*"));
      browsing.titled("sign-in.title");
    }
  }

  @Test
  @Order(7)
  void followsTheKeysAndLeavesTheOldOnesBehind() {
    signIn("second");
    String old =
        AtTheProvider.asked(visit.submit(visit.get("/account"), "/sign-out"))
            .getOrDefault("id_token_hint", "");
    Provider provider = SERVER.bean(Provider.class);
    assertThat(provider.tokens().decode(old).getSubject()).isEqualTo(KEYCLOAK.subject("second"));

    KEYCLOAK.rotate();
    there.forgetCookies();
    signIn("second");
    assertThat(visit.get("/desk").status()).isEqualTo(200);
    assertThatThrownBy(() -> provider.tokens().decode(old)).isInstanceOf(JwtException.class);
  }

  /// Where Keycloak's form leads that has been filled in.
  private String atKeycloak(Visit.Shown form, String username) {
    String action = form.first("action=\"([^\"]+)\"").replace("&amp;", "&");
    return there
        .post(action, Map.of("username", username, "password", Keycloak.PASSWORD))
        .header("Location");
  }

  private String leave() {
    return leadsTo(visit.submit(visit.get("/sign-in"), "/sign-in/provider"));
  }

  private void signIn(String username) {
    visit.get(atKeycloak(there.get(leave()), username));
    assertThat(visit.cookie("officer")).isPresent();
  }

  private static String leadsTo(Visit.Shown page) {
    return page.first("content=\"0; url=([^\"]+)\"").replace("&amp;", "&");
  }

  private static Officer officer(String login) {
    var at = SERVER.bean(Directory.class).institutionByCode(DemoCounty.PETITIONS).orElseThrow();
    Officer officer = County.officer(at.id(), login, Role.HANDLER, Role.LEAD);
    assertThat(SERVER.bean(Authorities.class).add(County.EDITOR, officer))
        .isInstanceOf(Change.Created.class);
    return officer;
  }

  private static void forgetProof() throws SQLException {
    try (Connection connection = SERVER.database().owner();
        PreparedStatement set =
            connection.prepareStatement(
                "update session set proven_at = proven_at - interval '6 minutes'")) {
      assertThat(set.executeUpdate()).isPositive();
    }
  }
}
