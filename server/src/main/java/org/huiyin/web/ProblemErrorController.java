package org.huiyin.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.net.SocketTimeoutException;
import org.apache.catalina.connector.ClientAbortException;
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
    Object thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    if (thrown instanceof SocketTimeoutException) {
      return Problem.of(ProblemType.BODY_TOO_SLOW);
    }
    if (thrown instanceof EOFException || thrown instanceof ClientAbortException) {
      // The connector's words for whoever hung up while they sent something: no fault of ours.
      return Problem.of(ProblemType.BAD_REQUEST);
    }
    if (thrown instanceof Throwable fault) {
      return ProblemAdvice.problemOf(fault);
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
