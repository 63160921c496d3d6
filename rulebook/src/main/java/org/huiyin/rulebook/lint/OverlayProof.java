package org.huiyin.rulebook.lint;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.ActDefinition.Changes;
import org.huiyin.rulebook.ClockDefinition;
import org.huiyin.rulebook.ClockDefinition.Milestone;
import org.huiyin.rulebook.ClockDefinition.PauseDefinition;
import org.huiyin.rulebook.ClockDefinition.When;
import org.huiyin.rulebook.KindDefinition;
import org.huiyin.rulebook.Length;
import org.huiyin.rulebook.Post;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.WorkingCalendar;
import org.jspecify.annotations.Nullable;

/// That nobody who brings a matter is worse off under a rulebook than under the one on which it
/// stands: no duty ends later, on whichever day it starts; no window closes earlier; and every
/// kind, act, window, notice and rung that somebody has there is here too.
///
/// It compares the two as they are, and doesn't trust that only an overlay made the one of the
/// other. Lengths are compared for every day of all years whose holidays are known, and the next.
final class OverlayProof {

  private static final int YEARS_WITHOUT_HOLIDAYS = 28;

  private final Rulebook base;
  private final Rulebook result;
  private final Report report;
  private final WorkingCalendar calendar;

  OverlayProof(Rulebook base, Rulebook result, Report report) {
    this.base = base;
    this.result = result;
    this.report = report;
    this.calendar = Linter.calendar(base);
  }

  void run() {
    base.kinds().values().forEach(kind -> kind(kind, result.kinds().get(kind.id())));
    base.clocks().values().forEach(clock -> clock(clock, result.clocks().get(clock.id())));
    base.acts().values().forEach(act -> act(act, result.acts().get(act.id())));
    representatives();
  }

  private void kind(KindDefinition was, @Nullable KindDefinition is) {
    if (is == null
        || !was.instances().equals(is.instances())
        || (was.intake() != null && !was.intake().equals(is.intake()))) {
      takes("kinds." + was.id(), was.title());
    }
  }

  private void representatives() {
    var was = base.limits().representatives();
    var is = result.limits().representatives();
    if (is != null && (was == null || is.most() < was.most())) {
      report.add(
          LintRule.OVERLAY_TAKES_A_RIGHT, "limit", "limits.representatives", () -> Story.NONE);
    }
  }

  // Clocks.

  private void clock(ClockDefinition was, @Nullable ClockDefinition is) {
    if (is == null || !runsAsOften(was, is) || !tellsAll(was, is)) {
      takes("clocks." + was.id(), was.title());
      return;
    }
    Length before = was.length();
    Length now = is.length();
    if (before != null && now != null && !before.equals(now)) {
      boolean right = was.window() && was.of().isComplainant();
      LocalDate start = firstWorse(before, now, right);
      if (start != null) {
        report.add(
            right ? LintRule.OVERLAY_TAKES_A_RIGHT : LintRule.OVERLAY_LENGTHENS,
            right ? "window" : "",
            layer() + "lengths." + was.id(),
            () -> Story.NONE,
            was.title(),
            start.toString(),
            last(before, start).toString(),
            last(now, start).toString());
      }
    }
    for (PauseDefinition pause : is.pauses().values()) {
      PauseDefinition longest = was.pauses().get(pause.ground());
      if (longest == null
          || !longest.ceiling().counting().equals(pause.ceiling().counting())
          || longest.ceiling().amount() < pause.ceiling().amount()) {
        lengthens("clocks." + was.id(), was.title());
      }
    }
  }

  // Where the length stands that is compared.
  private String layer() {
    int below = 0;
    for (Rulebook each = base; each.base().isPresent(); each = each.base().orElseThrow()) {
      below++;
    }
    return "overlays." + below + ".";
  }

  private static boolean runsAsOften(ClockDefinition was, ClockDefinition is) {
    return was.of().equals(is.of())
        && was.window() == is.window()
        && (was.length() == null) == (is.length() == null)
        && is.from().containsAll(was.from())
        && covers(is.kinds(), was.kinds())
        && covers(is.stages(), was.stages())
        && Objects.equals(was.atEnd(), is.atEnd());
  }

  // Empty means every one.
  private static boolean covers(Set<String> is, Set<String> was) {
    return is.isEmpty() || (!was.isEmpty() && is.containsAll(was));
  }

  private static boolean tellsAll(ClockDefinition was, ClockDefinition is) {
    for (Milestone milestone : was.milestones()) {
      for (Post post : milestone.tell()) {
        if (is.milestones().stream().noneMatch(each -> tells(each, post, milestone))) {
          return false;
        }
      }
    }
    return true;
  }

