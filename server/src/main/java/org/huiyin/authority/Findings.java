package org.huiyin.authority;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.huiyin.authority.Finding.Reason;
import org.jspecify.annotations.Nullable;

/// Collects what stands against a change, so that a person reads everything at once.
final class Findings {

  private static final int LONGEST_NAME = 200;

  private final List<Finding> found = new ArrayList<>();

  void add(String field, Reason reason) {
    Finding finding = new Finding(field, reason);
    if (!found.contains(finding)) {
      found.add(finding);
    }
  }

  void addIf(boolean wrong, String field, Reason reason) {
    if (wrong) {
      add(field, reason);
    }
  }

  void name(Name name) {
    required("name.zh", name.zh(), LONGEST_NAME);
    required("name.en", name.en(), LONGEST_NAME);
  }

  void required(String field, String value, int longest) {
    addIf(value.isBlank(), field, Reason.REQUIRED);
    optional(field, value, longest);
  }

  void optional(String field, @Nullable String value, int longest) {
    addIf(value != null && value.length() > longest, field, Reason.TOO_LONG);
  }

  void matches(String field, String value, Pattern form) {
    if (value.isBlank()) {
      add(field, Reason.REQUIRED);
    } else {
      addIf(!form.matcher(value).matches(), field, Reason.MALFORMED);
    }
  }

  List<Finding> all() {
    return List.copyOf(found);
  }
}
