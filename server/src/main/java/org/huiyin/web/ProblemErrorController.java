package org.huiyin.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Answers what went wrong outside of any controller: in a filter, or in the container itself.
@RestController
class ProblemErrorController implements ErrorController {

  @RequestMapping("/error")
  void error(HttpServletRequest request) {
    // Thrown, so that it becomes a document or a page as any other problem does.
    throw problem(request).exception();
  }

  private static Problem problem(HttpServletRequest request) {
    if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown) {
      return ProblemAdvice.problemOf(thrown);
    }
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    return of(status instanceof Integer code ? code : HttpStatus.NOT_FOUND.value());
  }

  static Problem of(int status) {
    if (status >= 500) {
      return ProblemAdvice.incident(new IllegalStateException("status " + status));
    }
    for (ProblemType type : ProblemType.values()) {
      if (type.status().value() == status && type != ProblemType.METHOD_NOT_ALLOWED) {
        return Problem.of(type);
      }
    }
    return Problem.of(ProblemType.BAD_REQUEST);
  }
}
