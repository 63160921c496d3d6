package org.huiyin.rulebook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where one matter stands: the fold of the effects of all acts on it so far.
///
/// Guarantees: [#after] needs neither rulebook nor calendar, so a state can be rebuilt from the
/// facts of the journal for ever; two folds of the same effects are equal. Immutable and
/// thread-safe. Whether the effects were lawful is not checked here; whether they fit together
/// is.
///
/// @param kind the kind, such as `remedy`; empty before the matter is opened
/// @param stage the stage, such as `handling`; empty before the matter is opened
/// @param dates the legal dates, by name; of a date that was recorded twice, the last
/// @param seats the institution in each seat that is taken
/// @param assignments who works for a seat
/// @param clocks all clocks, open and ended, in the order of their numbers, which begin at 1
/// @param promises all promises, in the order of their numbers, which begin at 1
/// @param decisions all decisions, in their order
/// @param word the complainant's own word
/// @param recused the officers who stepped back
/// @param counts how often each bounded act was done, by its name; how often each bounded
///     outcome was decided, under `outcome:` and its name; for each date, under its name, its
///     place among all dates recorded, which tells what came after what even on one day; under
///     `recorded:` how many those were; under `asked-out:` and an officer, that somebody asked
///     that they keep out; under `done-by:`, an act and an officer, who was the last to do an act
///     that somebody else has to follow; under `mark:`, the name of a mark and its ground, that the
///     matter bears it; and under `consent:`, the name of an act, a post and
///     what it agreed to, that it waits for the others
public record State(
    String kind,
    String stage,
    Map<String, LocalDate> dates,
    Map<String, UUID> seats,
    Map<String, Assignment> assignments,
    List<RunningClock> clocks,
    List<Promise> promises,
    List<Effect.Decided> decisions,
    Word word,
    Set<UUID> recused,
    Map<String, Integer> counts) {

  /// The version of the fold. States that an older version stored must be rebuilt.
  public static final int FOLD_VERSION = 5;

  // Not a name, so no date or act is called so.
  static final String ASKED_OUT = "asked-out:";
  static final String OBJECTED_TO = "objected-to:";
  private static final String DONE_BY = "done-by:";
  private static final String MARK = "mark:";

  /// No matter yet.
  public static final State NONE =
      new State(
          "",
          "",
          Map.of(),
          Map.of(),
          Map.of(),
          List.of(),
          List.of(),
          List.of(),
          Word.SILENT,
          Set.of(),
          Map.of());

  public State {
    dates = ArrayMap.copyOf(dates);
    seats = ArrayMap.copyOf(seats);
    assignments = ArrayMap.copyOf(assignments);
    clocks = List.copyOf(clocks);
    promises = List.copyOf(promises);
    decisions = List.copyOf(decisions);
    recused = Set.copyOf(recused);
    counts = ArrayMap.copyOf(counts);
  }

  /// The state after these effects, in their order.
  ///
  /// @throws IllegalStateException if they don't fit to this state, such as the end of a clock
  ///     that never began; the message names it
  public State after(List<Effect> effects) {
    return effects.isEmpty() ? this : new Fold(this).all(effects).state();
  }

  /// Whether the matter was opened.
  public boolean isOpened() {
    return !stage.isEmpty();
  }

  /// The clock of this number.
  ///
  /// @throws IllegalArgumentException if there is none
  public RunningClock clock(int number) {
    if (number < 1 || number > clocks.size()) {
      throw new IllegalArgumentException("number: no clock " + number + " in this matter");
    }
    return clocks.get(number - 1);
  }

  /// The clocks of this name that run; more than one only where each is about a promise of its
  /// own.
  public List<RunningClock> running(String clock) {
    List<RunningClock> found = new ArrayList<>();
    for (RunningClock each : clocks) {
      if (each.isRunning() && each.clock().equals(clock)) {
        found.add(each);
      }
    }
    return List.copyOf(found);
  }

  /// The clocks that run and whose last day is over.
  public List<RunningClock> late(LocalDate today) {
    List<RunningClock> found = new ArrayList<>();
    for (RunningClock each : clocks) {
      if (each.isLate(today)) {
        found.add(each);
      }
    }
    return List.copyOf(found);
  }

  /// The promise of this number.
  ///
  /// @throws IllegalArgumentException if there is none
  public Promise promise(int number) {
    if (number < 1 || number > promises.size()) {
      throw new IllegalArgumentException("number: no promise " + number + " in this matter");
    }
    return promises.get(number - 1);
  }

  /// Who has done an act that takes effect once others have done it too, as posts.
  ///
  /// @param act the name of the act
  public Set<String> consents(String act) {
    String prefix = Consents.CONSENT + act + " ";
    Set<String> posts = new LinkedHashSet<>();
    for (String key : counts.keySet()) {
      if (key.startsWith(prefix)) {
        posts.add(key.substring(prefix.length(), key.indexOf(' ', prefix.length())));
      }
    }
    return Collections.unmodifiableSet(posts);
  }

  /// Of whom somebody asked that they keep out, and nobody has decided it yet.
  public Set<UUID> askedOut() {
    return officers(ASKED_OUT);
  }

  /// To whose reading somebody objected, and nobody has answered it yet.
  public Set<UUID> objectedTo() {
    return officers(OBJECTED_TO);
  }

  /// Whether this officer was the last to do an act, of those that somebody else has to follow.
  ///
  /// @param act the name of the act
  public boolean isDoneBy(String act, UUID officer) {
    return counts.containsKey(doneBy(act) + officer);
  }

  static String doneBy(String act) {
    return DONE_BY + act + ' ';
  }

  /// The ground on which the matter bears this mark, if it does.
  public Optional<String> mark(String mark) {
    String prefix = markOf(mark);
    for (String key : counts.keySet()) {
      if (key.startsWith(prefix)) {
        return Optional.of(key.substring(prefix.length()));
      }
    }
    return Optional.empty();
  }

  static String markOf(String mark) {
    return MARK + mark + ' ';
  }

  private Set<UUID> officers(String prefix) {
    Set<UUID> officers = new LinkedHashSet<>();
    for (String key : counts.keySet()) {
      if (key.startsWith(prefix)) {
        officers.add(UUID.fromString(key.substring(prefix.length())));
      }
    }
    return Collections.unmodifiableSet(officers);
  }

  int count(String what) {
    Integer count = counts.get(what);
    return count == null ? 0 : count;
  }

  /// The last clock of this name that began, running or ended.
  @Nullable RunningClock last(String clock) {
    for (int i = clocks.size() - 1; i >= 0; i--) {
      RunningClock each = clocks.get(i);
      if (each.clock().equals(clock)) {
        return each;
      }
    }
    return null;
  }

  /// Who works for a seat.
  ///
  /// @param unit the unit, or null while only an officer is named
  /// @param officer the officer, or null while only the unit is named
  public record Assignment(@Nullable UUID unit, @Nullable UUID officer) {}

  /// Something that the institution promised by a date.
  public record Promise(int number, LocalDate due, PromiseState state) {}
}
