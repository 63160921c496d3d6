package org.huiyin.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.huiyin.web.Problem;
import org.huiyin.web.ProblemType;
import org.huiyin.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/// What went wrong, as a page that helps, for requests of browsers; the API goes on answering
/// with problem documents.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class PageErrors implements HandlerExceptionResolver {

  private final Pages pages;
  private final Problems problems;

  PageErrors(Pages pages, Problems problems) {
    this.pages = pages;
    this.problems = problems;
  }

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception thrown) {
    if (!PageSecurity.isBrowser(request)) {
      return null;
    }
    Problem problem =
        thrown instanceof PageNotFound ? Problem.of(ProblemType.NOT_FOUND) : problems.of(thrown);
    HttpStatus status = problem.type().status();
    problem.headers().forEach(response::setHeader);
    // A failure outside of the rules of security comes without their header fields.
    response.setHeader(PageSecurity.POLICY_FIELD, BrowserRules.POLICY);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    Page page = pages.frame(request);
    Map<String, Object> shown =
        Map.of(
            "absent", status == HttpStatus.NOT_FOUND,
            "ours", status.is5xxServerError(),
            "detail", String.valueOf(problems.document(problem, page.locale()).getDetail()));
    return new ModelAndView(pages.show(status, "page/wrong", page, shown));
  }
}
