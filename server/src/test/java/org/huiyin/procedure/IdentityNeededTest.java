package org.huiyin.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.TestServer;
import org.huiyin.authority.Change;
import org.huiyin.authority.County;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Editor;
import org.huiyin.demo.DemoCounty;
import org.huiyin.page.Visit;
import org.huiyin.rulebook.Rulebook;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// R7: where a rulebook names an article that needs an identity, it is for one step; the page says
/// which article and which step, and the rest goes on without.
class IdentityNeededTest {

  @Test
  void isAskedForOneStepByItsArticleAndTheRestGoesOnWithout() {
    try (TestServer server = TestServer.start()) {
      Api api = new Api(server);
      inForce(server, DemoCounty.PETITIONS, named());
      Brought brought = Brought.of(api, Brought.anAnonymousComplaint());
      Visit visit = new Visit(server.uri());
      visit.submit(
          visit.get("/follow"), "/follow", "number", brought.number(), "key", brought.key());

      JsonNode problem =
          Api.problem(
              brought.act("add", Map.of("texts", Map.of("text", "补充"))), 422, "identity-needed");
      assertThat(problem.required("citation").stringValue()).contains("19");
      assertThat(identityOf(brought, "add")).contains("第十九条");
      assertThat(identityOf(brought, "withdraw")).isEmpty();
      assertThat(visit.get("/matter/act/add").text())
          .contains("规程要求做这一步时写明您是谁", "第十九条", "href=\"/matter/correct\"");
      Visit.Shown form = visit.get("/matter/act/add");
      assertThat(
              visit
                  .upload(
                      form, "/matter/act/add", java.util.List.of(), "text-text", "补充了", "go", "do")
                  .text())
          .contains("规程要求做这一步时写明您是谁", "补充了");
      brought.done("withdraw", Map.of()).done("take-back", Map.of());

      HttpResponse<String> named =
          api.send(
              "PUT",
              "/api/v1/matters/" + brought.number() + "/identity",
              HttpRequest.BodyPublishers.ofString(
                  Api.text(Map.of("identity", Map.of("name", "王小河"))), StandardCharsets.UTF_8),
              "Content-Type",
              "application/json",
              "Authorization",
              Api.basic(brought.number(), brought.key()));
      assertThat(named.statusCode()).as(named.body()).isEqualTo(200);
      assertThat(identityOf(brought, "add")).isEmpty();
      brought.done("add", Map.of("texts", Map.of("text", "补充")));
    }
  }

  private static String identityOf(Brought brought, String act) {
    for (JsonNode can : brought.view().required("can")) {
      if (can.at("/act/id").stringValue().equals(act)) {
        return can.required("identity").isNull() ? "" : can.required("identity").stringValue();
      }
    }
    throw new AssertionError("not offered: " + act);
  }

  /// An edition in which adding something takes a name.
  private static String named() {
    return Rulebook.bundled("cn-xinfang")
        .yaml()
        .replace("edition: 2022-05-01", "edition: named")
        .replace("    texts: [text]\n", "    texts: [text]\n    identity: xf 19\n");
  }

  private static void inForce(TestServer server, String institution, String yaml) {
    Directory directory = server.bean(Directory.class);
    UUID admin = directory.officerByLogin("demo.admin").orElseThrow().id();
    Upload upload =
        server
            .bean(Editions.class)
            .upload(new Editor("officer:" + admin, admin), yaml.getBytes(StandardCharsets.UTF_8));
    if (!(upload instanceof Upload.Kept(Edition kept))) {
      throw new AssertionError(upload);
    }
    UUID at = directory.institutionByCode(institution).orElseThrow().id();
    assertThat(
            server
                .bean(Planning.class)
                .plan(County.EDITOR, at, kept.rulebook().digest(), server.today(), true))
        .isInstanceOfAny(Change.Created.class, Change.Changed.class);
  }
}
