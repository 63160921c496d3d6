package org.huiyin.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.net.URLEncoder;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.huiyin.TestServer;
import org.huiyin.page.Visit;

/// A browser that goes to [TestIssuer] and comes back with what a test puts into its hands.
final class AtTheProvider {

  private final TestIssuer issuer;
  final Visit visit;

  AtTheProvider(TestServer server, TestIssuer issuer) {
    this.issuer = issuer;
    this.visit = new Visit(address(server));
  }

  /// The address that provider and server agree on.
  static URI address(TestServer server) {
    return URI.create("http://localhost:" + server.uri().getPort());
  }

  /// What the server asked of the provider.
  Map<String, String> leave() {
    return leave(visit.get("/sign-in"), "/sign-in/provider");
  }

  Map<String, String> leave(Visit.Shown page, String path, String... fields) {
    return asked(visit.submit(page, path, fields));
  }

  static Map<String, String> asked(Visit.Shown leaving) {
    String to = leaving.first("http-equiv=\"refresh\" content=\"0; url=([^\"]+)\"");
    String query = to.replace("&amp;", "&").replaceFirst("^[^?]*\\?", "");
    return TestIssuer.form(query);
  }

  /// What an honest provider says of this account.
  JWTClaimsSet.Builder honest(Map<String, String> asked, String subject) {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(issuer.issuer())
        .audience(TestIssuer.CLIENT)
        .subject(subject)
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(60)))
        .claim("auth_time", now.getEpochSecond())
        .claim("nonce", asked.get("nonce"))
        .claim("sid", "session-of-" + subject);
  }

  /// Comes back with this token; what the server answers.
  Visit.Shown comeBack(Map<String, String> asked, String token) {
    String code = issuer.code(token, asked.getOrDefault("code_challenge", ""));
    return visit.get(back(asked.getOrDefault("state", ""), code));
  }

  static String back(String state, String code) {
    return "/sign-in/provider/back?code="
        + URLEncoder.encode(code, UTF_8)
        + "&state="
        + URLEncoder.encode(state, UTF_8);
  }

  Visit.Shown signIn(String subject) {
    return signIn(subject, _ -> {});
  }

  /// Signs in honestly, with these claims beside.
  Visit.Shown signIn(String subject, Consumer<JWTClaimsSet.Builder> more) {
    return bring(
        subject,
        claims -> {
          more.accept(claims);
          return issuer.signed(claims.build());
        });
  }

  /// Signs in with the token that a test makes of honest claims.
  Visit.Shown bring(String subject, Function<JWTClaimsSet.Builder, String> token) {
    Map<String, String> asked = leave();
    return comeBack(asked, token.apply(honest(asked, subject)));
  }

  /// Claims that name these roles.
  static Consumer<JWTClaimsSet.Builder> roles(String... roles) {
    return claims -> claims.claim("realm_access", Map.of("roles", List.of(roles)));
  }

  /// What the provider says of a session that has ended, with other claims in the place of these;
  /// an empty one is left out.
  static JWTClaimsSet logout(TestIssuer issuer, String subject, Map<String, Object> other) {
    Map<String, Object> claims = new HashMap<>();
    claims.put("iss", issuer.issuer());
    claims.put("aud", TestIssuer.CLIENT);
    claims.put("sub", subject);
    claims.put("sid", "session-of-" + subject);
    claims.put("iat", Instant.now().getEpochSecond());
    claims.put("jti", UUID.randomUUID().toString());
    claims.put("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
    claims.putAll(other);
    claims.values().removeIf(""::equals);
    try {
      return JWTClaimsSet.parse(claims);
    } catch (ParseException e) {
      throw new IllegalStateException(e);
    }
  }

  Optional<String> session() {
    return visit.cookie("officer");
  }
}