  // A rung may come earlier, and a reminder stays where it is.
  private static boolean tells(Milestone is, Post post, Milestone was) {
    if (is.when() != was.when() || !is.tell().contains(post)) {
      return false;
    }
    Length before = was.distance();
    Length now = is.distance();
    if (before == null || now == null) {
      return was.when() == When.END;
    }
    int later = now.amount() - before.amount();
    return now.counting().equals(before.counting())
        && (was.when() == When.LATE ? later <= 0 : later == 0);
  }

  // The first day of start on which the one ends on the wrong side of the other.
  private @Nullable LocalDate firstWorse(Length before, Length now, boolean right) {
    boolean known = !calendar.knownUntil().equals(LocalDate.MIN);
    LocalDate end = known ? calendar.knownUntil().plusYears(1) : LocalDate.of(2028, 12, 31);
    LocalDate day = end.minusYears(YEARS_WITHOUT_HOLIDAYS);
    for (; !day.isAfter(end); day = day.plusDays(1)) {
      LocalDate was = last(before, day);
      LocalDate is = last(now, day);
      if (right ? is.isBefore(was) : is.isAfter(was)) {
        return day;
      }
    }
    return null;
  }

  private LocalDate last(Length length, LocalDate start) {
    return length.deadline(start, 0, List.of(), calendar).due();
  }

  // Acts.

  private void act(ActDefinition was, @Nullable ActDefinition is) {
    if (is == null || !follows(was.changes(), is.changes())) {
      takes("acts." + was.id(), was.title());
      return;
    }
    boolean peoples = was.gate().by().stream().anyMatch(Post::isPerson);
    if (peoples && !isAsOpen(was, is)) {
      takes("acts." + was.id(), was.title());
    }
    if (!is.tells().containsAll(was.tells())
        || (!peoples && !is.needs().texts().containsAll(was.needs().texts()))
        || !is.changes().marks().equals(was.changes().marks())
        || !is.gate().notDecided().containsAll(was.gate().notDecided())
        || !is.gate().notBy().containsAll(was.gate().notBy())) {
      takes("acts." + was.id(), was.title());
    }
    if (!peoples && isOftener(was, is)) {
      lengthens("acts." + was.id(), was.title());
    }
  }

  // It does the same, and may meet more duties.
  private static boolean follows(Changes was, Changes is) {
    Set<String> ends = new HashSet<>(is.ends());
    boolean meets = ends.containsAll(was.ends());
    return meets
        && Objects.equals(was.leadsTo(), is.leadsTo())
        && is.records().containsAll(was.records())
        && Objects.equals(was.recordsOn(), is.recordsOn())
        && was.voids().equals(is.voids())
        && was.voidsAll() == is.voidsAll()
        && Map.copyOf(was.seats()).equals(Map.copyOf(is.seats()))
        && Objects.equals(was.decides(), is.decides())
        && Objects.equals(was.outcome(), is.outcome())
        && isNoLonger(was, is)
        && Objects.equals(was.pause(), is.pause())
        && Objects.equals(was.contests(), is.contests())
        && Objects.equals(was.promise(), is.promise())
        && was.word() == is.word();
  }

  private static boolean isNoLonger(Changes was, Changes is) {
    ActDefinition.Extension before = was.extend();
    ActDefinition.Extension now = is.extend();
    return now == null
        || (before != null
            && now.clock().equals(before.clock())
            && now.upTo().counting().equals(before.upTo().counting())
            && now.upTo().amount() <= before.upTo().amount());
  }

  private static boolean isAsOpen(ActDefinition was, ActDefinition is) {
    ActDefinition.Gate before = was.gate();
    ActDefinition.Gate now = is.gate();
    return now.by().containsAll(before.by().stream().filter(Post::isPerson).toList())
        && covers(now.stages(), before.stages())
        && covers(now.kinds(), before.kinds())
        && (now.within() == null || now.within().equals(before.within()))
        && (now.until() == null || now.until().equals(before.until()))
        && (now.atMost() == 0 || (before.atMost() > 0 && now.atMost() >= before.atMost()))
        && (is.needs().identity() == null || was.needs().identity() != null)
        && was.needs().with().containsAll(is.needs().with())
        && was.needs().texts().containsAll(is.needs().texts());
  }

  private static boolean isOftener(ActDefinition was, ActDefinition is) {
    int before = was.gate().atMost();
    int now = is.gate().atMost();
    return before > 0 && (now == 0 || now > before);
  }

  private void takes(String subject, Object title) {
    report.add(LintRule.OVERLAY_TAKES_A_RIGHT, "", subject, () -> Story.NONE, title);
  }

  private void lengthens(String subject, Object title) {
    report.add(LintRule.OVERLAY_LENGTHENS, "bound", subject, () -> Story.NONE, title);
  }
}
