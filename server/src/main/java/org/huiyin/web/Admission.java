package org.huiyin.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets in as many requests as can be worked on, and answers the others at once: 503, with
/// `Retry-After`. Comes before everything else, so that one that is turned away costs next to
/// nothing, and nothing of it was done.
///
/// Whoever brings or follows a matter is let in for longer ([InFlight]). Whatever watches the
/// server, and static files, always are. Time in which a request only waits for its sender, or for
/// its receiver, isn't counted: a slow line takes nobody's place.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Admission extends OncePerRequestFilter {

  private static final Pattern ALWAYS = Pattern.compile("/(actuator|assets)/.*");
  private static final Pattern COMPLAINANTS =
      Pattern.compile("/(api/v1/(matters|uploads)|bring|follow|matter|join|draft)(/.*)?");

  private final InFlight inFlight;
  private final ProblemWriter problems;

  Admission(InFlight inFlight, ProblemWriter problems) {
    this.inFlight = inFlight;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return ALWAYS.matcher(request.getRequestURI()).matches();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean complainant = COMPLAINANTS.matcher(request.getRequestURI()).matches();
    if (!inFlight.enter(complainant)) {
      turnAway(request, response, chain);
      return;
    }
    try {
      chain.doFilter(
          new WaitingRequest(request, inFlight), new WaitingResponse(response, inFlight));
    } finally {
      inFlight.leave();
    }
  }

  private void turnAway(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    // Not all at the same moment, or they would be turned away together again.
    Duration wait = Duration.ofSeconds(ThreadLocalRandom.current().nextInt(2, 6));
    Problem busy = Problem.later(ProblemType.TOO_BUSY, wait);
    if (request.getRequestURI().startsWith("/api/")) {
      problems.write(request, response, busy);
    } else {
      // Module page tells whoever sits before a browser, and has a form sent again.
      request.setAttribute(TurnedAway.ATTRIBUTE, busy);
      chain.doFilter(request, response);
    }
  }
}
