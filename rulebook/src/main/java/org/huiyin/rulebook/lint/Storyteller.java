package org.huiyin.rulebook.lint;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.ClockDefinition;
import org.huiyin.rulebook.Effect;
import org.huiyin.rulebook.Elapsed;
import org.huiyin.rulebook.OutcomeDefinition;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.State;
import org.huiyin.rulebook.Texts;
import org.jspecify.annotations.Nullable;

/// Tells the path to a situation, by days since filing.
final class Storyteller {

  private final Rulebook rulebook;
  private final LocalDate filed;
  private final Set<String> late = new HashSet<>();
  private final List<Story.Line> lines = new ArrayList<>();

  Storyteller(Rulebook rulebook, LocalDate filed) {
    this.rulebook = rulebook;
    this.filed = filed;
  }

  static Story to(Rulebook rulebook, Paths paths, Situation situation) {
    Storyteller teller = new Storyteller(rulebook, paths.filed());
    teller.path(situation.cameBy);
    return new Story(teller.lines);
  }

  /// The path to a passage, and the passage itself.
  static Story through(Rulebook rulebook, Paths paths, Passage passage) {
    Storyteller teller = new Storyteller(rulebook, paths.filed());
    teller.path(passage);
    return new Story(teller.lines);
  }

  static Story andThen(Rulebook rulebook, Paths paths, Situation situation, Texts last) {
    Storyteller teller = new Storyteller(rulebook, paths.filed());
    teller.path(situation.cameBy);
    teller.line(situation.today, "story.line", last);
    return new Story(teller.lines);
  }

  private void path(@Nullable Passage last) {
    Deque<Passage> path = new ArrayDeque<>();
    for (Passage each = last; each != null; each = each.from().cameBy) {
      path.addFirst(each);
    }
    for (Passage each : path) {
      tell(each);
    }
  }

  private void tell(Passage passage) {
    ActDefinition act = passage.act();
    if (act == null) {
      passage.elapsed().forEach(this::tell);
    } else if (passage.traits().decided() == null) {
      line(passage.on(), "story.line", act.title());
    } else {
      line(passage.on(), "story.decided", act.title(), outcome(passage.traits().decided()));
    }
  }

  private Texts outcome(Effect.Decided decided) {
    OutcomeDefinition outcome = rulebook.outcomes().get(decided.outcome());
    return outcome == null ? new Texts(decided.outcome(), decided.outcome()) : outcome.title();
  }

  private void tell(Elapsed elapsed) {
    ClockDefinition clock = clock(elapsed);
    ActDefinition act = rulebook.acts().get(elapsed.act());
    if (clock == null || elapsed.act().equals(Elapsed.REMIND)) {
      return;
    }
    if (act != null) {
      line(elapsed.counted(), "story.follows", clock.title(), act.title());
    } else if (elapsed.act().equals(Elapsed.PAUSE_ENDS)) {
      line(elapsed.counted(), "story.pause-ends", clock.title());
    } else if (late.add(clock.id())) {
      line(elapsed.counted(), clock.window() ? "story.over" : "story.late", clock.title());
    }
  }

  private @Nullable ClockDefinition clock(Elapsed elapsed) {
    State state = elapsed.state();
    for (Effect effect : elapsed.effects()) {
      int number =
          switch (effect) {
            case Effect.MilestoneReached reached -> reached.number();
            case Effect.ClockResumed resumed -> resumed.number();
            case Effect.ClockEnded ended -> ended.number();
            default -> 0;
          };
      if (number > 0) {
        return rulebook.clocks().get(state.clock(number).clock());
      }
    }
    return null;
  }

  private void line(LocalDate on, String key, Texts... texts) {
    int day = (int) ChronoUnit.DAYS.between(filed, on);
    Object[] values = new Object[texts.length + 1];
    values[0] = day;
    System.arraycopy(texts, 0, values, 1, texts.length);
    lines.add(new Story.Line(day, LintWording.text(key, values)));
  }
}
