package org.huiyin.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/// The rules of security that hold for every page, whoever it is for: nothing from elsewhere,
/// nothing kept, nothing told to the next site, no form without its token. Stateless.
public final class BrowserRules {

  /// What a page may load and do: no script, nothing from elsewhere.
  public static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
          + " frame-ancestors 'none'; base-uri 'none'";

  /// What no page may ask the device for. Passkeys, which officers' pages ask for, aren't among it.
  public static final String PERMISSIONS =
      "camera=(), microphone=(), geolocation=(), payment=(), usb=(), midi=(), browsing-topics=()";

  private BrowserRules() {}

  /// Puts the rules in force, all but who may ask and what is answered to whom may not.
  ///
  /// @param policy writes the header field `Content-Security-Policy`
  public static HttpSecurity in(HttpSecurity http, HeaderWriter policy) throws Exception {
    return http.csrf(
            csrf ->
                csrf.csrfTokenRepository(new CsrfCookie())
                    // Officers prove who they are with each request; a new token each time would
                    // make every form stale that is open beside.
                    .sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy())
                    .csrfTokenRequestHandler(new XorCsrfTokenRequestAttributeHandler()))
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(
            headers ->
                headers
                    .contentTypeOptions(Customizer.withDefaults())
                    .cacheControl(Customizer.withDefaults())
                    .frameOptions(frame -> frame.deny())
                    .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                    .crossOriginOpenerPolicy(
                        opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                    .crossOriginResourcePolicy(
                        resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                    .permissionsPolicyHeader(permissions -> permissions.policy(PERMISSIONS))
                    .addHeaderWriter(policy));
  }

  /// Shows a form that came without its token again as it was sent; nothing is done with it.
  public static void showAgain(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    SentForm.markStale(request);
    RequestDispatcher again = request.getRequestDispatcher(request.getRequestURI());
    again.forward(request, response);
  }
}
