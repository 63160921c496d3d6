package org.huiyin.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.huiyin.access.AddressRule;
import org.huiyin.access.Session.Need;
import org.huiyin.access.Sessions;
import org.huiyin.page.BrowserRules;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;

/// Officers reach their pages by a session; which of them, by what their roles allow now, stands
/// in [AddressRule].
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication // The commands, such as check, answer nobody.
class DeskSecurity {

  private static final String POLICY_FIELD = "Content-Security-Policy";

  /// At the desk our own scripts may run, to save officers waiting; everything works without.
  private static final String DESK_POLICY =
      BrowserRules.POLICY + "; script-src 'self'; connect-src 'self'";

  /// Where a passkey may be asked for, a script of our own asks the browser; it connects nowhere.
  private static final String PASSKEY_POLICY = BrowserRules.POLICY + "; script-src 'self'";

  @Bean
  @Order(90)
  SecurityFilterChain officersSignIn(
      HttpSecurity http, Sessions sessions, SignInFirst signInFirst, NotForThisOfficer refused)
      throws Exception {
    return BrowserRules.in(
            http.securityMatcher(
                "/desk/**",
                "/admin/**",
                "/audit/**",
                "/operate/**",
                "/account/**",
                "/prove/**",
                "/sign-in/**",
                "/sign-out",
                "/password"),
            DeskSecurity::policy)
        // Before the token of the form is looked at: what is shown again is an officer's page.
        .addFilterBefore(new SessionFilter(sessions), CsrfFilter.class)
        .authorizeHttpRequests(DeskSecurity::rules)
        .exceptionHandling(
            refusal -> refusal.authenticationEntryPoint(signInFirst).accessDeniedHandler(refused))
        .build();
  }

  /// What a session has to do first is a question of its own; who may go where is [AddressRule]'s.
  private static void rules(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          paths) {
    paths
        .requestMatchers("/sign-in/code")
        .access((_, at) -> needs(at.getRequest(), Set.of(Need.SECOND_FACTOR)))
        .requestMatchers("/password")
        .access((_, at) -> needs(at.getRequest(), Set.of(Need.PASSWORD, Need.NOTHING)))
        .requestMatchers("/account/second-factor", "/account/passkeys")
        .access((_, at) -> needs(at.getRequest(), Set.of(Need.SET_UP, Need.NOTHING)))
        .requestMatchers("/account/**", "/prove/**")
        .access((_, at) -> needs(at.getRequest(), Set.of(Need.NOTHING)));
    AddressRule.enforce(paths);
  }

  /// Officers without any role that opens pages have an account too, so it isn't asked by scope.
  private static AuthorizationDecision needs(HttpServletRequest request, Set<Need> needs) {
    return new AuthorizationDecision(
        SessionFilter.session(request).filter(one -> needs.contains(one.need())).isPresent());
  }

  /// A file that somebody sent has brought its own, which is stricter.
  private static void policy(HttpServletRequest request, HttpServletResponse response) {
    String own = response.getHeader(POLICY_FIELD);
    if (own != null && own.startsWith("sandbox")) {
      return;
    }
    String path = request.getRequestURI();
    String policy =
        path.matches("/desk(/.*)?")
            ? DESK_POLICY
            : path.matches("/(sign-in|account|prove|admin)(/.*)?")
                ? PASSKEY_POLICY
                : BrowserRules.POLICY;
    response.setHeader(POLICY_FIELD, policy);
  }
}
