package org.huiyin.procedure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.huiyin.procedure.Difference.Sense;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.ActDefinition.Extension;
import org.huiyin.rulebook.ClockDefinition;
import org.huiyin.rulebook.ClockDefinition.When;
import org.huiyin.rulebook.KindDefinition;
import org.huiyin.rulebook.KindDefinition.Gives;
import org.huiyin.rulebook.LimitDefinitions.Representatives;
import org.huiyin.rulebook.OutcomeDefinition;
import org.huiyin.rulebook.OutcomeDefinition.Remedy;
import org.huiyin.rulebook.Post;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.Texts;
import org.jspecify.annotations.Nullable;

/// What changes from one edition to another, definition by definition: what goes against
/// complainants first. Where it can't tell, it says against.
// KNOWN LIMIT: it compares definitions and walks no paths, so a right that several changes
// together take away is found only where one of them is.
final class Comparison {

  private final Rulebook before;
  private final Rulebook after;
  private final List<Difference> found = new ArrayList<>();

  private Comparison(Rulebook before, Rulebook after) {
    this.before = before;
    this.after = after;
  }

  static List<Difference> of(Rulebook before, Rulebook after) {
    if (before.digest().equals(after.digest())) {
      return List.of();
    }
    Comparison comparison = new Comparison(before, after);
    comparison.run();
    comparison.found.sort(Comparator.comparing(Difference::sense));
    return List.copyOf(comparison.found);
  }

  static boolean takesAway(Rulebook before, Rulebook after) {
    return of(before, after).stream().anyMatch(change -> change.sense() == Sense.AGAINST);
  }

  private void run() {
    Texts whole = new Texts(before.id(), before.id());
    addIf(!before.calendar().equals(after.calendar()), "calendar-other", Sense.AGAINST, "", whole);
    addIf(!before.zone().equals(after.zone()), "zone-other", Sense.AGAINST, "", whole);
    for (String channel : before.channels()) {
      Texts title = new Texts(channel, channel);
      addIf(!after.channels().contains(channel), "channel-gone", Sense.AGAINST, channel, title);
    }
    representatives();
    each("kinds.", before.kinds(), after.kinds(), this::kind, "kind");
    each("clocks.", before.clocks(), after.clocks(), this::clock, "clock");
    each("acts.", before.acts(), after.acts(), this::act, "act");
    each("outcomes.", before.outcomes(), after.outcomes(), this::outcome, "outcome");
  }

  /// What a part is called, and whether it is there for complainants.
  private interface Each<T> {
    void compare(T before, T after);
  }

  private <T> void each(
      String section, Map<String, T> was, Map<String, T> is, Each<T> both, String word) {
    was.forEach(
        (id, old) -> {
          T now = is.get(id);
          if (now != null) {
            both.compare(old, now);
          } else {
            Sense sense = isForComplainants(old) ? Sense.AGAINST : Sense.OTHER;
            add(word + "-gone", sense, section + id, title(old));
          }
        });
    is.forEach(
        (id, now) ->
            addIf(!was.containsKey(id), word + "-new", senseOfNew(now), section + id, title(now)));
  }

  private static Sense senseOfNew(Object now) {
    if (now instanceof OutcomeDefinition outcome) {
      return outcome.adverse() && outcome.remedy() != Remedy.REVIEW ? Sense.AGAINST : Sense.OTHER;
    }
    return isForComplainants(now) ? Sense.FOR : Sense.OTHER;
  }

  private static boolean isForComplainants(Object part) {
    return switch (part) {
      case KindDefinition _ -> true;
      case ClockDefinition clock -> !clock.window() || clock.of().isComplainant();
      case ActDefinition act -> act.gate().by().stream().anyMatch(Post::isComplainant);
      default -> false;
    };
  }

  private static Texts title(Object part) {
    return switch (part) {
      case KindDefinition kind -> kind.title();
      case ClockDefinition clock -> clock.title();
      case ActDefinition act -> act.title();
      case OutcomeDefinition outcome -> outcome.title();
      default -> throw new IllegalArgumentException("part: " + part);
    };
  }

  private void representatives() {
    Representatives is = after.limits().representatives();
    Representatives was = before.limits().representatives();
    if (is != null && (was == null || is.most() < was.most())) {
      Texts title = new Texts("limits", "limits");
      String then = was == null ? "" : String.valueOf(was.most());
      String now = String.valueOf(is.most());
      add("representatives-fewer", Sense.AGAINST, "limits.representatives", title, then, now);
    }
  }

