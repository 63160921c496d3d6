package org.huiyin.rulebook;

import java.time.LocalDate;
import java.util.List;

/// An automatic act that time has made due.
///
/// @param act [#REMIND], [#LAPSE], [#PAUSE_ENDS], [#RECOUNT], or the rulebook's own act at the
///     end of a clock
/// @param counted the legal day of the act, however late it was noticed
/// @param state the state after `effects`, and after those of the acts before it
/// @param citation the provision behind it
public record Elapsed(
    String act, LocalDate counted, List<Effect> effects, State state, Citation citation) {

  /// A clock nears its end.
  public static final String REMIND = "remind";

  /// A clock is over, and one rung of escalation is reached.
  public static final String LAPSE = "lapse";

  /// Clocks were counted again, since holidays were decreed.
  public static final String RECOUNT = "recount";

  /// A pause reached its ceiling.
  public static final String PAUSE_ENDS = "pause-ends";

  public Elapsed {
    effects = List.copyOf(effects);
  }
}
