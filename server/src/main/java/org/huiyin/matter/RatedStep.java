package org.huiyin.matter;

import java.util.Locale;
import java.util.Optional;

/// What a complainant can say how content they are with.
public enum RatedStep {
  /// How it was taken in.
  REGISTRATION,
  /// What was answered first.
  ANSWER,
  /// What has come of it.
  OUTCOME;

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<RatedStep> of(String id) {
    for (RatedStep step : values()) {
      if (step.id().equals(id)) {
        return Optional.of(step);
      }
    }
    return Optional.empty();
  }
}