  private void kind(KindDefinition was, KindDefinition is) {
    String at = "kinds." + was.id();
    addIf(
        was.intake() != null && is.intake() == null,
        "kind-not-taken",
        Sense.AGAINST,
        at,
        was.title());
    addIf(was.intake() == null && is.intake() != null, "kind-taken", Sense.FOR, at, was.title());
    Gives gave = was.gives();
    Gives gives = is.gives();
    addIf(
        gave != null && gave.reply() != null && (gives == null || gives.reply() == null),
        "reply-right-gone",
        Sense.AGAINST,
        at,
        was.title());
    addIf(
        gave != null && gave.review() != null && (gives == null || gives.review() == null),
        "review-right-gone",
        Sense.AGAINST,
        at,
        was.title());
    if (was.instances().size() != is.instances().size()) {
      boolean fewer = is.instances().size() < was.instances().size();
      add(
          fewer ? "instances-fewer" : "instances-more",
          fewer ? Sense.AGAINST : Sense.FOR,
          at,
          was.title(),
          String.valueOf(was.instances().size()),
          String.valueOf(is.instances().size()));
    }
  }

  private void clock(ClockDefinition was, ClockDefinition is) {
    String at = "clocks." + was.id();
    Texts title = is.title();
    if (was.window() != is.window() || !was.of().equals(is.of())) {
      add("clock-other-owner", Sense.AGAINST, at, title);
      return;
    }
    boolean ours = !was.window() || was.of().isComplainant();
    Sense doubt = ours ? Sense.AGAINST : Sense.OTHER;
    lengths(was, is, at, title, ours);
    addIf(
        !was.source().isHouse() && is.source().isHouse(),
        "law-to-promise",
        Sense.AGAINST,
        at,
        title);
    addIf(was.source().isHouse() && !is.source().isHouse(), "promise-to-law", Sense.FOR, at, title);
    addIf(
        !was.from().equals(is.from()) || !was.stages().equals(is.stages()),
        "clock-starts-otherwise",
        doubt,
        at,
        title);
    addIf(isNarrower(was.kinds(), is.kinds()), "clock-for-fewer", doubt, at, title);
    addIf(!Objects.equals(was.atEnd(), is.atEnd()), "clock-ends-otherwise", doubt, at, title);
    addIf(
        rungs(is) < rungs(was) || !setOffLate(is).containsAll(setOffLate(was)),
        "rungs-fewer",
        doubt,
        at,
        title);
    pauses(was, is, at, title);
  }

  private void lengths(
      ClockDefinition was, ClockDefinition is, String at, Texts title, boolean ours) {
    if (was.length() == null || is.length() == null) {
      addIf(
          !Objects.equals(was.length(), is.length()),
          "clock-starts-otherwise",
          Sense.AGAINST,
          at,
          title);
      return;
    }
    Span then = new Span(was.length());
    Span now = new Span(is.length());
    if (then.equals(now)) {
      return;
    }
    String word = was.window() ? "window" : "duty";
    boolean good = was.window() ? now.isNeverShorter(then) : then.isNeverShorter(now);
    boolean same = now.isNeverShorter(then) && then.isNeverShorter(now);
    String change =
        now.isNeverShorter(then) ? "-longer" : then.isNeverShorter(now) ? "-shorter" : "-otherwise";
    Sense sense = good && !same ? Sense.FOR : Sense.AGAINST;
    add(word + change, ours ? sense : Sense.OTHER, at, title, then.written(), now.written());
  }

