package org.huiyin.web;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/// The kinds of problem that the API answers with. Each has a stable URI, a section of that
/// name in `docs/problems.md`, and a title and a detail in the message bundles
/// `messages/problems_*`, under `<id>.title` and `<id>.detail`.
public enum ProblemType {
  BAD_REQUEST(HttpStatus.BAD_REQUEST),
  MALFORMED_JSON(HttpStatus.BAD_REQUEST),
  WRONG_ENCODING(HttpStatus.BAD_REQUEST),
  INVALID_PARAMETER(HttpStatus.BAD_REQUEST),
  COMPLETED_UPLOAD(HttpStatus.BAD_REQUEST),
  UNAUTHENTICATED(HttpStatus.UNAUTHORIZED),
  FORBIDDEN(HttpStatus.FORBIDDEN),
  PASSWORD_MUST_CHANGE(HttpStatus.FORBIDDEN),
  SECOND_FACTOR_REQUIRED(HttpStatus.FORBIDDEN),
  KEY_MUST_CHANGE(HttpStatus.FORBIDDEN),
  ONLY_THE_PERSON(HttpStatus.FORBIDDEN),
  ONLY_TOGETHER(HttpStatus.FORBIDDEN),
  NEEDS_ANOTHER_OFFICER(HttpStatus.FORBIDDEN),
  NOT_FOUND(HttpStatus.NOT_FOUND),
  METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED),
  NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE),
  BODY_TOO_SLOW(HttpStatus.REQUEST_TIMEOUT),
  CONFLICT(HttpStatus.CONFLICT),
  NEW_ACCOUNT(HttpStatus.CONFLICT),
  RECOVERY_REFUSED(HttpStatus.CONFLICT),
  ORDER_REFUSED(HttpStatus.CONFLICT),
  OVERTAKEN(HttpStatus.CONFLICT),
  PROPOSAL_OVER(HttpStatus.CONFLICT),
  MISMATCHING_UPLOAD_OFFSET(HttpStatus.CONFLICT),
  DOUBTFUL_FILE(HttpStatus.CONFLICT),
  ERASURE_REFUSED(HttpStatus.CONFLICT),
  ERASED(HttpStatus.GONE),
  PRECONDITION_FAILED(HttpStatus.PRECONDITION_FAILED),
  BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
  UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
  INVALID_FIELDS(HttpStatus.UNPROCESSABLE_CONTENT),
  RULE_REFUSED(HttpStatus.UNPROCESSABLE_CONTENT),
  IDENTITY_NEEDED(HttpStatus.UNPROCESSABLE_CONTENT),
  APPROVAL_NEEDED(HttpStatus.UNPROCESSABLE_CONTENT),
  LIST_TOO_LONG(HttpStatus.UNPROCESSABLE_CONTENT),
  OTHER_DOORS(HttpStatus.UNPROCESSABLE_CONTENT),
  IDEMPOTENCY_KEY_REUSED(HttpStatus.UNPROCESSABLE_CONTENT),
  FILE_REFUSED(HttpStatus.UNPROCESSABLE_CONTENT),
  TOO_MANY_ATTEMPTS(HttpStatus.TOO_MANY_REQUESTS),
  TOO_MANY_FILINGS(HttpStatus.TOO_MANY_REQUESTS),
  TOO_MANY_SEARCHES(HttpStatus.TOO_MANY_REQUESTS),
  ASKED_ENOUGH(HttpStatus.TOO_MANY_REQUESTS),
  INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR),
  CLOCK_SET_BACK(HttpStatus.SERVICE_UNAVAILABLE),
  DATABASE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
  FILES_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
  COPIES_BUSY(HttpStatus.SERVICE_UNAVAILABLE),
  SERVICE_AWAY(HttpStatus.SERVICE_UNAVAILABLE),
  TOO_BUSY(HttpStatus.SERVICE_UNAVAILABLE),
  STORAGE_FULL(HttpStatus.INSUFFICIENT_STORAGE);

  private final HttpStatus status;

  ProblemType(HttpStatus status) {
    this.status = status;
  }

  /// The last part of the URI, such as `not-found`.
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public URI uri() {
    return URI.create("https://huiyin.org/problems#" + id());
  }

  public HttpStatus status() {
    return status;
  }
}
