package org.huiyin.access;

import org.huiyin.access.PasswordProof.GivenPasswords;
import org.huiyin.web.Problem;
import org.huiyin.web.ProblemType;
import org.huiyin.web.ProblemWriter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/// Which addresses of the API take which proof; who may then ask for what stands in [AddressRule].
///
/// Nothing reads a cookie, so there is nothing to forge from another site, and CSRF protection is
/// off.
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication // The commands, such as check, answer nobody.
class ApiSecurity {

  private final ProblemWriter problems;

  ApiSecurity(ProblemWriter problems) {
    this.problems = problems;
  }

  @Bean
  @Order(10)
  SecurityFilterChain officersChooseTheirPassword(
      HttpSecurity http, Credentials credentials, SecondFactor secondFactor) throws Exception {
    Proof proof = new PasswordProof(credentials, secondFactor, GivenPasswords.ACCEPTED);
    return proven(http, proof, "/api/v1/password").build();
  }

  @Bean
  @Order(11)
  SecurityFilterChain officersManageTokens(
      HttpSecurity http, Credentials credentials, SecondFactor secondFactor) throws Exception {
    Proof proof = new PasswordProof(credentials, secondFactor, GivenPasswords.REFUSED);
    return proven(http, proof, "/api/v1/tokens/**").build();
  }

  @Bean
  @Order(12)
  SecurityFilterChain complainantsFollowTheirMatter(HttpSecurity http, KeyDoor door)
      throws Exception {
    return proven(http, new KeyProof(door), "/api/v1/matters/{number}/**").build();
  }

  @Bean
  @Order(13)
  SecurityFilterChain officersWork(HttpSecurity http, Tokens tokens) throws Exception {
    return common(http.securityMatcher("/api/v1/desk/**", "/api/v1/admin/**", "/api/v1/audit/**"))
        .addFilterBefore(
            new ProofFilter(new BearerProof(tokens), problems), AuthorizationFilter.class)
        .authorizeHttpRequests(AddressRule::enforce)
        .build();
  }

  @Bean
  @Order(1_000)
  SecurityFilterChain anyoneElse(HttpSecurity http) throws Exception {
    return common(http)
        .authorizeHttpRequests(AddressRule::enforce)
        .exceptionHandling(
            refusal ->
                refusal
                    .authenticationEntryPoint(
                        (request, response, _) ->
                            problems.write(request, response, Problem.of(ProblemType.NOT_FOUND)))
                    .accessDeniedHandler(
                        (request, response, _) ->
                            problems.write(request, response, Problem.of(ProblemType.NOT_FOUND))))
        .build();
  }

  private HttpSecurity proven(HttpSecurity http, Proof proof, String path) throws Exception {
    return common(http.securityMatcher(path))
        .addFilterBefore(new ProofFilter(proof, problems), AuthorizationFilter.class)
        .authorizeHttpRequests(AddressRule::enforce);
  }

  private HttpSecurity common(HttpSecurity http) throws Exception {
    return http.csrf(AbstractHttpConfigurer::disable)
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
                    .permissionsPolicyHeader(
                        permissions ->
                            permissions.policy("geolocation=(), camera=(), microphone=()"))
                    .contentSecurityPolicy(
                        policy ->
                            policy.policyDirectives("default-src 'none'; frame-ancestors 'none'")))
        .exceptionHandling(
            refusal ->
                refusal
                    .authenticationEntryPoint(
                        (request, response, _) ->
                            problems.write(
                                request, response, Problem.of(ProblemType.UNAUTHENTICATED)))
                    .accessDeniedHandler(
                        (request, response, _) ->
                            problems.write(request, response, Problem.of(ProblemType.FORBIDDEN))));
  }
}
