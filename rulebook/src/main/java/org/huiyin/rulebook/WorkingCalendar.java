package org.huiyin.rulebook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// Which days people work at a place, and why. Immutable and thread-safe.
///
/// Guarantees: every date has an answer ([#day] is total), the answer is the decree's for each
/// year that has one, and every other answer is marked provisional. Counting takes constant
/// time.
///
/// Does not know: half days, holidays of some people only, and days of rest by the lunar
/// calendar in years without a decree. Those come with the decree, and a date that depends on
/// them is provisional.
///
/// Source: the State Council's yearly notices on holidays, and 全国年节及纪念日放假办法 Article
/// 2 for the fixed dates of years without one.
public final class WorkingCalendar {

  // From here on, and before the first decree, only weekends are left out.
  private static final int TABLE_END_YEAR = 2200;

  private final String id;
  private final String version;
  private final LocalDate knownFrom;
  private final LocalDate knownUntil;
  private final SortedMap<LocalDate, Decreed> decreed;

  // The table covers the epoch days first ≤ day < end.
  private final long first;
  private final long end;
  private final int[] workdaysBefore;
  private final int[] workdays;

  private WorkingCalendar(
      String id,
      String version,
      LocalDate knownFrom,
      LocalDate knownUntil,
      SortedMap<LocalDate, Decreed> decreed) {
    this.id = id;
    this.version = version;
    this.knownFrom = knownFrom;
    this.knownUntil = knownUntil;
    this.decreed = decreed;
    this.first = decreed.isEmpty() ? 0 : decreed.firstKey().toEpochDay();
    this.end = decreed.isEmpty() ? 0 : LocalDate.of(TABLE_END_YEAR, 1, 1).toEpochDay();
    this.workdaysBefore = new int[(int) (end - first) + 1];
    this.workdays = fillTable();
  }

  private int[] fillTable() {
    int[] found = new int[workdaysBefore.length];
    int offset = (int) Weekdays.before(first);
    int count = 0;
    for (int i = 0; i < end - first; i++) {
      workdaysBefore[i] = offset + count;
      if (day(LocalDate.ofEpochDay(first + i)).isWorkday()) {
        found[count++] = (int) (first + i);
      }
    }
    workdaysBefore[(int) (end - first)] = offset + count;
    return Arrays.copyOf(found, count);
  }

  /// Mainland China, from the data bundled with this library.
  public static WorkingCalendar china() {
    return Bundled.CHINA;
  }

  /// Reads a calendar of mainland China, or of a part of it with days of its own, from files in
  /// the format of holiday-cn: JSON, UTF-8, one a year, with `year` and `days` of `date`, `name`
  /// and `isOffDay`. A file may hold days of the December before and the January after its year.
  /// A last year without days isn't decreed yet and counts as not known.
  ///
  /// @param years the bytes of the file of each year; no gap between the first and the last
  /// @throws CalendarRefused if a file can't be read or contradicts itself or another; names the
  ///     year and what is wrong
  public static WorkingCalendar read(String id, Map<Integer, byte[]> years) {
    HolidayFiles files = HolidayFiles.read(years);
    String version = id + "-" + files.lastYear() + "-" + files.digest().substring(0, 8);
    return new WorkingCalendar(
        id,
        version,
        LocalDate.of(files.firstYear(), 1, 1),
        LocalDate.of(files.lastYear(), 12, 31),
        files.days());
  }

  /// A place whose holidays nobody has given: Monday to Friday are worked, and every day is
  /// provisional.
  public static WorkingCalendar weekendsOnly(String id) {
    return new WorkingCalendar(
        id, id + "-weekends", LocalDate.MAX, LocalDate.MIN, Collections.emptySortedMap());
  }

  public String id() {
    return id;
  }

  /// Which data this is: the id, the last decreed year and the first eight hexadecimal digits of
  /// the SHA-256 over the files in the order of their years, such as `cn-2026-3fa9c1d2`. Without
  /// data, the id and `weekends`.
  public String version() {
    return version;
  }

  /// The files bundled with this library, by year.
  public static Map<Integer, byte[]> chinaFiles() {
    return HolidayFiles.bundled("cn");
  }

  /// The last day of the last decreed year; `LocalDate.MIN` where nothing is known.
  ///
  /// The notice of the next year may still change its last days of December, as that of 2019 did
  /// with 2018-12-29 and 2018-12-31: [Rulebook#recounted] counts again what they touch.
  public LocalDate knownUntil() {
    return knownUntil;
  }

  /// The days that another calendar tells otherwise, worked or not: each as it is by that one.
  public List<Day> differing(WorkingCalendar other) {
    List<Day> days = new ArrayList<>();
    long end = Math.max(this.end, other.end);
    for (long day = Math.min(this.first, other.first); day < end; day++) {
      LocalDate date = LocalDate.ofEpochDay(day);
      if (isWorkday(date) != other.isWorkday(date)) {
        days.add(other.day(date));
      }
    }
    return List.copyOf(days);
  }

