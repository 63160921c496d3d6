package org.huiyin.channel;

import java.util.Locale;
import org.huiyin.matter.LegalTime.ClockSetBack;
import org.huiyin.web.Problem;
import org.huiyin.web.ProblemType;
import org.huiyin.web.Problems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Answers while the server's clock is behind what is recorded. It comes before the general
/// advice, which knows nothing of matters and would call it a fault of ours.
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ClockAdvice {

  private static final Logger log = LoggerFactory.getLogger(ClockAdvice.class);
  private static final String RETRY_SECONDS = "60";

  private final Problems problems;

  ClockAdvice(Problems problems) {
    this.problems = problems;
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> answer(ClockSetBack thrown, Locale locale) {
    log.error("Nothing is recorded until the clock is right: {}", thrown.getMessage());
    return problems.answer(
        Problem.of(ProblemType.CLOCK_SET_BACK).withHeader("Retry-After", RETRY_SECONDS), locale);
  }
}
