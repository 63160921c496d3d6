package org.huiyin.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.huiyin.rulebook.Counting.Unit;
import org.huiyin.rulebook.RunningClock.Pause;
import org.junit.jupiter.api.Test;

/// The arithmetic agrees with the slow transcription of the provisions.
class DeadlinePropertyTest {

  private static final WorkingCalendar CHINA = WorkingCalendar.china();
  private static final SlowCalendar SLOW = new SlowCalendar();
  private static final int[] AMOUNTS = {1, 3, 5, 10, 15, 30, 60, 90};
  private static final LocalDate FIRST = LocalDate.of(2007, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2026, 12, 31);
  private static final long SEED = 20260223;

  @Test
  void agreesForEachStartDayFrom2007To2026() {
    for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
      for (int amount : AMOUNTS) {
        agrees(Clocks.days(amount), day, 0, List.of());
        agrees(Clocks.workingDays(amount), day, 0, List.of());
      }
    }
  }

  @Test
  void agreesWithPausesAndExtensionsToo() {
    Random random = new Random(SEED);
    for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
      for (int amount : AMOUNTS) {
        int extension = random.nextInt(4) == 0 ? random.nextInt(31) : 0;
        agrees(anyLength(random, amount), day, extension, anyPauses(random, day, 2 * amount));
      }
    }
  }

  /// The Regulation's own: sixty days and thirty more, and a hearing of any length in between,
  /// whichever day it begins on.
  @Test
  void agreesForEachStartDayWithTheExtensionAndThePauseOfTheRegulation() {
    for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
      int into = 1 + Math.floorMod(day.toEpochDay(), 30);
      Pause hearing = new Pause("hearing", day.plusDays(into), day.plusDays(into + 29L), false);
      agrees(Clocks.days(60), day, 30, List.of());
      agrees(Clocks.days(60), day, 30, List.of(hearing));
      agrees(Clocks.days(30), day, 0, List.of(hearing));
      agrees(Clocks.workingDays(20), day, 10, List.of(hearing));
    }
  }

  private static void agrees(Length length, LocalDate start, int extension, List<Pause> pauses) {
    LocalDate expected = SLOW.due(length, start, extension, pauses);
    Deadline actual = length.deadline(start, extension, pauses, CHINA);
    if (!actual.due().equals(expected)) {
      assertThat(actual.due())
          .as("seed %d: %s from %s, %d more, %s", SEED, length, start, extension, pauses)
          .isEqualTo(expected);
    }
  }

  static Length anyLength(Random random, int amount) {
    Unit unit = random.nextBoolean() ? Unit.DAY : Unit.WORKING_DAY;
    Citation source = new Citation(Citation.HOUSE, "", false);
    return new Length(
        amount, new Counting("any", unit, random.nextInt(4) > 0, random.nextInt(4) > 0, source));
  }

  /// Up to three, in any order, that may overlap, be empty, or lie outside of the clock.
  static List<Pause> anyPauses(Random random, LocalDate start, int reach) {
    List<Pause> pauses = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      LocalDate from = start.plusDays(random.nextInt(-3, reach + 3));
      pauses.add(new Pause("hearing", from, from.plusDays(random.nextInt(-1, 20)), false));
    }
    return pauses;
  }
}
