package org.huiyin.channel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.web.Problem;
import org.jspecify.annotations.Nullable;

/// Turns what may be missing in a body into what the modules take, and collects what can't be.
final class Given {

  private final List<Problem.Field> missing = new ArrayList<>();

  static String text(@Nullable String text) {
    return text == null ? "" : text.strip();
  }

  /// Blank text where there may be none counts as none.
  static @Nullable String optional(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  /// Texts by name. One that is `null` counts as blank, so that it is refused by its name.
  static Map<String, String> named(@Nullable Map<String, @Nullable String> given) {
    Map<String, String> texts = new HashMap<>();
    if (given != null) {
      given.forEach((name, text) -> texts.put(name, text == null ? "" : text));
    }
    return texts;
  }

  static boolean yes(@Nullable Boolean given, boolean usual) {
    return given == null ? usual : given;
  }

  UUID id(String field, @Nullable UUID id) {
    if (id == null) {
      refuse(field, "required");
      return new UUID(0, 0);
    }
    return id;
  }

  void refuse(String field, String reason) {
    missing.add(new Problem.Field(field, reason));
  }

  /// @throws org.huiyin.web.ProblemException if something was missing
  void done() {
    if (!missing.isEmpty()) {
      throw Problem.fields(missing).exception();
    }
  }
}
