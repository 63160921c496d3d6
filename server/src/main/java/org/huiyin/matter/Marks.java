package org.huiyin.matter;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.huiyin.rulebook.ClockDefinition;
import org.huiyin.rulebook.Effect;
import org.huiyin.rulebook.GroundDefinition;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.RunningClock;
import org.huiyin.rulebook.State;
import org.jspecify.annotations.Nullable;

/// The marks that a matter bears, as a page shows them: since when, by whom and why.
final class Marks {

  private static final String WAY_UP = "way-up";
  private static final String REASON = "reason";

  private final Rulebook rulebook;
  private final State state;
  private final Locale locale;

  Marks(Rulebook rulebook, State state, Locale locale) {
    this.rulebook = rulebook;
    this.state = state;
    this.locale = locale;
  }

  /// @param said what the reader may read of an entry
  List<MatterView.MarkView> of(
      List<Viewing.Read> journal,
      Function<Viewing.Read, Map<String, String>> said,
      Function<Facts.By, String> who) {
    Map<String, MatterView.MarkView> marks = new TreeMap<>();
    Map<String, String> finding = Map.of();
    for (Viewing.Read entry : journal) {
      Map<String, String> texts = said.apply(entry);
      finding = texts.containsKey(WAY_UP) ? texts : finding;
      for (Effect effect : entry.facts().effects()) {
        if (effect instanceof Effect.Marked marked) {
          mark(marks, marked, entry.facts(), new Said(texts, finding), who);
        }
      }
    }
    return List.copyOf(marks.values());
  }

  /// What the entry says that marks it, and what was found before.
  private record Said(Map<String, String> texts, Map<String, String> finding) {}

  private void mark(
      Map<String, MatterView.MarkView> marks,
      Effect.Marked marked,
      Facts facts,
      Said said,
      Function<Facts.By, String> who) {
    GroundDefinition ground =
        marked.ground() == null ? null : rulebook.grounds().get(marked.ground());
    if (ground == null) {
      marks.remove(marked.mark());
      return;
    }
    LocalDate again = again(facts);
    Map<String, String> why = again == null ? said.texts() : said.finding();
    marks.put(
        marked.mark(),
        new MatterView.MarkView(
            marked.mark(),
            new MatterView.Named(ground.id(), ground.title().in(locale)),
            facts.on(),
            who.apply(facts.by()),
            why.get(REASON),
            why.get(WAY_UP),
            again));
  }

  /// The last day of what the same entry began, by which the mark is taken away.
  private @Nullable LocalDate again(Facts facts) {
    return facts.effects().stream()
        .filter(Effect.ClockStarted.class::isInstance)
        .map(effect -> state.clock(((Effect.ClockStarted) effect).number()))
        .filter(RunningClock::isRunning)
        .filter(clock -> takesAMarkAway(rulebook.clocks().get(clock.clock())))
        .map(RunningClock::due)
        .findFirst()
        .orElse(null);
  }

  private boolean takesAMarkAway(@Nullable ClockDefinition clock) {
    return clock != null
        && rulebook.acts().values().stream()
            .anyMatch(
                act ->
                    act.changes().ends().contains(clock.id()) && !act.changes().marks().isEmpty());
  }
}
