package org.huiyin.provider;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;

/// What the provider says of itself (OpenID Connect Discovery 1.0), read when somebody first needs
/// it and anew each hour, so that neither our start nor a sign-in by password waits for it.
///
/// Guarantees that it calls itself as it is configured, and that its tokens are believed only under
/// a key that it publishes, by a signature of two keys: never `none`, and never an HMAC, for which
/// its public key would do. Thread-safe.
@Component
class Provider {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration FRESH = Duration.ofHours(1);
  private static final ParameterizedTypeReference<Map<String, Object>> DOCUMENT =
      new ParameterizedTypeReference<>() {};

  /// Read once, and good for an hour.
  private record Known(
      Map<String, Object> document,
      JwtDecoder tokens,
      JwtDecoder logouts,
      @Nullable URI logout,
      Instant read) {}

  private final ProviderSettings settings;
  private final InstantSource securityTime;
  private final RestClient client;
  private final RestTemplate keys;
  private volatile @Nullable Known known;

  Provider(ProviderSettings settings, @Qualifier("securityTime") InstantSource securityTime) {
    this.settings = settings;
    this.securityTime = securityTime;
    SimpleClientHttpRequestFactory patient = new SimpleClientHttpRequestFactory();
    patient.setConnectTimeout(PATIENCE);
    patient.setReadTimeout(PATIENCE);
    this.client = RestClient.builder().requestFactory(patient).build();
    this.keys = new RestTemplate(patient);
  }

  /// How requests go out.
  SimpleClientHttpRequestFactory patient() {
    return (SimpleClientHttpRequestFactory) keys.getRequestFactory();
  }

  /// Huiyin as the provider knows it.
  ///
  /// @throws ProviderAway if the provider doesn't answer
  ClientRegistration registration(String redirectUri) {
    String secret = settings.secret();
    ClientRegistration.Builder builder =
        ClientRegistrations.fromOidcConfiguration(now().document())
            .registrationId("provider")
            .clientId(settings.clientId())
            .redirectUri(redirectUri);
    builder.scope(
        Stream.concat(Stream.of("openid"), settings.scopes().stream()).distinct().toList());
    return secret.isEmpty()
        ? builder.clientAuthenticationMethod(ClientAuthenticationMethod.NONE).build()
        : builder.clientSecret(secret).build();
  }

  /// Reads tokens that say who somebody is.
  JwtDecoder tokens() {
    return now().tokens();
  }

  /// Reads tokens that say whose session has ended.
  JwtDecoder logouts() {
    return now().logouts();
  }

  /// Where a browser ends its session; empty where there is no such place, or the provider doesn't
  /// answer.
  Optional<URI> logout() {
    try {
      return Optional.ofNullable(now().logout());
    } catch (ProviderAway away) {
      return Optional.empty();
    }
  }

  private Known now() {
    Known before = known;
    Instant now = securityTime.instant();
    if (before != null && before.read().plus(FRESH).isAfter(now)) {
      return before;
    }
    Known read = read(now);
    known = read;
    return read;
  }

  private Known read(Instant now) {
    Map<String, Object> document = document();
    if (!settings.issuer().equals(document.get("issuer"))) {
      throw new ProviderAway("it doesn't call itself " + settings.issuer());
    }
    try {
      ClientRegistration plain =
          ClientRegistrations.fromOidcConfiguration(document)
              .registrationId("provider")
              .clientId(settings.clientId())
              .redirectUri("/")
              .build();
      String keysAt = String.valueOf(plain.getProviderDetails().getJwkSetUri());
      Object logout = document.get("end_session_endpoint");
      return new Known(
          document,
          decoder(
              keysAt,
              new DelegatingOAuth2TokenValidator<>(
                  new JwtTimestampValidator(), new OidcIdTokenValidator(plain))),
          decoder(keysAt, new LogoutTokenRules(settings, securityTime)),
          logout instanceof String at ? URI.create(at) : null,
          now);
    } catch (IllegalArgumentException | IllegalStateException wrong) {
      throw new ProviderAway("what it says of itself can't be used", wrong);
    }
  }

  private Map<String, Object> document() {
    try {
      Map<String, Object> document =
          client
              .get()
              .uri(settings.issuer().replaceFirst("/$", "") + "/.well-known/openid-configuration")
              .retrieve()
              .body(DOCUMENT);
      return document == null ? Map.of() : document;
    } catch (RestClientException e) {
      throw new ProviderAway("it doesn't answer", e);
    }
  }

  private JwtDecoder decoder(String keysAt, OAuth2TokenValidator<Jwt> rules) {
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withJwkSetUri(keysAt)
            .restOperations(keys)
            .jwsAlgorithms(
                algorithms -> {
                  for (SignatureAlgorithm one : SignatureAlgorithm.values()) {
                    algorithms.add(one);
                  }
                })
            // "logout+jwt" is one of them; what is inside says what it is for.
            .validateType(false)
            .build();
    decoder.setJwtValidator(rules);
    decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
    return decoder;
  }
}
