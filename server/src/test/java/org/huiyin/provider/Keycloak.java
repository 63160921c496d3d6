package org.huiyin.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A real Keycloak in a process of its own on this machine, which ends with the tests, and forgets
/// everything. Its programs are what the build has fetched from Maven Central.
final class Keycloak implements AutoCloseable {

  static final String CLIENT = "huiyin";
  static final String SECRET = "only-for-tests-and-gone-with-them";
  static final String PASSWORD = "Only-for-tests-1";
  private static final String ADMIN = "gardener";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final int port = freePort();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;

  /// Begins to start it; [#ready] waits.
  Keycloak(URI huiyin) {
    try {
      Path home = home();
      Path realms = Files.createDirectories(home.resolve("data/import"));
      Files.writeString(realms.resolve("county-realm.json"), county(huiyin));
      Files.writeString(realms.resolve("elsewhere-realm.json"), elsewhere());
      ProcessBuilder builder =
          new ProcessBuilder(
              List.of(
                  home.resolve("bin/kc.sh").toString(),
                  "start-dev",
                  "--db=dev-mem",
                  "--cache=local",
                  "--import-realm",
                  "--http-host=127.0.0.1",
                  "--http-port=" + port));
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      builder.environment().put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1 -Xmx512m");
      builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
      builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", PASSWORD);
      process = builder.redirectErrorStream(true).start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path home() throws IOException {
    Path unpacked = Path.of("target/keycloak");
    if (Files.isDirectory(unpacked)) {
      try (var found = Files.list(unpacked)) {
        return found
            .filter(folder -> folder.getFileName().toString().matches("keycloak-[0-9.]+"))
            .findFirst()
            .orElseThrow()
            .toAbsolutePath();
      }
    }
    throw new AssertionError("no Keycloak in target/keycloak: build with Maven, which fetches it");
  }

  /// Waits until it says that it listens.
  Keycloak ready() {
    StringBuilder said = new StringBuilder();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.append(line).append('\n');
        if (line.contains("Listening on")) {
          Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {}));
          return this;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new AssertionError("Keycloak didn't start:\n" + said);
  }

  String issuer() {
    return issuer("county");
  }

  String issuer(String realm) {
    return "http://127.0.0.1:" + port + "/realms/" + realm;
  }

  /// What it calls a person.
  String subject(String username) {
    return admin("GET", "/users?exact=true&username=" + username, "").get(0).get("id").asString();
  }

  /// Signs a person out of everything, as an administrator there does.
  void signOut(String username) {
    admin("POST", "/users/" + subject(username) + "/logout", "");
  }

  /// Signs by a new key from now on.
  void rotate() {
    String realm = admin("GET", "", "").get("id").asString();
    admin(
        "POST",
        "/components",
        """
        {"name": "newer", "providerId": "rsa-generated", "parentId": "%s",
         "providerType": "org.keycloak.keys.KeyProvider",
         "config": {"priority": ["200"], "enabled": ["true"], "active": ["true"],
                    "algorithm": ["RS256"]}}
        """
            .formatted(realm));
    for (JsonNode key :
        admin("GET", "/components?type=org.keycloak.keys.KeyProvider&name=rsa-generated", "")) {
      admin("DELETE", "/components/" + key.get("id").asString(), "");
    }
  }

  /// An ID token as somebody with a password gets one from another realm or for another client.
  String token(String realm, String client, String username) {
    return form(
            issuer(realm) + "/protocol/openid-connect/token",
            Map.of(
                "grant_type", "password",
                "client_id", client,
                "username", username,
                "password", PASSWORD,
                "scope", "openid"))
        .get("id_token")
        .asString();
  }

  private JsonNode admin(String method, String path, String body) {
    String token =
        form(
                issuer("master") + "/protocol/openid-connect/token",
                Map.of(
                    "grant_type",
                    "password",
                    "client_id",
                    "admin-cli",
                    "username",
                    ADMIN,
                    "password",
                    PASSWORD))
            .get("access_token")
            .asString();
    return send(
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + port + "/admin/realms/county" + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private JsonNode form(String uri, Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(URI.create(uri))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private JsonNode send(HttpRequest request) {
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new AssertionError(
            request.method() + " " + request.uri() + ": " + answer.statusCode() + answer.body());
      }
      return JSON.readTree(answer.body().isEmpty() ? "null" : answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String user(String name, String... roles) {
    String held =
        List.of(roles).stream().map(role -> '"' + role + '"').collect(Collectors.joining(","));
    return """
        {"username": "%1$s", "enabled": true, "email": "%1$s@example.org", "emailVerified": true,
         "firstName": "%1$s", "lastName": "County", "realmRoles": [%3$s],
         "credentials": [{"type": "password", "value": "%2$s", "temporary": false}]}
        """
        .formatted(name, PASSWORD, held);
  }

  private static String county(URI huiyin) {
    return """
        {"realm": "county", "enabled": true, "sslRequired": "none",
         "roles": {"realm": [{"name": "may-handle"}, {"name": "may-administer"}]},
         "clients": [
           {"clientId": "%1$s", "secret": "%2$s", "publicClient": false,
            "redirectUris": ["%3$s/sign-in/provider/back"],
            "attributes": {
              "pkce.code.challenge.method": "S256",
              "post.logout.redirect.uris": "%3$s/sign-in",
              "backchannel.logout.url": "%3$s/api/v1/back-channel-logout",
              "backchannel.logout.session.required": "true"},
            "protocolMappers": [
              {"name": "roles", "protocol": "openid-connect",
               "protocolMapper": "oidc-usermodel-realm-role-mapper",
               "config": {"multivalued": "true", "id.token.claim": "true",
                          "claim.name": "roles", "jsonType.label": "String"}}]},
           {"clientId": "another", "publicClient": true, "directAccessGrantsEnabled": true}],
         "users": [%4$s, %5$s, %6$s]}
        """
        .formatted(
            CLIENT,
            SECRET,
            huiyin,
            user("linked", "may-handle", "may-administer"),
            user("stranger", "may-handle"),
            user("second", "may-handle"));
  }

  private static String elsewhere() {
    return """
        {"realm": "elsewhere", "enabled": true, "sslRequired": "none",
         "clients": [{"clientId": "%s", "publicClient": true,
                      "directAccessGrantsEnabled": true}],
         "users": [%s]}
        """
        .formatted(CLIENT, user("linked"));
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
