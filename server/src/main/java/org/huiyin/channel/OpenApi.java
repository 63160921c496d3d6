package org.huiyin.channel;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.annotation.AuthenticationPrincipal;

/// Describes the API: OpenAPI 3.1 at `/api/openapi.json`.
@Configuration(proxyBeanMethods = false)
class OpenApi {

  private static final String PROBLEM = "Problem";

  /// Where powers are given: two agree on that.
  private static final Set<String> POWERS =
      Set.of("/api/v1/admin/institutions", "/api/v1/admin/units", "/api/v1/admin/officers");

  static {
    SpringDocUtils.getConfig().addAnnotationsToIgnore(AuthenticationPrincipal.class);
  }

  @Bean
  OpenAPI description() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Huiyin 回音")
                .version("v1")
                .description("Errors are problem documents, listed in docs/problems.md.")
                .license(new License().name("Apache-2.0")))
        .components(
            new Components()
                .addSchemas(PROBLEM, problem())
                .addSecuritySchemes("password", basic("Sign-in name and password of an officer"))
                .addSecuritySchemes("key", basic("Number and key of a matter"))
                .addSecuritySchemes(
                    "upload",
                    new SecurityScheme()
                        .type(SecurityScheme.Type.APIKEY)
                        .in(SecurityScheme.In.HEADER)
                        .name(UploadController.KEY)
                        .description("The key of an upload, given with its address"))
                .addSecuritySchemes(
                    "token",
                    new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .description("A token that an officer has made")));
  }

  @Bean
  OpenApiCustomizer everythingMayAnswerWithAProblem() {
    return api ->
        api.getPaths()
            .forEach(
                (path, item) ->
                    item.readOperationsMap()
                        .forEach((method, operation) -> complete(path, method, operation)));
  }

  private static void complete(String path, PathItem.HttpMethod method, Operation operation) {
    operation.getResponses().addApiResponse("default", problemAnswer());
    String scheme = scheme(path);
    if (!scheme.isEmpty()) {
      operation.addSecurityItem(new SecurityRequirement().addList(scheme));
    }
    boolean powers = POWERS.stream().anyMatch(path::startsWith);
    if (powers && method != PathItem.HttpMethod.GET) {
      operation.getResponses().addApiResponse("202", proposed());
    }
  }

  private static ApiResponse proposed() {
    return new ApiResponse()
        .description("It gives power, so it is proposed; another administrator has to agree")
        .addHeaderObject("Location", new Header().description("The proposal").schema(text()));
  }

  private static String scheme(String path) {
    if (path.startsWith("/api/v1/desk/")
        || path.startsWith("/api/v1/admin/")
        || path.startsWith("/api/v1/audit/")) {
      return "token";
    }
    if (path.startsWith("/api/v1/matters/")) {
      return "key";
    }
    if (path.startsWith("/api/v1/uploads/")) {
      return "upload";
    }
    boolean own = path.startsWith("/api/v1/tokens") || path.equals("/api/v1/password");
    return own ? "password" : "";
  }

  private static SecurityScheme basic(String description) {
    return new SecurityScheme()
        .type(SecurityScheme.Type.HTTP)
        .scheme("basic")
        .description(description);
  }

  private static ApiResponse problemAnswer() {
    Schema<?> reference = new Schema<>().$ref("#/components/schemas/" + PROBLEM);
    return new ApiResponse()
        .description("A problem, see docs/problems.md")
        .content(
            new Content()
                .addMediaType("application/problem+json", new MediaType().schema(reference)));
  }

  private static Schema<?> problem() {
    Schema<?> error =
        object()
            .addProperty("field", text())
            .addProperty("reason", text())
            .addProperty("message", text());
    return object()
        .addProperty("type", text().format("uri"))
        .addProperty("title", text())
        .addProperty("status", typed("integer"))
        .addProperty("detail", text())
        .addProperty("instance", text().format("uri-reference"))
        .addProperty("errors", typed("array").items(error))
        .addProperty("ruleId", text())
        .addProperty("citation", text())
        .addProperty("incident", text());
  }

  private static Schema<?> object() {
    return typed("object");
  }

  private static Schema<?> text() {
    return typed("string");
  }

  /// OpenAPI 3.1 lists types, where 3.0 had one.
  private static Schema<?> typed(String type) {
    return new Schema<>().types(Set.of(type));
  }
}
