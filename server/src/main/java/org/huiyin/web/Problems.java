package org.huiyin.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Puts problems into the language asked for, as RFC 9457 documents. Thread-safe.
@Component
public final class Problems {

  private final MessageSource messages;

  Problems(MessageSource messages) {
    this.messages = messages;
  }

  /// The problem behind what was thrown; a fault of ours is logged under the number that it names.
  public Problem of(Throwable thrown) {
    return ProblemAdvice.problemOf(thrown);
  }

  /// The document for a problem.
  public ProblemDetail document(Problem problem, Locale locale) {
    ProblemType type = problem.type();
    ProblemDetail document = ProblemDetail.forStatus(type.status());
    document.setType(type.uri());
    document.setTitle(message(type.id() + ".title", List.of(), locale));
    document.setDetail(message(problem.detail(), problem.arguments(), locale));
    problem.members().forEach(document::setProperty);
    if (!problem.fields().isEmpty()) {
      document.setProperty("errors", errors(problem.fields(), locale));
    }
    return document;
  }

  /// The whole answer, with status and header fields.
  public ResponseEntity<ProblemDetail> answer(Problem problem, Locale locale) {
    HttpHeaders headers = new HttpHeaders();
    problem.headers().forEach(headers::set);
    headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    headers.setContentLanguage(locale);
    return new ResponseEntity<>(document(problem, locale), headers, problem.type().status());
  }

  private List<Map<String, String>> errors(List<Problem.Field> fields, Locale locale) {
    List<Map<String, String>> errors = new ArrayList<>();
    for (Problem.Field field : fields) {
      Map<String, String> error = new LinkedHashMap<>();
      error.put("field", field.field());
      error.put("reason", field.reason());
      error.put("message", message("reason." + field.reason(), field.arguments(), locale));
      errors.add(error);
    }
    return errors;
  }

  private String message(String key, List<Object> arguments, Locale locale) {
    return messages.getMessage(key, arguments.toArray(), locale);
  }
}
