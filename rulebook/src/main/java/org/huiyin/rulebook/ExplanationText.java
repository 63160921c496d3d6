package org.huiyin.rulebook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.huiyin.rulebook.Explanation.Account;
import org.huiyin.rulebook.Explanation.Basis;
import org.huiyin.rulebook.Explanation.DayStretch;
import org.huiyin.rulebook.Explanation.Event;
import org.huiyin.rulebook.Explanation.Extended;
import org.huiyin.rulebook.Explanation.Method;
import org.huiyin.rulebook.Explanation.Paused;
import org.huiyin.rulebook.Explanation.Reason;

/// Writes an [Explanation] in one language.
final class ExplanationText {

  private final Explanation explanation;
  private final Wording wording;
  private final List<String> rules = new ArrayList<>();
  private final List<DayStretch> stretches = new ArrayList<>();

  private ExplanationText(Explanation explanation, Locale locale) {
    this.explanation = explanation;
    this.wording = new Wording(locale);
  }

  static Account of(Explanation explanation, Locale locale) {
    return new ExplanationText(explanation, locale).account();
  }

  private Account account() {
    LocalDate due = explanation.due();
    String title = wording.in(explanation.heading().title());
    String heading = wording.text("heading", title, due, wording.weekday(due));
    explanation.method().ifPresentOrElse(this::counted, this::promised);
    if (explanation.isKept()) {
      kept();
    }
    Stretch.fold(explanation.days()).forEach(this::days);
    return new Account(heading, rules, stretches, text(heading));
  }

  private String text(String heading) {
    List<String> lines = new ArrayList<>();
    lines.add(heading);
    lines.addAll(rules);
    for (DayStretch days : stretches) {
      lines.add(wording.text("line", wording.dates(days.from(), days.until()), days.why()));
    }
    if (explanation.provisional()) {
      lines.add(wording.text("provisional"));
    }
    return String.join("\n", lines);
  }

  private void promised() {
    Event start = explanation.heading().start();
    rules.add(wording.text("basis.promised", cited(explanation.heading().basis())));
    rules.add(wording.text("promised", start.on(), wording.in(start.title())));
  }

  private void counted(Method method) {
    Counting counting = method.length().counting();
    Event start = explanation.heading().start();
    String length = wording.days(method.length().amount(), counting.unit());
    rules.add(wording.text("basis", cited(explanation.heading().basis()), length));
    rules.add(
        wording.text(
            counting.startExcluded() ? "start.excluded" : "start.included",
            start.on(),
            wording.in(start.title()),
            cited(method.basis())));
    for (Extended extended : explanation.extensions()) {
      String days = wording.days(extended.days(), counting.unit());
      rules.add(wording.text("extended", days, cited(extended.basis())));
    }
    explanation.pauses().forEach(this::paused);
  }

  // A promise of Huiyin's own: no law says what a date is worth that was told.
  private void kept() {
    LocalDate due = explanation.due();
    LocalDate counted = explanation.counted();
    String key = due.isBefore(counted) ? "kept.earlier" : "kept.later";
    rules.add(wording.text(key, counted, due));
  }

  private void paused(Paused paused) {
    RunningClock.Pause pause = paused.pause();
    if (pause.last().isBefore(pause.from())) {
      return;
    }
    Length ceiling = paused.ceiling();
    rules.add(
        wording.text(
            pause.open() ? "paused.open" : "paused.closed",
            wording.in(paused.reason()),
            pause.open() ? pause.from() : wording.dates(pause.from(), pause.last()),
            cited(paused.basis()),
            wording.days(ceiling.amount(), ceiling.counting().unit()),
            cited(paused.ceilingBasis()),
            pause.last()));
  }

  private void days(Stretch stretch) {
    if (stretch.reason() == Reason.START_DAY) {
      return; // The line on the start has said it.
    }
    String ordinals = wording.ordinals(stretch.first().ordinal(), stretch.last().ordinal());
    stretches.add(
        new DayStretch(
            stretch.from(),
            stretch.until(),
            stretch.first().counts(),
            wording.text(key(stretch), ordinals, name(stretch))));
  }

  private String key(Stretch stretch) {
    if (stretch.weekends()) {
      return "why.COUNTED.weekends";
    }
    return isRolledFrom(stretch) ? "why.COUNTED.rest" : "why." + stretch.reason();
  }

  private String name(Stretch stretch) {
    String name = stretch.first().name();
    if (stretch.reason() == Reason.PAUSED) {
      return ground(name);
    }
    return name.isEmpty() ? wording.text("weekend") : wording.holiday(name);
  }

  private String ground(String ground) {
    for (Paused paused : explanation.pauses()) {
      if (paused.pause().ground().equals(ground)) {
        return wording.in(paused.reason());
      }
    }
    throw new IllegalStateException("a paused day names no pause: " + ground);
  }

  // The last day that counts, if it is a day of rest.
  private boolean isRolledFrom(Stretch stretch) {
    return stretch.reason() == Reason.COUNTED
        && stretch.from().equals(Stretch.rolledFrom(explanation.days()));
  }

  private String cited(Basis basis) {
    return CitationText.of(basis, wording);
  }
}
