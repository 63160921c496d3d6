package org.huiyin.soak;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.huiyin.soak.Holidays.Pause;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// R1: each last day counted again, from what happened, the published rulebook and the holiday
/// files; and each reminder and each rung of lateness told once, on its day.
final class ClockJudge {

  private static final String ANSWERED_BY_TIME = "at-end";

  private final Rules rules;
  private final Holidays holidays;
  private final Found found;
  private final LocalDate today;

  ClockJudge(Rules rules, Holidays holidays, Found found, LocalDate today) {
    this.rules = rules;
    this.holidays = holidays;
    this.found = found;
    this.today = today;
  }

  /// A clock as the complainant is shown it.
  private record Shown(
      String id,
      LocalDate start,
      LocalDate due,
      String status,
      Optional<LocalDate> ended,
      boolean provisional) {

    static Shown of(JsonNode clock) {
      return new Shown(
          clock.at("/clock/id").stringValue(),
          LocalDate.parse(clock.required("start").stringValue()),
          LocalDate.parse(clock.required("due").stringValue()),
          clock.required("status").stringValue(),
          Optional.ofNullable(clock.required("ended").asString(null)).map(LocalDate::parse),
          clock.required("provisional").booleanValue());
    }

    /// Whether it certainly ran until the sweep of this day.
    boolean ranOn(LocalDate day) {
      return ended.isEmpty() || !day.isAfter(ended.get());
    }
  }

  void judge(Tale tale, JsonNode view) {
    Chronicle chronicle = new Chronicle(rules, tale, view);
    List<Shown> clocks =
        view.required("clocks")
            .valueStream()
            .map(Shown::of)
            .map(each -> recorded(tale, each))
            .toList();
    List<String> told = told(view);
    List<Rung> rungs = new ArrayList<>();
    for (Shown clock : clocks) {
      counted(tale, chronicle, clock);
      if (!clock.provisional()) {
        rungs.addAll(rungs(chronicle, clock, "reminders", "remind"));
        rungs.addAll(rungs(chronicle, clock, "late", "lapse"));
      }
    }
    rungs.forEach(rung -> mustBeTold(tale, rung, told));
    rungs.forEach(rung -> mayBeTold(rung, told));
    clocks.stream().filter(clock -> !clock.provisional()).forEach(clock -> end(tale, clock, told));
    boolean provisional = clocks.stream().anyMatch(Shown::provisional);
    found.holds(
        told.isEmpty() || provisional, "R1", tale, today, "told though it wasn't due: " + told);
    started(tale, chronicle, clocks);
  }

  /// What was done earlier than it was recorded ends a clock on its own day, and until it was
  /// recorded the clock ran.
  private Shown recorded(Tale tale, Shown clock) {
    if (clock.ended().isEmpty()) {
      return clock;
    }
    String ended = clock.ended().get().toString();
    Optional<LocalDate> recorded =
        tale.deeds.stream()
            .filter(deed -> Rules.texts(rules.act(deed.act()).get("ends")).contains(clock.id()))
            .filter(deed -> ended.equals(String.valueOf(deed.with().get("on"))))
            .map(Tale.Deed::on)
            .findFirst();
    return new Shown(
        clock.id(),
        clock.start(),
        clock.due(),
        clock.status(),
        recorded.or(clock::ended),
        clock.provisional());
  }

  private void started(Tale tale, Chronicle chronicle, List<Shown> clocks) {
    for (Shown clock : clocks) {
      if (rules.length(clock.id()).isPresent()) {
        boolean known = chronicle.starts(clock.id()).contains(clock.start());
        found.holds(known, "R1", tale, clock.start(), clock.id() + " started by nothing");
      }
    }
  }

  private void counted(Tale tale, Chronicle chronicle, Shown clock) {
    Optional<Rules.Limit> length = rules.length(clock.id());
    if (length.isEmpty()) {
      boolean promised = chronicle.promised().contains(clock.due());
      found.holds(promised, "R1", tale, clock.due(), clock.id() + " on a day nobody promised");
    } else if (clock.provisional()
        || (!chronicle.pauses(clock.id()).isEmpty() && chronicle.stillPaused())) {
      found.passed("(a date that could not be counted again)");
    } else {
      LocalDate due = due(chronicle, clock, length.get(), today);
      String what =
          clock.id() + " from " + clock.start() + " is due " + due + ", told " + clock.due();
      found.holds(due.equals(clock.due()), "R1", tale, clock.start(), what);
    }
  }

  /// The last day as it was counted on a day.
  private LocalDate due(Chronicle chronicle, Shown clock, Rules.Limit length, LocalDate by) {
    int days = length.amount();
    for (Tale.Deed extension : chronicle.extensions(clock.id())) {
      if (!extension.on().isAfter(by)) {
        days += (Integer) java.util.Objects.requireNonNull(extension.with().get("days"));
      }
    }
    List<Pause> pauses = chronicle.pauses(clock.id());
    return holidays.due(clock.start(), days, length.working(), pauses);
  }

