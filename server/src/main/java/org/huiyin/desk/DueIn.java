package org.huiyin.desk;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.huiyin.page.Page;

/// How far off a last day is, in words that one needn't count from.
///
/// @param today the present legal day at the officer's institution
public record DueIn(Page page, LocalDate today) {

  private static final int WEEK = 7;

  /// When something is due, as the list of duties is divided.
  enum Part {
    LATE,
    TODAY,
    WEEK,
    LATER;

    String key() {
      return "desk.part." + name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  Part part(LocalDate due) {
    long days = days(due);
    if (days < 0) {
      return Part.LATE;
    }
    return days == 0 ? Part.TODAY : days <= WEEK ? Part.WEEK : Part.LATER;
  }

  public boolean late(LocalDate due) {
    return days(due) < 0;
  }

  public boolean pressing(LocalDate due) {
    return days(due) <= 0;
  }

  public String words(LocalDate due) {
    long days = days(due);
    if (days < 0) {
      return page.text("desk.due.late", -days);
    }
    return days == 0
        ? page.text("desk.due.today")
        : days == 1 ? page.text("desk.due.tomorrow") : page.text("desk.due.days", days);
  }

  private long days(LocalDate due) {
    return ChronoUnit.DAYS.between(today, due);
  }
}
