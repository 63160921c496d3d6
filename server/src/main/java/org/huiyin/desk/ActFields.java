package org.huiyin.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.huiyin.matter.Draft;
import org.huiyin.matter.MatterView.ActView;
import org.huiyin.page.SentForm;

/// What is typed in the form of an act, by the names of its fields: `text-` and the name of a
/// text; a particular's own name; `promised-` and a number for the day of a promise. Immutable.
/// `toString` shows nothing of it.
final class ActFields {

  static final String TEXT = "text-";
  static final String PROMISE = "promise-";
  static final String PROMISED = "promised-";

  /// The ready reason for which something isn't ours.
  static final String WHY = "why";

  private static final Pattern FIELD =
      Pattern.compile(
          "text-[a-z0-9-]{1,40}|promised-[0-9]{1,2}|why|institution|unit|officer|days|on|outcome"
              + "|ground|promise|topic");

  private final Map<String, String> typed;

  private ActFields(Map<String, String> typed) {
    this.typed = Collections.unmodifiableMap(typed);
  }

  static ActFields sent(HttpServletRequest request, ActView can) {
    Map<String, String> typed = new LinkedHashMap<>();
    for (String name : names(can)) {
      String value = SentForm.typed(request, name);
      if (!value.isEmpty()) {
        typed.put(name, value);
      }
    }
    return new ActFields(typed);
  }

  /// Whatever of an act's fields is in a form, where it isn't known, or no more, what the act has.
  static ActFields sent(HttpServletRequest request) {
    Map<String, String> typed = new LinkedHashMap<>();
    for (String name : request.getParameterMap().keySet()) {
      String value = SentForm.typed(request, name);
      if (FIELD.matcher(name).matches() && !value.isEmpty()) {
        typed.put(name, value);
      }
    }
    return new ActFields(typed);
  }

  static ActFields kept(Draft draft) {
    Map<String, String> typed = new LinkedHashMap<>(draft.particulars());
    draft.texts().forEach((name, text) -> typed.put(TEXT + name, text));
    return new ActFields(typed);
  }

  /// The fields that an act has.
  private static List<String> names(ActView can) {
    List<String> names = new ArrayList<>(can.with());
    names.addAll(can.mayHave());
    can.texts().forEach(text -> names.add(TEXT + text));
    for (int i = 1; i <= can.promises(); i++) {
      names.add(TEXT + PROMISE + i);
      names.add(PROMISED + i);
    }
    names.addAll(List.of(WHY, "institution"));
    return names;
  }

  Draft draft(String act, int version) {
    Map<String, String> texts = new LinkedHashMap<>();
    Map<String, String> others = new LinkedHashMap<>();
    typed.forEach(
        (name, value) -> {
          if (name.startsWith(TEXT)) {
            texts.put(name.substring(TEXT.length()), value);
          } else {
            others.put(name, value);
          }
        });
    return new Draft(act, texts, others, version, Instant.EPOCH);
  }

  /// The same, with this in a field where nothing is typed yet.
  ActFields orElse(String name, String value) {
    if (typed.containsKey(name) || value.isEmpty()) {
      return this;
    }
    Map<String, String> all = new LinkedHashMap<>(typed);
    all.put(name, value);
    return new ActFields(all);
  }

  /// The same with this in a field, whatever was there.
  ActFields with(String name, String value) {
    Map<String, String> all = new LinkedHashMap<>(typed);
    all.put(name, value);
    return new ActFields(all);
  }

  String of(String name) {
    return typed.getOrDefault(name, "");
  }

  String text(String name) {
    return of(TEXT + name);
  }

  boolean blank(String name) {
    return of(name).isBlank();
  }

  Optional<LocalDate> day(String name) {
    try {
      return Optional.of(LocalDate.parse(of(name).strip()));
    } catch (DateTimeParseException malformed) {
      return Optional.empty();
    }
  }

  Optional<Integer> number(String name) {
    String number = of(name).strip();
    return number.matches("[0-9]{1,9}") ? Optional.of(Integer.valueOf(number)) : Optional.empty();
  }

  Optional<UUID> id(String name) {
    try {
      return Optional.of(UUID.fromString(of(name)));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  /// The rows of promises in which anything stands.
  List<Integer> promised(int most) {
    List<Integer> rows = new ArrayList<>();
    for (int i = 1; i <= most; i++) {
      if (!blank(PROMISED + i) || !blank(TEXT + PROMISE + i)) {
        rows.add(i);
      }
    }
    return rows;
  }

  /// What was written, in the order of the form.
  List<String> words() {
    return typed.entrySet().stream()
        .filter(field -> field.getKey().startsWith(TEXT) && !field.getValue().isBlank())
        .map(Map.Entry::getValue)
        .toList();
  }
}
