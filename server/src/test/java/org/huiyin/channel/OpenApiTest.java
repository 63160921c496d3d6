package org.huiyin.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.huiyin.ApiTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OpenApiTest extends ApiTest {

  private static final Set<String> OURS = Set.of("get", "head", "post", "put", "patch", "delete");

  @Test
  void describesEveryAddressWithItsProofAndItsProblems() {
    JsonNode api = call("GET", "/api/openapi.json").send().json();
    assertThat(api.path("openapi").asString()).startsWith("3.1");
    assertThat(api.path("paths").propertyNames())
        .contains(
            "/api/v1/institutions",
            "/api/v1/tokens",
            "/api/v1/tokens/{id}",
            "/api/v1/password",
            "/api/v1/admin/institutions",
            "/api/v1/admin/officers/{id}/password")
        .allMatch(path -> path.startsWith("/api/v1/"));
    for (Map.Entry<String, JsonNode> path : api.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        assertThat(OURS).contains(operation.getKey());
        assertDescribed(path.getKey(), operation.getValue());
      }
    }
  }

  private static void assertDescribed(String path, JsonNode operation) {
    assertThat(operation.at("/responses/default/content/application~1problem+json").isMissingNode())
        .as(path)
        .isFalse();
    boolean open =
        Set.of(
                "/api/v1/institutions",
                "/api/v1/published",
                "/api/v1/published/lawful-orders",
                "/api/v1/matters",
                "/api/v1/invitations",
                "/api/v1/members",
                "/api/v1/uploads")
            .contains(path);
    assertThat(operation.has("security")).as(path).isEqualTo(!open);
  }

  @Test
  void asksInTheQueryForNothingThatTheServerKnowsItself() {
    JsonNode token = call("GET", "/api/openapi.json").send().json().at("/paths/~1api~1v1~1tokens");
    assertThat(token.path("get").has("parameters")).isFalse();
    assertThat(token.at("/post/requestBody/content/application~1json/schema").isMissingNode())
        .isFalse();
  }

  @Test
  void describesUnderOneNameOneThing() {
    JsonNode api = call("GET", "/api/openapi.json").send().json();
    assertThat(api.at("/components/schemas/TokenWanted/properties").propertyNames())
        .contains("label", "scopes", "days");
    assertThat(api.at("/components/schemas/PasswordWanted/properties").propertyNames())
        .containsExactly("password");
    assertThat(api.at("/components/schemas/TokenView/properties").propertyNames())
        .contains("expires");
    assertThat(api.at("/components/schemas/InstitutionView/properties").propertyNames())
        .contains("code");
  }

  @Test
  void saysWhereAnotherAdministratorHasToAgree() {
    JsonNode paths = call("GET", "/api/openapi.json").send().json().path("paths");
    JsonNode grant = paths.at("/~1api~1v1~1admin~1officers/post/responses/202");
    assertThat(grant.at("/headers/Location").isMissingNode()).isFalse();
    assertThat(paths.at("/~1api~1v1~1admin~1officers/get/responses").has("202")).isFalse();
    assertThat(paths.at("/~1api~1v1~1admin~1places/post/responses").has("202")).isFalse();
  }
}
