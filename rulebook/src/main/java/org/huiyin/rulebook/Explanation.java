package org.huiyin.rulebook;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How the last day of one clock was found, day by day, so that anyone can count along.
/// Immutable.
///
/// Guarantees: the days that count are as many as the length and the extensions together, each
/// is listed once, and the last one listed is [#counted]. That is [#due], unless another day was
/// told before holidays were decreed that would have moved it against the complainant.
///
/// @param heading which clock, by which provision, and what started it
/// @param method how long it runs and how that is counted; empty where the day itself was
///     promised
/// @param extensions days added
/// @param pauses stretches left out
/// @param days each day from the start to the last; empty where the day itself was promised
/// @param counted the last day by the count alone
/// @param due the last day, inclusive
/// @param provisional whether the day may move when the holidays of its year are decreed
public record Explanation(
    Heading heading,
    Optional<Method> method,
    List<Extended> extensions,
    List<Paused> pauses,
    List<Counted> days,
    LocalDate counted,
    LocalDate due,
    boolean provisional) {

  public Explanation {
    extensions = List.copyOf(extensions);
    pauses = List.copyOf(pauses);
    days = List.copyOf(days);
  }

  /// Explains a clock that counts days.
  ///
  /// @throws IllegalArgumentException as [Length#deadline]
  public static Explanation counted(
      Heading heading,
      Method method,
      List<Extended> extensions,
      List<Paused> pauses,
      WorkingCalendar calendar) {
    int extension = extensions.stream().mapToInt(Extended::days).sum();
    List<RunningClock.Pause> left = pauses.stream().map(Paused::pause).toList();
    List<Counted> days =
        DayByDay.count(method.length(), heading.start().on(), extension, left, calendar);
    Deadline deadline = method.length().deadline(heading.start().on(), extension, left, calendar);
    return new Explanation(
        heading,
        Optional.of(method),
        extensions,
        pauses,
        days,
        days.getLast().date(),
        days.getLast().date(),
        deadline.provisional());
  }

  /// The same with the day that was told before, which holds though the count gives another.
  Explanation keeping(LocalDate told) {
    return new Explanation(heading, method, extensions, pauses, days, counted, told, provisional);
  }

  /// Whether a day that was told before holds instead of the one that is counted.
  public boolean isKept() {
    return !due.equals(counted);
  }

  /// Explains a clock whose last day was given and not counted, as that of a promise is.
  public static Explanation promised(Heading heading, LocalDate due) {
    return new Explanation(
        heading, Optional.empty(), List.of(), List.of(), List.of(), due, due, false);
  }

  /// The explanation as a few short lines of text, without a line end after the last: Chinese
  /// for every Chinese locale, otherwise English. Stretches of ordinary days are folded into one
  /// line.
  public String render(Locale locale) {
    return account(locale).text();
  }

  /// The same, in the parts of which a page makes a table.
  public Account account(Locale locale) {
    return ExplanationText.of(this, locale);
  }

  /// The explanation as a JSON document: `{"clock", "title": {"zh", "en"}, "basis": {"citation",
  /// "verify", "source": {…}}, "start": {"event", "title", "on"}, "length": {"amount", "unit",
  /// "startExcluded", "rollForward", "basis"}, "extensions": [{"days", "basis"}], "pauses":
  /// [{"ground", "title", "from", "last", "open", "basis", "ceiling": {"amount", "unit"},
  /// "ceilingBasis"}], "days": [{"date", "counts", "ordinal", "reason", "name"}], "due",
  /// "provisional"}`. There is no `length` where the day itself was promised.
  public String json() {
    return ExplanationJson.of(this);
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// An explanation in one language.
  ///
  /// @param heading which clock, and its last day
  /// @param rules by which provision, from which day on, what was added or left out
  /// @param stretches the days in their order; empty where the day itself was promised
  /// @param text all of it, a line each, without a line end after the last
  public record Account(
      String heading, List<String> rules, List<DayStretch> stretches, String text) {
    public Account {
      rules = List.copyOf(rules);
      stretches = List.copyOf(stretches);
    }
  }

  /// Neighbouring days of which the same is true.
  ///
  /// @param from the first of them
  /// @param until the last, inclusive
  /// @param counts whether they are days of the length
  /// @param why which of the days they are, or why they are left out
  public record DayStretch(LocalDate from, LocalDate until, boolean counts, String why) {}

  /// Which clock this is.
  ///
  /// @param clock its name in the rulebook
  /// @param title its title
  /// @param basis the provision that gives it
  /// @param start what started it
  public record Heading(String clock, Texts title, Basis basis, Event start) {}

  /// What started a clock.
  ///
  /// @param date the name of the recorded date, such as `accepted`
  /// @param title its title
  /// @param on the day
  public record Event(String date, Texts title, LocalDate on) {}

  /// A provision, with the title of the law that it stands in.
  ///
  /// @param source the title of the law, or for the institution's own promise, that
  public record Basis(Citation citation, Texts source) {}

  /// How long a clock runs, and the provision by which its days are counted.
  public record Method(Length length, Basis basis) {}

  /// Days added to a clock, in its own unit.
  public record Extended(int days, Basis basis) {}

  /// A stretch left out.
  ///
  /// @param pause from when to when
  /// @param reason the title of its ground, such as the hearing
  /// @param basis the provision that leaves it out
  /// @param ceiling how long it may last
  /// @param ceilingBasis who says so
  public record Paused(
      RunningClock.Pause pause, Texts reason, Basis basis, Length ceiling, Basis ceilingBasis) {}

  /// One day.
  ///
  /// @param counts whether it is one of the days of the length
  /// @param ordinal which of them, from 1; 0 if it doesn't count
  /// @param name the holiday it belongs to, in the words of the calendar, or the ground of the
  ///     pause; empty for ordinary days
  public record Counted(LocalDate date, boolean counts, int ordinal, Reason reason, String name) {}

  /// Why a day counts or doesn't.
  public enum Reason {
    /// The day of the event, left out.
    START_DAY,
    /// It counts.
    COUNTED,
    /// A Saturday or Sunday, left out.
    WEEKEND,
    /// A holiday, left out.
    HOLIDAY,
    /// A Saturday or Sunday that is worked, and counts.
    MAKE_UP_WORKDAY,
    /// Inside a pause, left out.
    PAUSED,
    /// The last day, since the last one that counts is a day of rest.
    ROLLED_FORWARD
  }
}
