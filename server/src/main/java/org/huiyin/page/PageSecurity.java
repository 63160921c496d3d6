package org.huiyin.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.StaticHeadersWriter;

/// Whatever isn't the API, nor another module's, is a page that anyone may ask for. The server
/// keeps no session of them: a matter is opened by its number and key.
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication // The commands, such as check, answer nobody.
class PageSecurity {

  static final String POLICY_FIELD = "Content-Security-Policy";

  /// Whether the rules for pages hold, by the address.
  static boolean isForPages(HttpServletRequest request) {
    String path = request.getRequestURI();
    return !path.equals("/error") && isPath(path);
  }

  /// Whether somebody sits before a browser and is better served by a page than by a problem
  /// document. Asked of a failure it looks at what was asked for before.
  static boolean isBrowser(HttpServletRequest request) {
    Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    return isPath(failed instanceof String path ? path : request.getRequestURI())
        && String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains("text/html");
  }

  private static boolean isPath(String path) {
    return !path.startsWith("/api/") && !path.startsWith("/actuator");
  }

  @Bean
  @Order(100)
  SecurityFilterChain pagesAreOpenToAnyone(HttpSecurity http) throws Exception {
    return BrowserRules.in(
            http.securityMatcher(PageSecurity::isForPages),
            new StaticHeadersWriter(POLICY_FIELD, BrowserRules.POLICY))
        .authorizeHttpRequests(paths -> paths.anyRequest().permitAll())
        .exceptionHandling(
            refusal ->
                refusal.accessDeniedHandler(
                    (request, response, _) -> BrowserRules.showAgain(request, response)))
        .build();
  }
}
