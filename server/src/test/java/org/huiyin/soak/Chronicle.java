package org.huiyin.soak;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huiyin.soak.Holidays.Pause;
import tools.jackson.databind.JsonNode;

/// When what happened that starts, lengthens or stops a clock: by what the soak did itself, and of
/// what time did by the journal that the complainant reads.
final class Chronicle {

  private final Rules rules;
  private final Map<String, List<LocalDate>> dates = new HashMap<>();
  private final List<LocalDate> promised = new ArrayList<>();
  private final List<Tale.Deed> extensions = new ArrayList<>();
  private final List<Pause> pauses = new ArrayList<>();

  Chronicle(Rules rules, Tale tale, JsonNode view) {
    this.rules = rules;
    tale.deeds.forEach(this::tell);
    for (JsonNode entry : view.required("happened")) {
      String act = entry.at("/act/id").stringValue();
      if (entry.required("role").stringValue().equals("system")) {
        LocalDate on = LocalDate.parse(entry.required("on").stringValue());
        rules.records(act, null).forEach(date -> add(date, on));
      }
      if (act.equals("pause-ends")) {
        resume(LocalDate.parse(entry.required("on").stringValue()));
      }
    }
  }

  private void tell(Tale.Deed deed) {
    Object outcome = deed.with().get("outcome");
    String decided = outcome == null ? null : outcome.toString();
    rules.records(deed.act(), decided).forEach(date -> add(date, deed.on()));
    LocalDate named =
        deed.with().get("on") == null
            ? deed.on()
            : LocalDate.parse(String.valueOf(deed.with().get("on")));
    rules.recordsOn(deed.act()).ifPresent(date -> add(date, named));
    if (deed.with().get("promises") instanceof List<?> list) {
      for (Object each : list) {
        promised.add(LocalDate.parse(String.valueOf(((Map<?, ?>) each).get("due"))));
      }
    }
    switch (deed.act()) {
      case "extend" -> extensions.add(deed);
      case "open-hearing" -> pauses.add(new Pause(deed.on(), LocalDate.MAX));
      case "close-hearing", "stop-hearing" -> resume(deed.on());
      default -> {}
    }
  }

  private void add(String date, LocalDate on) {
    dates.computeIfAbsent(date, _ -> new ArrayList<>()).add(on);
  }

  private void resume(LocalDate last) {
    if (!pauses.isEmpty() && pauses.getLast().last().equals(LocalDate.MAX)) {
      pauses.add(new Pause(pauses.removeLast().from(), last));
    }
  }

  /// The days on which a clock has to have started.
  List<LocalDate> starts(String clock) {
    return Rules.texts(rules.clock(clock).get("from")).stream()
        .flatMap(date -> dates.getOrDefault(date, List.of()).stream())
        .toList();
  }

  /// Whether a clock stood still and nothing says yet until when.
  boolean stillPaused() {
    return !pauses.isEmpty() && pauses.getLast().last().equals(LocalDate.MAX);
  }

  List<Pause> pauses(String clock) {
    return rules.clock(clock).get("pauses") == null ? List.of() : List.copyOf(pauses);
  }

  List<Tale.Deed> extensions(String clock) {
    return clock.equals("answer") ? List.copyOf(extensions) : List.of();
  }

  List<LocalDate> promised() {
    return List.copyOf(promised);
  }
}
