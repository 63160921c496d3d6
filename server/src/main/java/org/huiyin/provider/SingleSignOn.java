package org.huiyin.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.huiyin.access.OfficerSecrets;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.access.ProviderSession;
import org.huiyin.access.SecondFactor;
import org.huiyin.access.Sessions;
import org.huiyin.authority.Officer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Service;
import org.springframework.web.util.UriComponentsBuilder;

/// Signing in at the identity provider of the institution, by OpenID Connect: authorization code
/// with PKCE, state and nonce (OpenID Connect Core 1.0, section 3.1; RFC 9700).
///
/// Guarantees that nobody comes in who isn't an active officer with this very account; that what
/// comes back counts for the browser that began, for what it asked, within ten minutes and once;
/// that the provider's roles only narrow what the directory gives; and that one factor there is one
/// factor here. Doesn't protect from the provider itself: whoever runs it can come in as any
/// officer who has an account there, with the roles of that officer and no more. Thread-safe.
@Service
public class SingleSignOn {

  /// So long one may take at the provider.
  public static final Duration LASTS = Duration.ofMinutes(10);

  private static final Logger LOG = LoggerFactory.getLogger(SingleSignOn.class);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String FIELD = "provider-token";

  private final ProviderSettings settings;
  private final Provider provider;
  private final Exchange exchange;
  private final ProviderLinks links;
  private final UsedOnce used;
  private final Sessions sessions;
  private final SecondFactor secondFactor;
  private final OfficerSecrets secrets;
  private final InstantSource securityTime;

  SingleSignOn(
      ProviderSettings settings,
      Provider provider,
      Exchange exchange,
      ProviderLinks links,
      UsedOnce used,
      Sessions sessions,
      SecondFactor secondFactor,
      OfficerSecrets secrets,
      @Qualifier("securityTime") InstantSource securityTime) {
    this.settings = settings;
    this.provider = provider;
    this.exchange = exchange;
    this.links = links;
    this.used = used;
    this.sessions = sessions;
    this.secondFactor = secondFactor;
    this.secrets = secrets;
    this.securityTime = securityTime;
  }

  /// Whether there is a provider.
  public boolean offered() {
    return settings.present();
  }

  /// Whether it is the only way in.
  public boolean only() {
    return settings.only();
  }

  /// What people here call it; empty where the operator hasn't said.
  public String name(Locale locale) {
    return settings.name().getOrDefault(locale.getLanguage(), "");
  }

  /// The officer proves there who they are.
  ///
  /// @param address where the browser goes
  public record Leaving(URI address, Flow flow) {}

  /// The way there; empty if the provider doesn't answer.
  ///
  /// @param back our address to which the provider sends the browser
  /// @param again who proves once more who they are, which they do anew; `null` when signing in
  public Optional<Leaving> leave(
      String back, String to, @Nullable UUID kept, Flow.@Nullable Again again) {
    Flow flow = new Flow(fresh(), fresh(), fresh(), securityTime.instant(), to, kept, again);
    try {
      return Optional.of(new Leaving(exchange.address(flow, back), flow));
    } catch (ProviderAway away) {
      LOG.warn("The identity provider: {}.", away.getMessage());
      return Optional.empty();
    }
  }

  /// What came back with the browser.
  ///
  /// @param error why there is no code; `null` if there is one
  /// @param issuer who says so (RFC 9207); `null` where they don't
  public record Answer(
      @Nullable String code,
      @Nullable String state,
      @Nullable String error,
      @Nullable String issuer) {
    @Override
    public String toString() {
      return "Answer[" + error + "]";
    }
  }

