package org.huiyin.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;

/// Keeps the token against forged forms in a cookie of the browser, so that the server needs no
/// session: another site can neither read nor, by the name's prefix over TLS, write it.
final class CsrfCookie implements CsrfTokenRepository {

  private final CookieCsrfTokenRepository overTls = named("__Host-form", true);
  private final CookieCsrfTokenRepository plain = named("form", false);

  private static CookieCsrfTokenRepository named(String name, boolean secure) {
    CookieCsrfTokenRepository cookies = new CookieCsrfTokenRepository();
    cookies.setCookieName(name);
    cookies.setCookiePath("/");
    cookies.setParameterName("csrf");
    cookies.setCookieCustomizer(cookie -> cookie.httpOnly(true).secure(secure).sameSite("Lax"));
    return cookies;
  }

  private CookieCsrfTokenRepository of(HttpServletRequest request) {
    return request.isSecure() ? overTls : plain;
  }

  @Override
  public CsrfToken generateToken(HttpServletRequest request) {
    return of(request).generateToken(request);
  }

  @Override
  public void saveToken(
      @Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
    of(request).saveToken(token, request, response);
  }

  @Override
  public @Nullable CsrfToken loadToken(HttpServletRequest request) {
    return of(request).loadToken(request);
  }
}
