package org.huiyin.provider;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/// What a token has to say that ends sessions (OpenID Connect Back-Channel Logout 1.0, section
/// 2.6). A token that signs somebody in is none: it has a nonce and no such event.
record LogoutTokenRules(ProviderSettings settings, InstantSource securityTime)
    implements OAuth2TokenValidator<Jwt> {

  private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

  /// So old it may be, and so far may clocks be apart.
  private static final Duration OLDEST = Duration.ofMinutes(3);

  @Override
  public OAuth2TokenValidatorResult validate(Jwt token) {
    return right(token)
        ? OAuth2TokenValidatorResult.success()
        : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_request"));
  }

  private boolean right(Jwt token) {
    List<String> audience = token.getAudience();
    return settings.issuer().equals(String.valueOf(token.getClaims().get("iss")))
        && audience != null
        && audience.contains(settings.clientId())
        && isTimely(token)
        && token.getId() != null
        && token.getClaims().get("events") instanceof Map<?, ?> events
        && events.get(EVENT) instanceof Map<?, ?>
        && !token.hasClaim("nonce")
        && (token.getSubject() != null || token.getClaimAsString("sid") != null);
  }

  private boolean isTimely(Jwt token) {
    Instant now = securityTime.instant();
    Instant issued = token.getIssuedAt();
    Instant expires = token.getExpiresAt();
    return issued != null
        && issued.isAfter(now.minus(OLDEST))
        && issued.isBefore(now.plus(OLDEST))
        && (expires == null || expires.plus(OLDEST).isAfter(now));
  }
}
