package org.huiyin.desk;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.huiyin.provider.SingleSignOn;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/// The cookie that holds, sealed, what a browser has begun at the provider, for ten minutes. `Lax`,
/// since it comes back from another site; it opens nothing by itself.
final class ProviderCookie {

  private ProviderCookie() {}

  static Optional<String> flow(HttpServletRequest request) {
    return Optional.ofNullable(WebUtils.getCookie(request, name(request))).map(Cookie::getValue);
  }

  static ResponseCookie holding(HttpServletRequest request, String flow) {
    return ResponseCookie.from(name(request), flow)
        .path("/")
        .httpOnly(true)
        .secure(request.isSecure())
        .sameSite("Lax")
        .maxAge(SingleSignOn.LASTS)
        .build();
  }

  static ResponseCookie ended(HttpServletRequest request) {
    return holding(request, "").mutate().maxAge(0).build();
  }

  private static String name(HttpServletRequest request) {
    return request.isSecure() ? "__Host-provider" : "provider";
  }
}