  private static Set<String> setOffLate(ClockDefinition clock) {
    return clock.milestones().stream()
        .map(ClockDefinition.Milestone::act)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  private static long rungs(ClockDefinition clock) {
    return clock.milestones().stream().filter(one -> one.when() == When.LATE).count();
  }

  private void pauses(ClockDefinition was, ClockDefinition is, String at, Texts title) {
    if (was.window()) {
      return;
    }
    is.pauses()
        .forEach(
            (ground, pause) -> {
              ClockDefinition.PauseDefinition then = was.pauses().get(ground);
              Span now = new Span(pause.ceiling());
              if (then == null) {
                add("pause-new", Sense.AGAINST, at, title, "", now.written());
              } else if (!new Span(then.ceiling()).isNeverShorter(now)) {
                String written = new Span(then.ceiling()).written();
                add("pause-longer", Sense.AGAINST, at, title, written, now.written());
              }
            });
  }

  private void act(ActDefinition was, ActDefinition is) {
    String at = "acts." + was.id();
    Texts title = is.title();
    boolean ours = isForComplainants(was);
    Sense doubt = ours ? Sense.AGAINST : Sense.OTHER;
    addIf(ours && !isForComplainants(is), "act-gone", Sense.AGAINST, at, title);
    addIf(!ours && isForComplainants(is), "act-new", Sense.FOR, at, title);
    addIf(
        isNarrower(was.gate().stages(), is.gate().stages())
            || isNarrower(was.gate().kinds(), is.gate().kinds())
            || !Objects.equals(was.gate().within(), is.gate().within())
            || !Objects.equals(was.gate().until(), is.gate().until()),
        "act-narrower",
        doubt,
        at,
        title);
    addIf(
        !was.needs().with().containsAll(is.needs().with())
            || !was.needs().texts().containsAll(is.needs().texts()),
        "act-needs-more",
        doubt,
        at,
        title);
    addIf(
        !is.needs().texts().containsAll(was.needs().texts()),
        "act-needs-less",
        ours ? Sense.FOR : Sense.AGAINST,
        at,
        title);
    often(was, is, at, title, ours);
    addIf(isTold(was) && !isTold(is), "tells-no-more", Sense.AGAINST, at, title);
    addIf(!was.changes().equals(is.changes()), "act-leads-otherwise", doubt, at, title);
    extension(was.changes().extend(), is.changes().extend(), at, title);
  }

  /// An officer's bounds protect the complainant; one's own hold one back.
  private void often(ActDefinition was, ActDefinition is, String at, Texts title, boolean ours) {
    int then = was.gate().atMost() == 0 ? Integer.MAX_VALUE : was.gate().atMost();
    int now = is.gate().atMost() == 0 ? Integer.MAX_VALUE : is.gate().atMost();
    addIf(now < then, "act-less-often", ours ? Sense.AGAINST : Sense.FOR, at, title);
    addIf(now > then, "act-more-often", ours ? Sense.FOR : Sense.AGAINST, at, title);
  }

  private void extension(@Nullable Extension was, @Nullable Extension is, String at, Texts title) {
    if (is != null && (was == null || !new Span(was.upTo()).isNeverShorter(new Span(is.upTo())))) {
      String then = was == null ? "" : new Span(was.upTo()).written();
      String now = new Span(is.upTo()).written();
      add(
          then.isEmpty() ? "extension-new" : "extension-longer",
          Sense.AGAINST,
          at,
          title,
          then,
          now);
    }
  }

  private static boolean isTold(ActDefinition act) {
    return act.tells().stream().anyMatch(Post::isComplainant);
  }

  private void outcome(OutcomeDefinition was, OutcomeDefinition is) {
    String at = "outcomes." + was.id();
    addIf(
        was.remedy() == Remedy.REVIEW && is.remedy() != Remedy.REVIEW,
        "outcome-review-gone",
        Sense.AGAINST,
        at,
        is.title());
    addIf(
        was.remedy() != is.remedy() && was.remedy() != Remedy.REVIEW,
        "outcome-remedy-otherwise",
        is.remedy() == Remedy.REVIEW ? Sense.FOR : Sense.AGAINST,
        at,
        is.title());
    addIf(
        was.adverse() != is.adverse(), "outcome-adverse-otherwise", Sense.AGAINST, at, is.title());
    addIf(
        !Objects.equals(was.leadsTo(), is.leadsTo()) || isNarrower(was.kinds(), is.kinds()),
        "outcome-otherwise",
        Sense.OTHER,
        at,
        is.title());
  }

  /// Empty means all.
  private static boolean isNarrower(Set<String> was, Set<String> is) {
    if (is.isEmpty()) {
      return false;
    }
    Set<String> lost = new HashSet<>(was);
    lost.removeAll(is);
    return was.isEmpty() || !lost.isEmpty();
  }

  private void addIf(boolean differs, String what, Sense sense, String subject, Texts title) {
    if (differs) {
      add(what, sense, subject, title);
    }
  }

  private void add(String what, Sense sense, String subject, Texts title) {
    add(what, sense, subject, title, "", "");
  }

  private void add(String what, Sense sense, String subject, Texts title, String then, String now) {
    found.add(new Difference(what, sense, subject, title, then, now));
  }
}
