package org.huiyin.matter;

import java.util.Map;

/// Something that a person can mend: the field, what is wrong with it as a stable reason, and
/// the facts that the message needs.
///
/// @param field a path such as `about.unit`
/// @param reason `required`, `too-many-characters`, `unknown`, …
public record FieldError(String field, String reason, Map<String, String> facts) {

  public FieldError {
    facts = Map.copyOf(facts);
  }

  public static FieldError of(String field, String reason) {
    return new FieldError(field, reason, Map.of());
  }
}
