package org.huiyin.desk;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/// The cookie that holds an officer's session, until the browser is closed: sent by this site's
/// own pages only, out of reach of scripts, and over TLS bound to this very host by its name.
final class OfficerCookie {

  private OfficerCookie() {}

  static Optional<String> secret(HttpServletRequest request) {
    return Optional.ofNullable(WebUtils.getCookie(request, name(request))).map(Cookie::getValue);
  }

  static ResponseCookie holding(HttpServletRequest request, String secret) {
    return ResponseCookie.from(name(request), secret)
        .path("/")
        .httpOnly(true)
        .secure(request.isSecure())
        .sameSite("Strict")
        .build();
  }

  static ResponseCookie ended(HttpServletRequest request) {
    return holding(request, "").mutate().maxAge(0).build();
  }

  private static String name(HttpServletRequest request) {
    return request.isSecure() ? "__Host-officer" : "officer";
  }
}
