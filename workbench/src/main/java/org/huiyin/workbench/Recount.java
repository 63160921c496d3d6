package org.huiyin.workbench;

import java.util.ArrayList;
import java.util.List;
import org.huiyin.rulebook.ClockFacts;
import org.huiyin.rulebook.RunningClock.Pause;

/// The command by which anyone counts the last day of one clock again, from the published rulebook
/// alone. Stateless and thread-safe.
public final class Recount {

  private Recount() {}

  /// What to type, such as `./huiyin explain --rulebook cn-xinfang.yaml --clock answer --event
  /// accepted --from 2026-02-24`. [Workbench#run] understands it. It holds nothing but names of
  /// the rulebook, days and a number, so no shell finds anything in it.
  ///
  /// @param file the rulebook, as it lies where the command is typed, or its id
  public static String command(String file, ClockFacts facts) {
    return "./huiyin " + String.join(" ", words(file, facts));
  }

  static List<String> words(String file, ClockFacts facts) {
    List<String> words = new ArrayList<>(List.of("explain", ExplainCommand.RULEBOOK, file));
    words.addAll(List.of(ExplainCommand.CLOCK, facts.clock()));
    if (!facts.event().isEmpty()) {
      words.addAll(List.of(ExplainCommand.EVENT, facts.event()));
    }
    words.addAll(List.of(ExplainCommand.FROM, facts.start().toString()));
    if (facts.told() != null) {
      words.addAll(List.of(ExplainCommand.TOLD, facts.told().toString()));
    }
    if (facts.extended() > 0) {
      words.addAll(List.of(ExplainCommand.EXTENDED, Integer.toString(facts.extended())));
    }
    for (Pause pause : facts.pauses()) {
      words.addAll(List.of(ExplainCommand.PAUSE, written(pause)));
    }
    return words;
  }

  private static String written(Pause pause) {
    return pause.ground() + ":" + pause.from() + ".." + (pause.open() ? "" : pause.last());
  }
}
