package org.huiyin.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huiyin.web.Problem;
import org.huiyin.web.ProblemWriter;
import org.huiyin.web.TurnedAway;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Tells whoever sits before a browser that there is no room just now, and that nothing was done.
/// A form comes back with all that was typed in it, to be sent again with one button, by the same
/// sealed parts, so that it can't be done twice. Secrets don't come back, and neither do files:
/// then the page says to go back to the form.
@Component
@Order(SecurityFilterProperties.DEFAULT_FILTER_ORDER - 9) // as soon as the form has been read
final class BusyPages extends OncePerRequestFilter {

  /// What is never written into a page.
  private static final Set<String> SECRETS =
      Set.of("password", "current", "code", "key", "secret", "answer", "challenge");

  private final Pages pages;
  private final ProblemWriter problems;

  BusyPages(Pages pages, ProblemWriter problems) {
    this.pages = pages;
    this.problems = problems;
  }

  /// One value of a form, as it was sent.
  record Sent(String name, String value) {}

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<Problem> busy = TurnedAway.of(request);
    if (busy.isEmpty()) {
      chain.doFilter(request, response);
    } else if (PageSecurity.isBrowser(request)) {
      tell(busy.get(), request, response);
    } else {
      problems.write(request, response, busy.get());
    }
  }

  private void tell(Problem busy, HttpServletRequest request, HttpServletResponse response)
      throws ServletException {
    busy.headers().forEach(response::setHeader);
    response.setHeader(PageSecurity.POLICY_FIELD, BrowserRules.POLICY);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("X-Content-Type-Options", "nosniff");
    boolean form = request.getMethod().equals("POST");
    boolean carried = form && canCarry(request);
    if (form && !carried) {
      // What wasn't read of it isn't waited for.
      response.setHeader(HttpHeaders.CONNECTION, "close");
    }
    Page page = pages.frame(request);
    Pages.answer(
        pages.show(
            busy.type().status(),
            "page/busy",
            page,
            Map.of(
                "seconds",
                busy.headers().getOrDefault(HttpHeaders.RETRY_AFTER, "5"),
                "path",
                path(request),
                "query",
                form || request.getQueryString() == null ? "" : "?" + request.getQueryString(),
                "form",
                form,
                "carried",
                carried,
                "sent",
                carried ? sent(request) : List.of())),
        request,
        response);
  }

  /// On this site, whatever was asked for: `//` would begin the name of another.
  private static String path(HttpServletRequest request) {
    return request.getRequestURI().replaceFirst("^/+", "/");
  }

  private static boolean canCarry(HttpServletRequest request) {
    return !FormBodies.isWithFiles(request)
        && request.getParameterMap().keySet().stream().noneMatch(SECRETS::contains);
  }

  private static List<Sent> sent(HttpServletRequest request) {
    return request.getParameterMap().entrySet().stream()
        .flatMap(
            field -> Arrays.stream(field.getValue()).map(value -> new Sent(field.getKey(), value)))
        .toList();
  }
}
