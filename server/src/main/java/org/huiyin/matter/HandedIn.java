package org.huiyin.matter;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.huiyin.rulebook.ActDefinition;
import org.jspecify.annotations.Nullable;

/// A decision as its author handed it in. Immutable. `toString` shows no text.
///
/// @param officer its author
/// @param draft what it says
/// @param returned why it was given back, or null while it waits
public record HandedIn(UUID officer, Draft draft, @Nullable String returned) {

  private static final String PROMISE = "promise-";
  private static final String PROMISED = "promised-";

  /// The decision that it is to be.
  public String act() {
    return draft.act();
  }

  /// What it still lacks to be sent: texts, an outcome where there is a choice, and what templates
  /// left open.
  static List<FieldError> lacks(Draft draft, ActDefinition act) {
    List<FieldError> errors = new ArrayList<>();
    for (String text : act.needs().texts()) {
      if (draft.texts().getOrDefault(text, "").isBlank()) {
        errors.add(FieldError.of("texts." + text, "required"));
      }
    }
    act.needs().with().stream()
        .map(particular -> particular.id())
        .filter(name -> draft.particulars().getOrDefault(name, "").isBlank())
        .sorted()
        .forEach(name -> errors.add(FieldError.of(name, "required")));
    draft
        .particulars()
        .forEach(
            (name, value) -> {
              if (isPromised(name) && !value.isBlank() && !isDay(value)) {
                errors.add(FieldError.of(name, "malformed"));
              }
            });
    errors.addAll(TemplateGaps.in(draft.texts()));
    return errors;
  }

  /// Whether this is what somebody is about to send: word for word, the same outcome, the same
  /// promises.
  boolean isWhat(ActRequest request) {
    Map<String, String> texts = new HashMap<>();
    draft
        .texts()
        .forEach(
            (name, text) -> {
              if (!name.startsWith(PROMISE) && !text.isBlank()) {
                texts.put(name, text.strip());
              }
            });
    List<LocalDate> promises = new ArrayList<>();
    for (Promised each : promised()) {
      promises.add(each.due());
      texts.put(PROMISE + each.number(), each.text());
    }
    Map<String, String> sent = new HashMap<>();
    request.texts().forEach((name, text) -> sent.put(name, text.strip()));
    return draft.act().equals(request.name())
        && texts.equals(sent)
        && promises.equals(request.with().promises())
        && isSame("outcome", request.with().outcome())
        && isSame("ground", request.with().ground());
  }

  /// A promise in it, as it is numbered once it is sent.
  public record Promised(int number, LocalDate due, String text) {}

  public List<Promised> promised() {
    return promised(draft);
  }

  static List<Promised> promised(Draft draft) {
    List<Promised> promised = new ArrayList<>();
    for (int row : rows(draft)) {
      promised.add(
          new Promised(
              promised.size() + 1,
              LocalDate.parse(draft.particulars().getOrDefault(PROMISED + row, "").strip()),
              draft.texts().getOrDefault(PROMISE + row, "").strip()));
    }
    return promised;
  }

  private static TreeSet<Integer> rows(Draft draft) {
    TreeSet<Integer> rows = new TreeSet<>();
    draft
        .particulars()
        .forEach(
            (name, value) -> {
              if (isPromised(name) && !value.isBlank()) {
                rows.add(Integer.valueOf(name.substring(PROMISED.length())));
              }
            });
    return rows;
  }

  private static boolean isPromised(String name) {
    return name.matches(PROMISED + "[0-9]{1,2}");
  }

  private static boolean isDay(String value) {
    try {
      LocalDate.parse(value.strip());
      return true;
    } catch (DateTimeParseException malformed) {
      return false;
    }
  }

  private boolean isSame(String particular, @Nullable String sent) {
    return draft
        .particulars()
        .getOrDefault(particular, "")
        .strip()
        .equals(Objects.requireNonNullElse(sent, ""));
  }

  @Override
  public String toString() {
    return "HandedIn[" + draft.act() + (returned == null ? "]" : ", returned]");
  }
}
