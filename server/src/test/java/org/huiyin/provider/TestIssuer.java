package org.huiyin.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// An identity provider that hands out whatever token a test has put under a code: what no honest
/// one would make. It checks PKCE, so that a server which leaves it out gets nothing.
final class TestIssuer implements AutoCloseable {

  static final String CLIENT = "huiyin";
  static final String SECRET = "a-secret-that-is-long-enough-for-an-hmac-of-256-bits";

  private record Waiting(String token, String challenge) {}

  private final HttpServer http;
  private final Map<String, Waiting> byCode = new ConcurrentHashMap<>();
  private volatile RSAKey key = key("first");

  TestIssuer() {
    try {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    http.createContext("/.well-known/openid-configuration", on -> answer(on, 200, discovery()));
    http.createContext("/keys", on -> answer(on, 200, new JWKSet(key.toPublicJWK()).toString()));
    http.createContext("/token", this::token);
    http.start();
  }

  String issuer() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  RSAKey key() {
    return key;
  }

  /// From now on it signs by, and publishes, this key alone.
  void rotate(String id) {
    key = key(id);
  }

  static RSAKey key(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The code for which this token is handed out, once.
  String code(String token, String challenge) {
    String code = "code-" + byCode.size() + "-" + System.nanoTime();
    byCode.put(code, new Waiting(token, challenge));
    return code;
  }

  String signed(JWTClaimsSet claims) {
    return signed(claims, key);
  }

  static String signed(JWTClaimsSet claims, RSAKey by) {
    return jwt(claims, JWSAlgorithm.RS256, by.getKeyID(), signer(by));
  }

  /// Signed by a secret that the server knows, or by the public key as if it were one.
  static String hmac(JWTClaimsSet claims, byte[] secret, String keyId) {
    try {
      return jwt(claims, JWSAlgorithm.HS256, keyId, new MACSigner(secret));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static String unsigned(JWTClaimsSet claims) {
    return new PlainJWT(claims).serialize();
  }

  private static JWSSigner signer(RSAKey key) {
    try {
      return new RSASSASigner(key);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String jwt(
      JWTClaimsSet claims, JWSAlgorithm algorithm, String keyId, JWSSigner signer) {
    try {
      SignedJWT jwt =
          new SignedJWT(
              new JWSHeader.Builder(algorithm).keyID(keyId).type(JOSEObjectType.JWT).build(),
              claims);
      jwt.sign(signer);
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private String discovery() {
    return """
        {"issuer": "%1$s", "authorization_endpoint": "%1$s/auth", "token_endpoint": "%1$s/token",
         "jwks_uri": "%1$s/keys", "end_session_endpoint": "%1$s/logout",
         "response_types_supported": ["code"], "subject_types_supported": ["public"],
         "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
         "token_endpoint_auth_methods_supported": ["client_secret_basic"]}
        """
        .formatted(issuer());
  }

  private void token(HttpExchange on) throws IOException {
    Map<String, String> form = form(new String(on.getRequestBody().readAllBytes(), UTF_8));
    @Nullable Waiting waiting = byCode.remove(form.getOrDefault("code", ""));
    if (waiting == null
        || !Pkce.challenge(form.getOrDefault("code_verifier", "")).equals(waiting.challenge())) {
      answer(on, 400, "{\"error\": \"invalid_grant\"}");
      return;
    }
    answer(
        on,
        200,
        "{\"access_token\": \"a\", \"token_type\": \"Bearer\", \"expires_in\": 60, \"id_token\": \""
            + waiting.token()
            + "\"}");
  }

  static Map<String, String> form(String text) {
    Map<String, String> form = new HashMap<>();
    Arrays.stream(text.split("&", -1))
        .map(field -> field.split("=", 2))
        .filter(field -> field.length == 2)
        .forEach(field -> form.put(field[0], URLDecoder.decode(field[1], UTF_8)));
    return form;
  }

  private static void answer(HttpExchange on, int status, String json) throws IOException {
    byte[] body = json.getBytes(UTF_8);
    on.getResponseHeaders().set("Content-Type", "application/json");
    on.sendResponseHeaders(status, body.length);
    on.getResponseBody().write(body);
    on.close();
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