  /// The first day of which another calendar says something else: worked or not, or decreed or
  /// not. A clock that ends before it ends the same by both. Empty if there is none.
  public Optional<LocalDate> firstDifference(WorkingCalendar other) {
    List<Day> days = differing(other);
    LocalDate worked = days.isEmpty() ? LocalDate.MAX : days.getFirst().date();
    LocalDate decreed = knownUntil.isBefore(other.knownUntil) ? knownUntil : other.knownUntil;
    boolean same = knownUntil.equals(other.knownUntil);
    if (!same && decreed.isBefore(worked)) {
      return Optional.of(decreed.equals(LocalDate.MIN) ? decreed : decreed.plusDays(1));
    }
    return days.isEmpty() ? Optional.empty() : Optional.of(worked);
  }

  /// What kind of day it is. Total.
  public Day day(LocalDate date) {
    Decreed known = decreed.get(date);
    boolean weekend = Weekdays.isWeekend(date.toEpochDay());
    boolean provisional = isProvisional(date);
    if (known != null) {
      return new Day(date, known.kind(weekend), known.name(), provisional);
    }
    String fixed = decreed.isEmpty() ? "" : FixedHolidays.nameOf(date);
    if (!fixed.isEmpty() && date.isAfter(knownUntil) && date.getYear() < TABLE_END_YEAR) {
      return new Day(date, Kind.HOLIDAY, fixed, true);
    }
    return new Day(date, weekend ? Kind.WEEKEND : Kind.WORKDAY, "", provisional);
  }

  public boolean isWorkday(LocalDate date) {
    long day = date.toEpochDay();
    return workdaysBefore(day + 1) > workdaysBefore(day);
  }

  /// Whether the day's kind is computed and not decreed.
  public boolean isProvisional(LocalDate date) {
    return date.isAfter(knownUntil) || date.isBefore(knownFrom);
  }

  /// The working day that lies so many working days after the date, the date itself not counted;
  /// before it, for negative amounts; the date itself for 0, worked or not.
  ///
  /// @throws java.time.DateTimeException if the result lies outside of `LocalDate`
  public LocalDate plusWorkdays(LocalDate date, int amount) {
    long day = date.toEpochDay();
    if (amount == 0) {
      return date;
    }
    long index = amount > 0 ? workdaysBefore(day + 1) + amount - 1 : workdaysBefore(day) + amount;
    return LocalDate.ofEpochDay(workday(index));
  }

  /// The date, if it is worked, or the next working day.
  public LocalDate workdayOnOrAfter(LocalDate date) {
    return LocalDate.ofEpochDay(workday(workdaysBefore(date.toEpochDay())));
  }

  /// The working days after `from`, up to and with `to`, since the law leaves out the first day
  /// and counts the last; negative if `to` comes first. The inverse of [#plusWorkdays] where
  /// `to` is worked.
  ///
  /// @throws ArithmeticException if there are more than an `int` holds
  public int workdaysBetween(LocalDate from, LocalDate to) {
    return Math.toIntExact(
        workdaysBefore(to.toEpochDay() + 1) - workdaysBefore(from.toEpochDay() + 1));
  }

  // The number of working days before an epoch day, counted from a day zero that is always the
  // same.
  long workdaysBefore(long day) {
    if (day < first) {
      return Weekdays.before(day);
    }
    if (day <= end) {
      return workdaysBefore[(int) (day - first)];
    }
    return workdaysBefore[(int) (end - first)] + Weekdays.before(day) - Weekdays.before(end);
  }

  // The epoch day of the working day before which lie so many others.
  long workday(long index) {
    long inTable = index - workdaysBefore[0];
    if (inTable < 0) {
      return Weekdays.at(index);
    }
    if (inTable < workdays.length) {
      return workdays[(int) inTable];
    }
    return Weekdays.at(inTable - workdays.length + Weekdays.before(end));
  }

  @Override
  public String toString() {
    return version;
  }

  /// What a day is.
  public enum Kind {
    WORKDAY,
    WEEKEND,
    HOLIDAY,
    /// A Saturday or Sunday that is worked instead of another day (调休).
    MAKE_UP_WORKDAY
  }

  /// One day of the calendar.
  ///
  /// @param name the holiday that the day belongs to, in the words of the data; empty for
  ///     ordinary days
  /// @param provisional whether the kind is computed and not decreed
  public record Day(LocalDate date, Kind kind, String name, boolean provisional) {

    public boolean isWorkday() {
      return kind == Kind.WORKDAY || kind == Kind.MAKE_UP_WORKDAY;
    }
  }

  /// One day of a decree.
  record Decreed(String name, boolean off) {

    Kind kind(boolean weekend) {
      if (off) {
        return Kind.HOLIDAY;
      }
      return weekend ? Kind.MAKE_UP_WORKDAY : Kind.WORKDAY;
    }
  }

  private static final class Bundled {
    static final WorkingCalendar CHINA = read("cn", HolidayFiles.bundled("cn"));
  }
}
