package org.huiyin.matter;

import java.util.Locale;
import java.util.Optional;

/// How content somebody is with a step: one of five words, the best first.
public enum Contentment {
  VERY_SATISFIED(5),
  SATISFIED(4),
  NEITHER(3),
  DISSATISFIED(2),
  NOT_AT_ALL(1);

  private final int stored;

  Contentment(int stored) {
    this.stored = stored;
  }

  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  int stored() {
    return stored;
  }

  public static Optional<Contentment> of(String id) {
    for (Contentment each : values()) {
      if (each.id().equals(id)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  static Contentment of(int stored) {
    for (Contentment each : values()) {
      if (each.stored == stored) {
        return each;
      }
    }
    throw new IllegalArgumentException("stored: " + stored);
  }
}
