package org.huiyin.matter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which texts are taken in. What is taken in comes back to the letter: nothing is trimmed,
/// normalised or cut. Lengths count Unicode code points, so an emoji is one.
final class TextRules {

  static final int LONG = 20_000;
  static final int SHORT = 500;
  private static final int LINE = 200;
  private static final Set<String> IDENTITY =
      Set.of("name", "phone", "address", "email", "id-number", "contact", "reach", "say-who");

  /// What each way to reach somebody needs to know.
  private static final Map<String, Optional<String>> REACH =
      Map.of(
          "none", Optional.empty(),
          "phone", Optional.of("phone"),
          "text", Optional.of("phone"),
          "email", Optional.of("email"),
          "post", Optional.of("address"));

  /// How long a text of an act may be: a summary is read in lists.
  static int most(String text) {
    return text.equals("summary") ? LINE : LONG;
  }

  private final List<FieldError> errors = new ArrayList<>();

  List<FieldError> errors() {
    return errors;
  }

  TextRules required(String field, @Nullable String text, int most) {
    if (text == null || text.isBlank()) {
      errors.add(FieldError.of(field, "required"));
    } else {
      checked(field, text, most);
    }
    return this;
  }

  TextRules optional(String field, @Nullable String text, int most) {
    if (text != null) {
      checked(field, text, most);
    }
    return this;
  }

  TextRules identity(Map<String, String> identity) {
    identity.forEach(
        (name, value) -> {
          if (IDENTITY.contains(name)) {
            required("identity." + name, value, LINE);
          } else {
            errors.add(FieldError.of("identity." + name, "unknown"));
          }
        });
    reach(identity);
    oneOf(identity, "say-who", Set.of("yes", "no"));
    return this;
  }

  private void reach(Map<String, String> identity) {
    oneOf(identity, "reach", REACH.keySet());
    REACH
        .getOrDefault(identity.getOrDefault("reach", "none"), Optional.empty())
        .filter(needed -> !identity.containsKey(needed))
        .ifPresent(needed -> errors.add(FieldError.of("identity." + needed, "required")));
  }

  private void oneOf(Map<String, String> identity, String name, Set<String> allowed) {
    String value = identity.get(name);
    if (value != null && !value.isBlank() && !allowed.contains(value)) {
      String all = allowed.stream().sorted().collect(Collectors.joining(", "));
      errors.add(new FieldError("identity." + name, "unknown", Map.of("allowed", all)));
    }
  }

  private void checked(String field, String text, int most) {
    int length = text.codePointCount(0, text.length());
    if (length > most) {
      errors.add(
          new FieldError(
              field,
              "too-many-characters",
              Map.of("most", String.valueOf(most), "length", String.valueOf(length))));
    } else if (hasLoneSurrogate(text)) {
      errors.add(FieldError.of(field, "unkept-character"));
    }
  }

  /// Half of a four-byte character: no text, and not to be written as UTF-8.
  private static boolean hasLoneSurrogate(String text) {
    return text.codePoints()
        .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }
}
