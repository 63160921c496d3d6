package org.huiyin.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/// Answers with a problem from a filter, where no controller is in reach. Thread-safe.
@Component
public final class ProblemWriter {

  private final Problems problems;
  private final LocaleResolver locales;
  private final JsonMapper json;

  ProblemWriter(Problems problems, LocaleResolver locales, JsonMapper json) {
    this.problems = problems;
    this.locales = locales;
    this.json = json;
  }

  /// Writes the whole answer, unless one has been begun already.
  public void write(HttpServletRequest request, HttpServletResponse response, Problem problem)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    Locale locale = locales.resolveLocale(request);
    problem.headers().forEach(response::setHeader);
    response.setStatus(problem.type().status().value());
    response.setLocale(locale);
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    json.writeValue(response.getOutputStream(), problems.document(problem, locale));
  }
}