  /// What time did, each as it has to be found: a reminder or a lapse with its clock.
  private static List<String> told(JsonNode view) {
    List<String> told = new ArrayList<>();
    for (JsonNode entry : view.required("happened")) {
      String act = entry.at("/act/id").stringValue();
      if (entry.required("role").stringValue().equals("system") && !act.equals("pause-ends")) {
        String what = entry.at("/clock/id").asString("");
        told.add(act + " " + what + " " + entry.required("on").stringValue());
      }
    }
    return told;
  }

  private void end(Tale tale, Shown clock, List<String> told) {
    if (rules.clock(clock.id()).get(ANSWERED_BY_TIME) instanceof java.util.Map<?, ?> end) {
      boolean dayAfter = "day-after".equals(end.get("dated"));
      LocalDate noticed = clock.due().plusDays(1);
      boolean window = "window".equals(rules.clock(clock.id()).get("is"));
      boolean due =
          window
              ? clock.status().equals("ran-out")
              : clock.ranOn(noticed) || byTime(told, clock, end);
      if (due && !noticed.isAfter(today)) {
        String on = " " + (dayAfter ? noticed : clock.due());
        boolean was =
            told.remove(end.get("act") + " " + clock.id() + on)
                || told.remove("lapse " + clock.id() + on);
        found.holds(was, "R1", tale, noticed, clock.id() + " ran out and nothing followed");
      }
    }
  }

  /// A duty that its own end made void: on the day that its end is dated.
  private static boolean byTime(List<String> told, Shown clock, java.util.Map<?, ?> end) {
    return clock.status().equals("void")
        && told.contains(end.get("act") + " " + clock.id() + " " + clock.due());
  }

  /// A reminder or a rung of lateness.
  ///
  /// @param due whether it has to have been told
  /// @param open whether it may have been: its clock ended on its day, or stood still
  /// @param setsOff the system's act that follows it, or null
  private record Rung(
      Shown clock, String act, LocalDate day, boolean due, boolean open, @Nullable String setsOff) {

    String what() {
      return act + " " + clock.id() + " " + day;
    }
  }

  private List<Rung> rungs(Chronicle chronicle, Shown clock, String which, String act) {
    List<Rung> rungs = new ArrayList<>();
    LocalDate before = which.equals("reminders") ? clock.start() : LocalDate.MIN;
    boolean paused = act.equals("remind") && !chronicle.pauses(clock.id()).isEmpty();
    for (Rules.Rung rung : rules.rungs(clock.id(), which)) {
      LocalDate day = day(chronicle, clock, rung);
      day = day.isBefore(before) ? before : day;
      before = day;
      boolean due = clock.ranOn(day) && !day.isAfter(today);
      boolean open = paused || day.equals(clock.ended().orElse(LocalDate.MAX));
      rungs.add(new Rung(clock, act, day, due, open, rung.act()));
    }
    return rungs;
  }

  /// Before what may be: two clocks of the same name can have a rung on the same day.
  private void mustBeTold(Tale tale, Rung rung, List<String> told) {
    if (rung.due() && !rung.open()) {
      boolean was = told.remove(rung.what());
      found.holds(was, "R1", tale, rung.day(), "not told: " + rung.what());
      follows(tale, rung, told);
    }
  }

  /// What being so late sets off is owed above, and above the top there is nobody: a re-review can
  /// come to the top, and so can a seat from which somebody was kept out.
  private void follows(Tale tale, Rung rung, List<String> told) {
    if (rung.setsOff() != null) {
      boolean was = told.remove(rung.setsOff() + "  " + rung.day());
      boolean surelyBelow =
          !rung.clock().id().equals("re-review") && tale.keptOut.isEmpty() && tale.accused == null;
      found.holds(was || !surelyBelow, "R1", tale, rung.day(), "nothing followed: " + rung.what());
    }
  }

  /// What is told beyond that is told too early, which is found at the end.
  private static void mayBeTold(Rung rung, List<String> told) {
    if (!rung.open()) {
      return;
    }
    boolean was = told.remove(rung.what());
    if (was && rung.setsOff() != null) {
      told.remove(rung.setsOff() + "  " + rung.day());
    }
    if (!was && rung.act().equals("remind")) {
      told.removeIf(each -> each.startsWith("remind " + rung.clock().id() + " "));
    }
  }

  /// The day of a rung, by the last day that held when it came.
  private LocalDate day(Chronicle chronicle, Shown clock, Rules.Rung rung) {
    List<Tale.Deed> extensions = chronicle.extensions(clock.id());
    if (!extensions.isEmpty()) {
      LocalDate extended = extensions.getFirst().on();
      LocalDate first =
          due(chronicle, clock, rules.length(clock.id()).orElseThrow(), extended.minusDays(1));
      LocalDate day = holidays.away(first, rung.days(), rung.working());
      if (!day.isAfter(extended)) {
        return day;
      }
    }
    return holidays.away(clock.due(), rung.days(), rung.working());
  }
}
