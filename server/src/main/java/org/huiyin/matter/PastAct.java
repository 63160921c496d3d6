package org.huiyin.matter;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/// What was done in a matter before it came here, as another system reports it. No rulebook is
/// asked whether it was lawful, and no clock is counted for it. `toString` shows no text.
///
/// @param on its own day, as reported
/// @param texts what was said, by the names in [#TEXTS]; sealed as every text is
public record PastAct(What what, LocalDate on, Map<String, String> texts) {

  /// The names of texts: what was answered, to whom it was passed on, and why.
  public static final Set<String> TEXTS = Set.of("answer", "to", "reason");

  public PastAct {
    texts = Map.copyOf(texts);
  }

  /// What can be told of the past.
  public enum What {
    OPENED,
    PASSED_ON,
    ANSWERED,
    CLOSED;

    /// The name of the act in the journal.
    String act() {
      return "past-" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  @Override
  public String toString() {
    return "PastAct[" + what + ", " + on + "]";
  }
}
