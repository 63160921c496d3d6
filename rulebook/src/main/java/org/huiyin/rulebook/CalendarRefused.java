package org.huiyin.rulebook;

/// A file of holidays can't be read, or contradicts itself or another.
public final class CalendarRefused extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /// What is wrong with it.
  public enum Reason {
    /// It isn't JSON, or not UTF-8.
    NOT_JSON,
    /// It is JSON of another form.
    SHAPE,
    /// It is about another year, or about one that no decree can be about.
    YEAR,
    /// A day has no date, or one outside of the year.
    DATE,
    /// A day has no name.
    NAME,
    /// It isn't said of a day whether it is off.
    OFF,
    /// A day is there twice.
    TWICE,
    /// Another year's file says otherwise of a day.
    CONTRADICTION,
    /// The year before it has no holidays.
    GAP,
    /// No file has holidays.
    NOTHING
  }

  private final int year;
  private final Reason reason;
  private final String at;

  CalendarRefused(int year, Reason reason, String at, String message) {
    super(message);
    this.year = year;
    this.reason = reason;
    this.at = at;
  }

  /// The year of the file, or 0 where it is about no single one.
  public int year() {
    return year;
  }

  public Reason reason() {
    return reason;
  }

  /// The day that is wrong, as it stands in the file; empty where it isn't about one.
  public String at() {
    return at;
  }
}
