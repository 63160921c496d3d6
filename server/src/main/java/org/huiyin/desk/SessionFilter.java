package org.huiyin.desk;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.huiyin.access.Session;
import org.huiyin.access.Sessions;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/// Finds the officer's session by their cookie. Lets everyone pass: who may, others decide.
final class SessionFilter extends OncePerRequestFilter {

  private static final String SESSION = SessionFilter.class.getName() + ".session";

  private final Sessions sessions;

  SessionFilter(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    OfficerCookie.secret(request)
        .flatMap(sessions::current)
        .ifPresent(session -> remember(request, session));
    chain.doFilter(request, response);
  }

  /// From here on the request is this officer's.
  static void remember(HttpServletRequest request, Session session) {
    request.setAttribute(SESSION, session);
    List<SimpleGrantedAuthority> scopes =
        session.officer().scopes().stream()
            .map(scope -> new SimpleGrantedAuthority(scope.name()))
            .toList();
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        new PreAuthenticatedAuthenticationToken(session.officer(), "", scopes));
    SecurityContextHolder.setContext(context);
  }

  static Optional<Session> session(HttpServletRequest request) {
    return request.getAttribute(SESSION) instanceof Session session
        ? Optional.of(session)
        : Optional.empty();
  }
}
