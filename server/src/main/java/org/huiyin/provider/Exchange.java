package org.huiyin.provider;

import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.huiyin.authority.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/// Asks the provider who somebody is: the address to send a browser to, and the code that it brings
/// back for a token. Spring Security exchanges and verifies; nothing but the token is asked of the
/// provider. Thread-safe.
@Component
class Exchange {

  /// A token that was proven so long before it was asked for is as good as new: clocks differ.
  static final Duration ANEW = Duration.ofSeconds(30);

  private final ProviderSettings settings;
  private final Provider provider;
  private final OidcAuthorizationCodeAuthenticationProvider verifier;

  Exchange(ProviderSettings settings, Provider provider) {
    this.settings = settings;
    this.provider = provider;
    RestClientAuthorizationCodeTokenResponseClient tokens =
        new RestClientAuthorizationCodeTokenResponseClient();
    tokens.setRestClient(
        RestClient.builder()
            .requestFactory(provider.patient())
            .configureMessageConverters(
                converters ->
                    converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
            .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
            .build());
    this.verifier =
        new OidcAuthorizationCodeAuthenticationProvider(
            tokens, asked -> new DefaultOidcUser(List.of(), asked.getIdToken()));
    this.verifier.setJwtDecoderFactory(_ -> provider.tokens());
  }

  /// Where the browser goes.
  URI address(Flow flow, String back) {
    return URI.create(request(flow, provider.registration(back)).getAuthorizationRequestUri());
  }

  /// Who brings this code.
  ///
  /// @throws org.springframework.security.core.AuthenticationException if the token isn't what was
  ///     asked for
  Account account(Flow flow, String code, String back) {
    ClientRegistration here = provider.registration(back);
    OAuth2AuthorizationExchange exchange =
        new OAuth2AuthorizationExchange(
            request(flow, here),
            OAuth2AuthorizationResponse.success(code)
                .state(flow.state())
                .redirectUri(back)
                .build());
    Authentication verified = verified(new OAuth2LoginAuthenticationToken(here, exchange));
    if (verified == null || !(verified.getPrincipal() instanceof OidcUser user)) {
      throw new IllegalStateException("no OpenID Connect");
    }
    return account(user.getIdToken());
  }

  private @Nullable Authentication verified(OAuth2LoginAuthenticationToken brought) {
    try {
      return verifier.authenticate(brought);
    } catch (IllegalArgumentException wrong) {
      // Spring's word for an answer without a token in it.
      throw new OAuth2AuthenticationException(new OAuth2Error("invalid_id_token"), wrong);
    }
  }

  private OAuth2AuthorizationRequest request(Flow flow, ClientRegistration here) {
    Map<String, Object> more = new HashMap<>();
    more.put(OidcParameterNames.NONCE, Pkce.challenge(flow.nonce()));
    more.put(PkceParameterNames.CODE_CHALLENGE, Pkce.challenge(flow.verifier()));
    more.put(PkceParameterNames.CODE_CHALLENGE_METHOD, "S256");
    if (flow.again() != null) {
      more.put("prompt", "login");
      more.put("max_age", String.valueOf(ANEW.toSeconds()));
    }
    if (!settings.acceptedAcr().isEmpty()) {
      more.put(
          "acr_values", settings.acceptedAcr().stream().sorted().collect(Collectors.joining(" ")));
    }
    return OAuth2AuthorizationRequest.authorizationCode()
        .authorizationUri(Objects.requireNonNull(here.getProviderDetails().getAuthorizationUri()))
        .clientId(here.getClientId())
        .redirectUri(here.getRedirectUri())
        .scopes(here.getScopes())
        .state(flow.state())
        .attributes(
            Map.of(
                OidcParameterNames.NONCE, flow.nonce(),
                PkceParameterNames.CODE_VERIFIER, flow.verifier()))
        .additionalParameters(more)
        .build();
  }

  private Account account(OidcIdToken token) {
    String name =
        settings.linkClaim().isEmpty() ? null : token.getClaimAsString(settings.linkClaim());
    return new Account(
        settings.issuer(),
        // Required of it, and so verified.
        Objects.requireNonNull(token.getSubject()),
        token.getClaimAsString("sid"),
        token.getTokenValue(),
        name == null ? "" : name,
        settings.rolesClaim().isEmpty() ? null : roles(token),
        token.getAuthenticatedAt(),
        isStrong(token));
  }

  private boolean isStrong(OidcIdToken token) {
    String acr = token.getAuthenticationContextClass();
    List<String> amr = token.getAuthenticationMethods();
    return (acr != null && settings.acceptedAcr().contains(acr))
        || (amr != null && amr.stream().anyMatch(settings.acceptedAmr()::contains));
  }

  /// Those of our roles that the token leaves. Where it says nothing, or something else than a list
  /// of words, it leaves none.
  private Set<Role> roles(OidcIdToken token) {
    Object at = token.getClaims();
    for (String step : settings.rolesClaim().split("\\.", -1)) {
      at = at instanceof Map<?, ?> map ? map.get(step) : null;
    }
    Set<String> said =
        at instanceof Collection<?> all
            ? all.stream().map(String::valueOf).collect(Collectors.toSet())
            : Set.of();
    return settings.roles().entrySet().stream()
        .filter(mapped -> mapped.getValue().stream().anyMatch(said::contains))
        .flatMap(mapped -> Role.of(mapped.getKey()).stream())
        .collect(Collectors.toSet());
  }
}
