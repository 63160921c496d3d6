package org.huiyin.rulebook;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A duty that a post owes, or a window of time in which it has a right.
///
/// @param window whether it is a right that ends, and not a duty that stays owed when it is late
/// @param of who owes it or has it
/// @param from the dates that start it; empty for the clock of a promise
/// @param kinds the kinds of matter that have it; empty for all
/// @param stages it starts only where the act that starts it leaves the matter in one of these;
///     empty for all
/// @param length how long it runs, or null for the clock of a promise, which runs to the
///     promised day
/// @param pauses by ground, what it stands still for
/// @param pausesAtMost the longest that all its pauses together can last, or null for no such bound
/// @param milestones its reminders, its end if something follows from it, and the rungs of its
///     escalation; reached in this order, each once
/// @param atEnd the system's act when it runs out, or null
public record ClockDefinition(
    String id,
    boolean window,
    Texts title,
    Post of,
    List<String> from,
    Set<String> kinds,
    Set<String> stages,
    @Nullable Length length,
    Citation source,
    Map<String, PauseDefinition> pauses,
    @Nullable PausesAtMost pausesAtMost,
    List<Milestone> milestones,
    @Nullable AtEnd atEnd) {

  public ClockDefinition {
    from = List.copyOf(from);
    kinds = Set.copyOf(kinds);
    stages = Set.copyOf(stages);
    pauses = Map.copyOf(pauses);
    milestones = List.copyOf(milestones);
  }

  public boolean isOfPromise() {
    return length == null;
  }

  /// Whether it is a duty whose length is the house's own promise, so that an institution may
  /// promise a shorter one.
  public boolean isHouseDate() {
    return !window && length != null && source.isHouse();
  }

  /// The acts of the system that its time sets off: at its end, or when it is late.
  public Set<String> setsOff() {
    Set<String> acts = new HashSet<>();
    if (atEnd != null) {
      acts.add(atEnd.act());
    }
    milestones.stream().map(Milestone::act).filter(Objects::nonNull).forEach(acts::add);
    return acts;
  }

  ClockDefinition of(Length promised) {
    return of(promised, source);
  }

  ClockDefinition of(Length other, Citation by) {
    return with(other, by, milestones);
  }

  ClockDefinition telling(List<Milestone> all) {
    return with(length, source, all);
  }

  private ClockDefinition with(@Nullable Length other, Citation by, List<Milestone> all) {
    return new ClockDefinition(
        id, window, title, of, from, kinds, stages, other, by, pauses, pausesAtMost, all, atEnd);
  }

  PauseDefinition ground(String name) {
    PauseDefinition ground = pauses.get(name);
    if (ground == null) {
      throw new IllegalArgumentException("ground: the clock " + id + " has no ground " + name);
    }
    return ground;
  }

  boolean fits(String kind, String stage) {
    return (kinds.isEmpty() || kinds.contains(kind))
        && (stages.isEmpty() || stages.contains(stage));
  }

  /// The ground on which a clock stands still.
  ///
  /// @param ceiling the longest that it can
  /// @param ceilingSource the provision behind the ceiling
  public record PauseDefinition(
      String ground, Texts title, Length ceiling, Citation source, Citation ceilingSource) {}

  /// The longest that all pauses of a clock together can last.
  ///
  /// @param most counted in calendar days
  public record PausesAtMost(Length most, Citation source) {

    /// The days that are left after these pauses.
    long left(List<RunningClock.Pause> pauses) {
      long left = most.amount();
      for (RunningClock.Pause pause : pauses) {
        left -= Math.max(0, ChronoUnit.DAYS.between(pause.from(), pause.last()) + 1);
      }
      return left;
    }
  }

  /// The last day of a pause that begins on this day, however long it is let run.
  LocalDate latest(
      String ground, LocalDate from, List<RunningClock.Pause> before, WorkingCalendar calendar) {
    LocalDate own = Days.ceiling(from, ground(ground).ceiling(), calendar);
    if (pausesAtMost == null) {
      return own;
    }
    LocalDate all = from.plusDays(pausesAtMost.left(before) - 1);
    return all.isBefore(own) ? all : own;
  }

  /// A day in the life of a clock on which somebody is told.
  ///
  /// @param distance how long before or after the last day, or null for the end itself
  /// @param tell who is told; the post that owes the clock or has it, at its end
  /// @param act the system's act that being so late sets off, or null
  public record Milestone(
      When when, @Nullable Length distance, List<Post> tell, @Nullable String act) {
    public Milestone {
      tell = List.copyOf(tell);
    }
  }

  /// Where a milestone lies.
  public enum When {
    BEFORE,
    END,
    LATE
  }

  /// What follows by itself when a clock runs out.
  ///
  /// @param act an act of the system
  /// @param dayAfter whether it is dated the day after the last day, and not the last day
  public record AtEnd(String act, boolean dayAfter) {}
}
