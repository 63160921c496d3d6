package org.huiyin.authority;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huiyin.authority.Finding.Reason;
import org.huiyin.rulebook.ClockDefinition;
import org.huiyin.rulebook.Reading;
import org.huiyin.rulebook.Rulebook;

/// Whether an institution may promise these dates. The rulebook's own reader says yes or no; here
/// it is only put into words beside each field.
final class HouseDateRules {

  private HouseDateRules() {}

  static List<Finding> findings(Optional<Rulebook> rulebook, HouseDates wanted) {
    Findings findings = new Findings();
    if (wanted.lengths().isEmpty()) {
      return findings.all();
    }
    if (rulebook.isEmpty()) {
      findings.add("dates", Reason.UNKNOWN);
      return findings.all();
    }
    wanted
        .lengths()
        .forEach(
            (clock, length) -> {
              if (!isRead(rulebook.get(), Map.of(clock, length))) {
                findings.add("dates." + clock, reason(rulebook.get(), clock));
              }
            });
    findings.addIf(
        findings.all().isEmpty() && !isRead(rulebook.get(), wanted.lengths()),
        "dates",
        Reason.MALFORMED);
    return findings.all();
  }

  private static boolean isRead(Rulebook rulebook, Map<String, String> lengths) {
    return rulebook.withHouseDates(lengths) instanceof Reading.Read;
  }

  private static Reason reason(Rulebook rulebook, String clock) {
    ClockDefinition definition = rulebook.clocks().get(clock);
    if (definition == null) {
      return Reason.UNKNOWN;
    }
    return definition.isHouseDate() ? Reason.NO_SHORTER_PROMISE : Reason.NO_HOUSE_DATE;
  }
}
