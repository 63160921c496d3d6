package org.huiyin.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/// A problem, before it is put into a language. Immutable.
///
/// Whatever is put in is shown to whoever asked: never a secret, never a person's data that they
/// may not see.
///
/// @param detail the key of the detail in the message bundle, `<id>.detail` unless said otherwise
/// @param arguments what the detail's placeholders stand for, `{0}` first
/// @param fields what stands against single fields, in the order of the request
/// @param members further members of the document, such as `ruleId` and `citation`
/// @param headers further header fields of the answer, such as `Retry-After`
public record Problem(
    ProblemType type,
    String detail,
    List<Object> arguments,
    List<Field> fields,
    Map<String, Object> members,
    Map<String, String> headers) {

  /// One field that is refused. The message is found under `reason.<reason>`.
  ///
  /// @param field the field's path in the request, such as `name.zh`
  /// @param reason a stable word
  /// @param arguments what the message's placeholders stand for
  public record Field(String field, String reason, List<Object> arguments) {
    public Field {
      arguments = List.copyOf(arguments);
    }

    public Field(String field, String reason) {
      this(field, reason, List.of());
    }
  }

  public Problem {
    arguments = List.copyOf(arguments);
    fields = List.copyOf(fields);
    members = Map.copyOf(members);
    headers = Map.copyOf(headers);
  }

  /// A problem with its usual detail, which has the placeholders filled with `arguments`.
  public static Problem of(ProblemType type, Object... arguments) {
    return new Problem(
        type, type.id() + ".detail", List.of(arguments), List.of(), Map.of(), Map.of());
  }

  /// Fields that are refused.
  public static Problem fields(List<Field> fields) {
    return of(ProblemType.INVALID_FIELDS).withFields(fields);
  }

  /// An act that a rule refuses. The detail is found under `rule.<ruleId>`.
  ///
  /// @param citation the provision, as people cite it
  public static Problem ruleRefused(String ruleId, String citation, Object... arguments) {
    return of(ProblemType.RULE_REFUSED)
        .withDetail("rule." + ruleId, arguments)
        .with("ruleId", ruleId)
        .with("citation", citation);
  }

  /// A problem that ends by itself: the detail's first placeholder is how many seconds it takes,
  /// rounded up, as is `Retry-After`.
  public static Problem later(ProblemType type, Duration wait) {
    String seconds = Long.toString(wait.plusMillis(999).toSeconds());
    return of(type, seconds).withHeader(HttpHeaders.RETRY_AFTER, seconds);
  }

  /// The same with another detail from the bundle.
  public Problem withDetail(String key, Object... filling) {
    return new Problem(type, key, List.of(filling), fields, members, headers);
  }

  public Problem withFields(List<Field> more) {
    List<Field> all = new ArrayList<>(fields);
    all.addAll(more);
    return new Problem(type, detail, arguments, all, members, headers);
  }

  public Problem with(String member, Object value) {
    Map<String, Object> all = new LinkedHashMap<>(members);
    all.put(member, value);
    return new Problem(type, detail, arguments, fields, all, headers);
  }

  public Problem withHeader(String name, String value) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put(name, value);
    return new Problem(type, detail, arguments, fields, members, all);
  }

  /// For a controller to throw.
  public ProblemException exception() {
    return new ProblemException(this);
  }
}
