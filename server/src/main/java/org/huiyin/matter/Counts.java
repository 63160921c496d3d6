package org.huiyin.matter;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
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

  private final Map<Asked, Counted> recent =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, Counted> eldest) {
          return size() > MOST;
        }
      };

  Counted of(Rulebook rulebook, ClockFacts facts, WorkingCalendar calendar, Locale locale) {
    Asked asked = new Asked(rulebook.digest(), facts, calendar.version(), locale);
    synchronized (recent) {
      Counted known = recent.get(asked);
      if (known != null) {
        return known;
      }
    }
    Counted counted =
        new Counted(
            rulebook.explain(facts, calendar).account(locale),
            Recount.command(rulebook.fileName(), facts));
    synchronized (recent) {
      recent.put(asked, counted);
    }
    return counted;
  }
}
