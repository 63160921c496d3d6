package org.huiyin.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/// What holds for every page: no script, nothing from elsewhere, nothing kept, nothing told to
/// the next site.
///
/// Anyone may ask for a page; a matter is opened by its number and key, see [MatterSession].
/// The server keeps no session.
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication // The commands, such as check, answer nobody.
class PageSecurity {

  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
          + " frame-ancestors 'none'; base-uri 'none'";

  /// Whether a page is asked for, by its address or by a browser.
  static boolean isForPages(HttpServletRequest request) {
    String path = request.getRequestURI();
    if (path.startsWith("/api/") || path.startsWith("/actuator") || path.equals("/error")) {
      return false;
    }
    return path.equals("/")
        || path.startsWith("/assets/")
        || path.startsWith("/before")
        || path.startsWith("/bring")
        || path.startsWith("/follow")
        || path.startsWith("/matter")
        || path.startsWith("/leave")
        || String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains("text/html");
  }

  @Bean
  @Order(100)
  SecurityFilterChain pagesAreOpenToAnyone(HttpSecurity http) throws Exception {
    return http.securityMatcher(PageSecurity::isForPages)
        .authorizeHttpRequests(paths -> paths.anyRequest().permitAll())
        .csrf(
            csrf ->
                csrf.csrfTokenRepository(new CsrfCookie())
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
                    .contentSecurityPolicy(policy -> policy.policyDirectives(POLICY)))
        .exceptionHandling(
            refusal ->
                refusal.accessDeniedHandler(
                    (request, response, _) -> {
                      SentForm.markStale(request);
                      RequestDispatcher again =
                          request.getRequestDispatcher(request.getRequestURI());
                      again.forward(request, response);
                    }))
        .build();
  }
}
