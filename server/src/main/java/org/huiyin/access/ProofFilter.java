package org.huiyin.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.web.ProblemException;
import org.huiyin.web.ProblemWriter;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets a request pass once it is proven who is asking, and answers it otherwise.
final class ProofFilter extends OncePerRequestFilter {

  private final Proof proof;
  private final ProblemWriter problems;

  ProofFilter(Proof proof, ProblemWriter problems) {
    this.proof = proof;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      remember(proof.of(request));
    } catch (ProblemException refused) {
      problems.write(request, response, refused.problem());
      return;
    }
    chain.doFilter(request, response);
  }

  private static void remember(Principal principal) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        new PreAuthenticatedAuthenticationToken(principal, "", authorities(principal)));
    SecurityContextHolder.setContext(context);
  }

  private static List<GrantedAuthority> authorities(Principal principal) {
    return switch (principal) {
      case OfficerPrincipal officer ->
          officer.scopes().stream()
              .<GrantedAuthority>map(scope -> new SimpleGrantedAuthority(scope.name()))
              .toList();
      case Principal.KeyHolder _, Principal.SystemPrincipal _ -> List.of();
    };
  }
}
