package org.huiyin.web;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.apache.coyote.BadRequestException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/// The one place where an exception becomes an answer.
@RestControllerAdvice
final class ProblemAdvice {

  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

  private final Problems problems;

  ProblemAdvice(Problems problems) {
    this.problems = problems;
  }

  @ExceptionHandler
  @Nullable ResponseEntity<ProblemDetail> answer(Exception thrown, Locale locale) {
    if (thrown instanceof AsyncRequestNotUsableException) {
      // Whoever asked has gone.
      return null;
    }
    return problems.answer(problemOf(thrown), locale);
  }

  static Problem problemOf(Throwable thrown) {
    return switch (thrown) {
      case ProblemException said -> said.problem();
      case HttpMessageNotReadableException body -> ProblemsOfJson.of(body.getCause());
      case HttpMediaTypeNotSupportedException type -> unsupported(type);
      case HttpMediaTypeNotAcceptableException _ -> Problem.of(ProblemType.NOT_ACCEPTABLE);
      case HttpRequestMethodNotSupportedException method -> notAllowed(method);
      case MissingServletRequestParameterException missing ->
          parameter(missing.getParameterName(), "required");
      case MissingRequestHeaderException missing -> parameter(missing.getHeaderName(), "required");
      case MethodArgumentTypeMismatchException odd -> mismatch(odd);
      case NoResourceFoundException _ -> Problem.of(ProblemType.NOT_FOUND);
      case NoHandlerFoundException _ -> Problem.of(ProblemType.NOT_FOUND);
      // What isn't HTTP, such as a chunk whose size isn't a number.
      case BadRequestException _ -> Problem.of(ProblemType.BAD_REQUEST);
      case AccessDeniedException _ -> Problem.of(ProblemType.FORBIDDEN);
      case ServiceAway away ->
          said(Problem.of(ProblemType.SERVICE_AWAY).withHeader("Retry-After", "30"), away);
      default ->
          ProblemsOfDatabase.behind(thrown)
              .or(() -> FilesAway.behind(thrown))
              .map(problem -> said(problem, thrown))
              .orElseGet(() -> incident(thrown));
    };
  }

  private static Problem unsupported(HttpMediaTypeNotSupportedException type) {
    return Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE)
        .withHeader("Accept", MediaType.toString(type.getSupportedMediaTypes()));
  }

  private static Problem notAllowed(HttpRequestMethodNotSupportedException method) {
    Set<HttpMethod> allowed = method.getSupportedHttpMethods();
    String names =
        (allowed == null ? Set.<HttpMethod>of() : allowed)
            .stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", "));
    return Problem.of(ProblemType.METHOD_NOT_ALLOWED, names).withHeader("Allow", names);
  }

  /// An id in the path that can't be one names nothing; a parameter beside it is a mistake.
  private static Problem mismatch(MethodArgumentTypeMismatchException odd) {
    return odd.getParameter().hasParameterAnnotation(PathVariable.class)
        ? Problem.of(ProblemType.NOT_FOUND)
        : parameter(odd.getName(), "malformed");
  }

  private static Problem parameter(String name, String reason) {
    return Problem.of(ProblemType.INVALID_PARAMETER)
        .withFields(List.of(new Problem.Field(name, reason)));
  }

  private static Problem said(Problem problem, Throwable thrown) {
    log.error("{}: {}", problem.type().id(), thrown.getMessage());
    return problem;
  }

  /// A fault of ours: the answer carries a number that finds it in the log, and nothing else.
  static Problem incident(Throwable thrown) {
    String incident = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    log.error("Incident {}", incident, thrown);
    return Problem.of(ProblemType.INTERNAL_ERROR, incident).with("incident", incident);
  }
}
