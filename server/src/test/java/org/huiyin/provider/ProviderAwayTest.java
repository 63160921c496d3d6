package org.huiyin.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huiyin.Api;
import org.huiyin.TestServer;
import org.huiyin.access.Credentials;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Officer;
import org.huiyin.desk.AtTheDesk;
import org.huiyin.page.Visit;
import org.junit.jupiter.api.Test;

/// A provider that doesn't answer, one that calls itself otherwise, one that is the only way in,
/// and none at all.
class ProviderAwayTest {

  private static final String OWN = "fjord kettle ninety oak";

  @Test
  void leavesTheOtherWaysInOpen() {
    String nobody = "http://127.0.0.1:9";
    try (TestServer server = server(nobody, "false")) {
      Visit visit = new Visit(AtTheProvider.address(server));
      Visit.Shown away = visit.submit(visit.get("/sign-in"), "/sign-in/provider");
      assertThat(away.status()).isEqualTo(503);
      assertThat(away.text()).contains("统一认证现在没有回应", "name=\"password\"");
      assertThat(AtTheDesk.signedIn(server, "demo.handler").get("/desk").status()).isEqualTo(200);
    }
  }

  @Test
  void isTheOnlyWayInWhereTheOperatorSaysSo() {
    try (TestIssuer issuer = new TestIssuer();
        TestServer server = server(issuer.issuer(), "true")) {
      var handler = server.bean(Directory.class).officerByLogin("demo.handler").orElseThrow();
      server.bean(Credentials.class).choose(principal(handler), OWN);
      Visit visit = new Visit(AtTheProvider.address(server));
      Visit.Shown page = visit.get("/sign-in");
      assertThat(page.text()).doesNotContain("name=\"password\"", "data-passkey");
      Visit.Shown closed = visit.submit(page, "/sign-in", "name", "demo.handler", "password", OWN);
      assertThat(closed.text()).contains("请用统一认证");
      assertThat(visit.cookie("officer")).isEmpty();
      Api api = new Api(server);
      Api.problem(
          api.get("/tokens", "Authorization", Api.basic("demo.handler", OWN)),
          401,
          "unauthenticated");
      server.bean(ProviderLinks.class).link("system:test", handler.id(), "h");
      AtTheProvider browser = new AtTheProvider(server, issuer);
      browser.signIn("h");
      assertThat(browser.visit.get("/desk").status()).isEqualTo(200);
    }
  }

  @Test
  void isNotBelievedWhereItCallsItselfOtherwise() {
    try (TestIssuer issuer = new TestIssuer();
        TestServer server = server(issuer.issuer() + "/", "false")) {
      Visit visit = new Visit(AtTheProvider.address(server));
      assertThat(visit.submit(visit.get("/sign-in"), "/sign-in/provider").status()).isEqualTo(503);
    }
  }

  @Test
  void isNowhereToBeSeenWhereThereIsNone() {
    TestServer server = TestServer.shared();
    Visit visit = new Visit(AtTheProvider.address(server));
    assertThat(visit.get("/sign-in").text()).doesNotContain("/sign-in/provider");
    assertThat(visit.submit(visit.get("/sign-in"), "/sign-in/provider").status()).isEqualTo(404);
    assertThat(visit.get("/sign-in/provider/back?code=x&state=y").status()).isEqualTo(404);
    assertThat(visit.post("/api/v1/back-channel-logout", Map.of("logout_token", "x")).status())
        .isEqualTo(400);
  }

  @Test
  void refusesSettingsThatCannotBeMeant() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings("http://idp.example.org", "huiyin", Map.of(), false))
        .withMessageContaining("huiyin.oidc.issuer");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings("https://idp.example.org", " ", Map.of(), false))
        .withMessageContaining("huiyin.oidc.client-id");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> settings("https://idp.example.org", "h", Map.of("king", List.of("a")), false))
        .withMessageContaining("huiyin.oidc.roles");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings("", "", Map.of(), true))
        .withMessageContaining("huiyin.oidc.only");
  }

  private static ProviderSettings settings(
      String issuer, String client, Map<String, List<String>> roles, boolean only) {
    return new ProviderSettings(
        issuer, client, "", null, Map.of(), List.of(), "", "", roles, Set.of(), Set.of(), only);
  }

  private static OfficerPrincipal principal(Officer officer) {
    return new OfficerPrincipal(
        officer.id(), officer.institution(), officer.unit(), officer.roles(), Set.of());
  }

  private static TestServer server(String issuer, String only) {
    return TestServer.with(
        Map.of(
            "huiyin.oidc.issuer",
            issuer,
            "huiyin.oidc.client-id",
            TestIssuer.CLIENT,
            "huiyin.oidc.client-secret",
            TestIssuer.SECRET,
            "huiyin.oidc.only",
            only));
  }
}
