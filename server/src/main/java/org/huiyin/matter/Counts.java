package org.huiyin.matter;

import java.util.Locale;
import org.huiyin.rulebook.ClockFacts;
import org.huiyin.rulebook.Explanation;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.WorkingCalendar;
import org.huiyin.workbench.Recount;

/// How days were counted, in words, remembered for those asked last: it follows from rulebook,
/// calendar and days alone, and many matters share these. Nothing of a matter is in it.
/// Thread-safe.
final class Counts {

  private static final int MOST = 2_048;

  /// @param again what to type to count again
  record Counted(Explanation.Account account, String again) {}

  private record Asked(String rulebook, ClockFacts facts, String calendar, Locale locale) {}

  private final Recent<Asked, Counted> recent = new Recent<>(MOST);

  Counted of(Rulebook rulebook, ClockFacts facts, WorkingCalendar calendar, Locale locale) {
    return recent.of(
        new Asked(rulebook.digest(), facts, calendar.version(), locale),
        () ->
            new Counted(
                rulebook.explain(facts, calendar).account(locale),
                Recount.command(rulebook.fileName(), facts)));
  }
}
