package org.huiyin.workbench;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.huiyin.rulebook.Decision;
import org.huiyin.rulebook.Effect;
import org.huiyin.rulebook.Effect.Ending;
import org.huiyin.rulebook.Outlook;
import org.huiyin.rulebook.RunningClock;
import org.jspecify.annotations.Nullable;

/// Something that a script expects of the matter at that moment.
sealed interface Expectation {

  /// What is so instead; empty where it is as expected.
  Optional<String> otherwise(Walk walk, Words words);

  private static Optional<String> unless(boolean asExpected, String found) {
    return asExpected ? Optional.empty() : Optional.of(found);
  }

  /// `expect stage handling`.
  record Stage(String stage) implements Expectation {
    @Override
    public Optional<String> otherwise(Walk walk, Words words) {
      String now = walk.state().stage();
      return unless(now.equals(stage), words.text("found.stage", now.isEmpty() ? "-" : now));
    }
  }

  /// `expect word contested`.
  record Said(String word) implements Expectation {
    @Override
    public Optional<String> otherwise(Walk walk, Words words) {
      String now = Names.of(walk.state().word());
      return unless(now.equals(word), words.text("found.word", now));
    }
  }

  /// `expect due answer 2026-04-13`: the last day of the clock of this name that began last.
  record Due(String clock, LocalDate due) implements Expectation {
    @Override
    public Optional<String> otherwise(Walk walk, Words words) {
      return walk.clock(clock)
          .map(found -> unless(found.due().equals(due), words.text("found.due", found.due())))
          .orElseGet(() -> Optional.of(words.text("found.no-clock")));
    }
  }

  /// `expect running answer`, `expect late answer`, `expect paused re-review`.
  record Runs(String clock, How how) implements Expectation {

    /// In which way.
    enum How {
      RUNNING,
      LATE,
      PAUSED
    }

    @Override
    public Optional<String> otherwise(Walk walk, Words words) {
      Optional<RunningClock> found = walk.clock(clock);
      return found.isEmpty()
          ? Optional.of(words.text("found.no-clock"))
          : unless(is(found.get(), walk.today()), standing(found.get(), words));
    }

    private boolean is(RunningClock found, LocalDate today) {
      return switch (how) {
        case RUNNING -> found.isRunning();
        case LATE -> found.isLate(today);
        case PAUSED -> found.isPaused();
      };
    }
  }

  private static String standing(RunningClock clock, Words words) {
    Ending ending = clock.ending();
    return ending == null || clock.ended() == null
        ? words.text("found.runs", clock.due())
        : words.text("found.ended", Names.of(ending), clock.ended());
  }

  /// `expect met notice`, `expect void objection 2026-02-24`.
  record Ended(String clock, Ending how, @Nullable LocalDate on) implements Expectation {
    @Override
    public Optional<String> otherwise(Walk walk, Words words) {
      Optional<RunningClock> found = walk.clock(clock);
      if (found.isEmpty()) {
        return Optional.of(words.text("found.no-clock"));
      }
      boolean so = found.get().ending() == how && (on == null || on.equals(found.get().ended()));
      return unless(so, standing(found.get(), words));
    }
  }

  /// `expect nothing answer`: no clock of this name runs.
  record Nothing(String clock) implements Expectation {
    @Override
    public Optional<String> otherwise(Walk walk, Words words) {
      List<RunningClock> running = walk.state().running(clock);
      return running.isEmpty()
          ? Optional.empty()
          : Optional.of(standing(running.getFirst(), words));
    }
  }

  /// `expect date accepted 2026-02-25`.
  record Recorded(String date, LocalDate on) implements Expectation {
    @Override
    public Optional<String> otherwise(Walk walk, Words words) {
      LocalDate found = walk.state().dates().get(date);
      return found == null
          ? Optional.of(words.text("found.no-date"))
          : unless(found.equals(on), words.text("found.date", found));
    }
  }

  /// `expect happened deem-accepted 2026-02-25`.
  record Happened(String act, @Nullable LocalDate on) implements Expectation {
    @Override
    public Optional<String> otherwise(Walk walk, Words words) {
      List<LocalDate> days =
          walk.happened().stream()
              .filter(each -> each.act().equals(act))
              .map(Walk.Happened::on)
              .toList();
      return on == null
          ? unless(!days.isEmpty(), words.text("found.never"))
          : unless(days.contains(on), found(days, words));
    }
  }

  private static String found(List<LocalDate> days, Words words) {
    return days.isEmpty()
        ? words.text("found.never")
        : words.text(
            "found.days", words.list(days.stream().map(LocalDate::toString).distinct().toList()));
  }

  /// `expect told complainant of answer 2026-04-14`: of an act, or of the time of a clock.
  record Told(String post, String about, @Nullable LocalDate on) implements Expectation {
    @Override
    public Optional<String> otherwise(Walk walk, Words words) {
      List<LocalDate> days = walk.happened().stream().flatMap(this::days).toList();
      return on == null
          ? unless(!days.isEmpty(), words.text("found.never"))
          : unless(days.contains(on), found(days, words));
    }

    private Stream<LocalDate> days(Walk.Happened happened) {
      return happened.effects().stream()
          .flatMap(
              effect ->
                  switch (effect) {
                    case Effect.Told(String to, String notice)
                        when to.equals(post) && notice.equals(about) ->
                        Stream.of(happened.on());
                    case Effect.MilestoneReached reached
                        when reached.to().equals(post)
                            && happened.after().clock(reached.number()).clock().equals(about) ->
                        Stream.of(reached.counted());
                    default -> Stream.empty();
                  });
    }
  }

  /// `expect latest first-answer 2026-05-26`.
  record Latest(String outlook, LocalDate on) implements Expectation {
    @Override
    public Optional<String> otherwise(Walk walk, Words words) {
      return walk.outlook().stream()
          .filter(each -> each.id().equals(outlook))
          .map(Outlook::latest)
          .findFirst()
          .map(latest -> unless(latest.equals(on), words.text("found.latest", latest)))
          .orElseGet(() -> Optional.of(words.text("found.no-outlook")));
    }
  }

  /// `expect refused lead@responsible: extend days=31 because extension-too-long xf 34`.
  ///
  /// @param rule the rule that refuses it; empty for whichever
  /// @param citation the provision behind it; empty for whichever
  record Refused(Deed deed, String rule, String citation) implements Expectation {
    @Override
    public Optional<String> otherwise(Walk walk, Words words) {
      Optional<Decision> decision = walk.decide(deed);
      if (decision.isEmpty()) {
        return Optional.of(words.text("nobody-sits", deed.post().seat()));
      }
      return switch (decision.get()) {
        case Decision.Allowed _ -> Optional.of(words.text("found.allowed"));
        case Decision.Refused refused ->
            unless(
                (rule.isEmpty() || refused.rule().id().equals(rule))
                    && (citation.isEmpty() || refused.citation().toString().equals(citation)),
                words.text("found.refused", refused.rule().id(), refused.citation()));
      };
    }
  }
}
