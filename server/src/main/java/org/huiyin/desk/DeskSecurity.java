package org.huiyin.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.huiyin.access.AddressRule;
import org.huiyin.access.Sessions;
import org.huiyin.page.BrowserRules;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;

/// Officers reach their pages by a session; which of them, by what their roles allow now, stands
/// in [AddressRule].
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication // The commands, such as check, answer nobody.
class DeskSecurity {

  /// At the desk our own scripts may run, to save officers waiting; everything works without.
  private static final String DESK_POLICY =
      BrowserRules.POLICY + "; script-src 'self'; connect-src 'self'";

  @Bean
  @Order(90)
  SecurityFilterChain officersSignIn(
      HttpSecurity http, Sessions sessions, SignInFirst signInFirst, NotForThisOfficer refused)
      throws Exception {
    return BrowserRules.in(
            http.securityMatcher("/desk/**", "/admin/**", "/sign-in", "/sign-out", "/password"),
            DeskSecurity::policy)
        // Before the token of the form is looked at: what is shown again is an officer's page.
        .addFilterBefore(new SessionFilter(sessions), CsrfFilter.class)
        .authorizeHttpRequests(AddressRule::enforce)
        .exceptionHandling(
            refusal -> refusal.authenticationEntryPoint(signInFirst).accessDeniedHandler(refused))
        .build();
  }

  private static void policy(HttpServletRequest request, HttpServletResponse response) {
    boolean desk = request.getRequestURI().matches("/desk(/.*)?");
    response.setHeader("Content-Security-Policy", desk ? DESK_POLICY : BrowserRules.POLICY);
  }
}
