package org.huiyin.rulebook;

import org.jspecify.annotations.Nullable;

/// The particulars that an act can ask for, by their names in a rulebook; see [Particulars].
public enum Particular {
  KIND("kind"),
  INSTITUTION("institution"),
  UNIT("unit"),
  OFFICER("officer"),
  DAYS("days"),
  ON("on"),
  OUTCOME("outcome"),
  GROUND("ground"),
  CHANNEL("channel"),
  REPRESENTATIVES("representatives"),
  PROMISE("promise"),
  PROMISES("promises"),
  TOPIC("topic");

  private static final Particular[] ALL = values();

  private final String id;

  Particular(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }

  /// Which of them are given, as a bit each, by ordinal.
  static int given(Particulars with) {
    return bit(KIND, with.kind())
        | bit(INSTITUTION, with.institution())
        | bit(UNIT, with.unit())
        | bit(OFFICER, with.officer())
        | bit(DAYS, with.days())
        | bit(ON, with.on())
        | bit(OUTCOME, with.outcome())
        | bit(GROUND, with.ground())
        | bit(CHANNEL, with.channel())
        | bit(REPRESENTATIVES, with.representatives())
        | bit(PROMISE, with.promise())
        | bit(PROMISES, with.promises().isEmpty() ? null : with.promises())
        | bit(TOPIC, with.topic());
  }

  private static int bit(Particular particular, @Nullable Object value) {
    return value == null ? 0 : particular.bit();
  }

  @SuppressWarnings("EnumOrdinal") // the bits never leave this process
  int bit() {
    return 1 << ordinal();
  }

  static int bits(Iterable<Particular> particulars) {
    int bits = 0;
    for (Particular each : particulars) {
      bits |= each.bit();
    }
    return bits;
  }

  static String names(int bits) {
    StringBuilder names = new StringBuilder();
    for (Particular each : ALL) {
      if ((bits & each.bit()) != 0) {
        names.append(names.isEmpty() ? "" : ",").append(each.id);
      }
    }
    return names.toString();
  }
}