  /// Takes what came back for what is.
  public Arrival arrive(Flow flow, Answer answer, String back) {
    boolean ours =
        flow.state().equals(answer.state())
            && (answer.issuer() == null || answer.issuer().equals(settings.issuer()))
            && flow.asked().plus(LASTS).isAfter(securityTime.instant());
    if (!ours || !used.first(flow.state(), LASTS)) {
      return new Arrival.Refused();
    }
    if (answer.error() != null || answer.code() == null) {
      return new Arrival.Declined();
    }
    try {
      return known(flow, exchange.account(flow, answer.code(), back));
    } catch (ProviderAway away) {
      LOG.warn("The identity provider: {}.", away.getMessage());
      return new Arrival.Away();
    } catch (AuthenticationException | JwtException refused) {
      return isAway(refused) ? new Arrival.Away() : new Arrival.Refused();
    }
  }

  private Arrival known(Flow flow, Account account) {
    Optional<Officer> found = links.officer(account);
    if (found.isEmpty()) {
      return new Arrival.Unknown();
    }
    Officer officer = found.get();
    OfficerPrincipal who =
        new OfficerPrincipal(
            officer.id(), officer.institution(), officer.unit(), officer.roles(), Set.of());
    boolean hasSecond = secondFactor.of(who).any();
    boolean confirmed = links.of(officer.id()).filter(ProviderLinks.Link::confirmed).isPresent();
    boolean strong = account.strong() && (confirmed || !hasSecond);
    if (flow.again() != null && isTooWeak(flow, account, strong || !hasSecond)) {
      return new Arrival.TooWeak();
    }
    if (!confirmed && !hasSecond) {
      links.confirm(officer.id());
    }
    return new Arrival.Proven(who, session(officer.id(), account, strong));
  }

  /// Whoever proves once more has typed it now: a session that is still open at the provider is
  /// what this is there to catch.
  private static boolean isTooWeak(Flow flow, Account account, boolean enough) {
    Instant proven = account.proven();
    return !enough || proven == null || proven.isBefore(flow.asked().minus(Exchange.ANEW));
  }

  private ProviderSession session(UUID officer, Account account, boolean strong) {
    String there = account.session();
    byte[] closed = secrets.seal(FIELD, officer, account.token().getBytes(UTF_8));
    return new ProviderSession(
        there == null ? null : digest(account.issuer(), there),
        Base64.getUrlEncoder().withoutPadding().encodeToString(closed),
        account.roles(),
        account.proven(),
        strong);
  }

  /// Where the browser ends its session at the provider too; empty if there is no such place.
  ///
  /// @param token see [ProviderSession#token]
  /// @param back our address to which it comes then
  public Optional<URI> endThere(UUID officer, String token, String back) {
    if (!offered()) {
      return Optional.empty();
    }
    String hint =
        new String(secrets.open(FIELD, officer, Base64.getUrlDecoder().decode(token)), UTF_8);
    return provider
        .logout()
        .map(
            at ->
                UriComponentsBuilder.fromUri(at)
                    .queryParam("id_token_hint", "{hint}")
                    .queryParam("client_id", "{client}")
                    .queryParam("post_logout_redirect_uri", "{back}")
                    .encode()
                    .buildAndExpand(hint, settings.clientId(), back)
                    .toUri());
  }

  /// The provider says that a session, or all of an account, has ended: ours end with it (OpenID
  /// Connect Back-Channel Logout 1.0).
  ///
  /// @return whether it is the provider's word, said once
  public boolean ended(String logoutToken) {
    if (!offered()) {
      return false;
    }
    try {
      Jwt token = provider.logouts().decode(logoutToken);
      return used.first("logout:" + token.getId(), LASTS) && end(token);
    } catch (JwtException | ProviderAway refused) {
      return false;
    }
  }

  private boolean end(Jwt token) {
    String session = token.getClaimAsString("sid");
    String subject = token.getSubject();
    if (session != null) {
      sessions.endOfProvider(digest(settings.issuer(), session));
    } else if (subject != null) {
      links.officer(settings.issuer(), subject).ifPresent(sessions::endOfProvider);
    }
    return true;
  }

  private static boolean isAway(@Nullable Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException) {
        return true;
      }
    }
    return false;
  }

  private static String digest(String issuer, String session) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest((issuer + "\n" + session).getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String fresh() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
