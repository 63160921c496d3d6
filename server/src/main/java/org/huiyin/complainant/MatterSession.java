package org.huiyin.complainant;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.huiyin.access.ComplainantKeys;
import org.huiyin.access.Principal.Complainant;
import org.huiyin.page.SealedForms;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/// One matter, opened in one browser: a cookie that holds its number and key, sealed.
///
/// The key is looked at in each request, so that replacing it ends every session that the old
/// one opened. A session ends with the browser, an hour after its last page, or by *leave now*.
/// The server keeps nothing of it. Thread-safe.
// KNOWN LIMIT: who copies the cookie off a device has an hour with it; leaving tells this browser
// to forget it, and can't reach a
// copy. A new key can.
@Component
final class MatterSession {

  private static final String OPENED = MatterSession.class.getName() + ".opened";
  private static final String PURPOSE = "matter";
  private static final Duration IDLE = Duration.ofHours(1);
  private static final int MOST = 64;

  private final SealedForms seals;
  private final ComplainantKeys keys;

  MatterSession(SealedForms seals, ComplainantKeys keys) {
    this.seals = seals;
    this.keys = keys;
  }

  /// The matter that this number and key open.
  Optional<Complainant> open(String number, String key) {
    return number.length() > MOST || key.length() > MOST
        ? Optional.empty()
        : keys.authenticate(number, key);
  }

  /// From here on the request is this complainant's, and so are those that send the cookie.
  ResponseCookie begun(HttpServletRequest request, Complainant opened, String key) {
    request.setAttribute(OPENED, opened);
    String number = opened.number();
    return cookie(request, seals.seal(PURPOSE, Map.of("number", number, "key", key), IDLE));
  }

  static ResponseCookie ended(HttpServletRequest request) {
    return cookie(request, "").mutate().maxAge(0).build();
  }

  /// The same session, for another hour.
  Optional<ResponseCookie> renewed(HttpServletRequest request) {
    return held(request).map(held -> cookie(request, seals.seal(PURPOSE, held, IDLE)));
  }

  Optional<Complainant> current(HttpServletRequest request) {
    if (request.getAttribute(OPENED) instanceof Complainant opened) {
      return Optional.of(opened);
    }
    return held(request)
        .flatMap(held -> open(held.getOrDefault("number", ""), held.getOrDefault("key", "")));
  }

  private Optional<Map<String, String>> held(HttpServletRequest request) {
    Cookie cookie = WebUtils.getCookie(request, name(request));
    return cookie == null ? Optional.empty() : seals.open(PURPOSE, cookie.getValue());
  }

  private static String name(HttpServletRequest request) {
    return request.isSecure() ? "__Host-matter" : "matter";
  }

  private static ResponseCookie cookie(HttpServletRequest request, String value) {
    return ResponseCookie.from(name(request), value)
        .path("/")
        .httpOnly(true)
        .secure(request.isSecure())
        .sameSite("Strict")
        .build();
  }
}
