package org.huiyin.rulebook.lint;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.Citation;
import org.huiyin.rulebook.ClockDefinition;
import org.huiyin.rulebook.ConflictDefinitions;
import org.huiyin.rulebook.DateDefinition;
import org.huiyin.rulebook.DoorDefinition;
import org.huiyin.rulebook.KindDefinition;
import org.huiyin.rulebook.LimitDefinitions;
import org.huiyin.rulebook.OutcomeDefinition;
import org.huiyin.rulebook.OutlookDefinition;
import org.huiyin.rulebook.Post;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.SourceDefinition;
import org.huiyin.rulebook.Texts;
import org.jspecify.annotations.Nullable;

/// Citations, texts, and names that nothing uses.
final class NamesProof {

  private final Rulebook rulebook;
  private final Report report;
  private final Map<String, Citation> citations = new LinkedHashMap<>();
  private final Map<String, Texts> texts = new LinkedHashMap<>();

  NamesProof(Rulebook rulebook, Report report) {
    this.rulebook = rulebook;
    this.report = report;
  }

  void run() {
    gather();
    citations.forEach(this::citation);
    texts.forEach(this::text);
    rulebook.sources().values().forEach(this::source);
    posts();
    rulebook.dates().values().forEach(this::date);
    doors();
  }

  private void gather() {
    rulebook.sources().forEach((id, source) -> texts.put("sources." + id, source.title()));
    rulebook.roles().forEach((id, role) -> texts.put("roles." + id, role.title()));
    rulebook.parties().forEach((id, party) -> texts.put("parties." + id, party.title()));
    rulebook.seats().forEach((id, seat) -> texts.put("seats." + id, seat.title()));
    rulebook.dates().forEach((id, date) -> texts.put("dates." + id, date.title()));
    rulebook.stages().forEach((id, stage) -> texts.put("stages." + id, stage.title()));
    rulebook.outlooks().forEach((id, outlook) -> texts.put("outlook." + id, outlook.title()));
    rulebook.kinds().values().forEach(this::kind);
    rulebook.doors().values().forEach(this::door);
    conflicts(rulebook.conflicts());
    limits();
    rulebook.clocks().values().forEach(this::clock);
    rulebook.outcomes().values().forEach(this::outcome);
    rulebook
        .grounds()
        .forEach((id, ground) -> cite("grounds." + id, ground.title(), ground.source()));
    rulebook.acts().values().forEach(this::act);
  }

  private void cite(String subject, Texts title, Citation source) {
    texts.put(subject, title);
    citations.put(subject + ".source", source);
  }

  private void kind(KindDefinition kind) {
    String subject = "kinds." + kind.id();
    cite(subject, kind.title(), kind.source());
    if (kind.gives() != null) {
      maybe(subject + ".gives.reply", kind.gives().reply());
      maybe(subject + ".gives.review", kind.gives().review());
      maybe(subject + ".gives.inside", kind.gives().inside());
    }
    if (kind.retention() != null) {
      citations.put(subject + ".retention.source", kind.retention().source());
    }
  }

  private void door(DoorDefinition door) {
    String subject = "doors." + door.id();
    cite(subject, door.title(), door.source());
    if (door.from() != null) {
      texts.put(subject + ".from", door.from());
    }
  }

  private void conflicts(ConflictDefinitions conflicts) {
    if (conflicts.interest() != null) {
      cite("conflicts.interest", conflicts.interest().title(), conflicts.interest().source());
    }
    if (conflicts.accused() != null) {
      cite("conflicts.accused", conflicts.accused().title(), conflicts.accused().source());
    }
    if (conflicts.decider() != null) {
      cite("conflicts.decider", conflicts.decider().title(), conflicts.decider().source());
    }
    if (conflicts.asked() != null) {
      cite("conflicts.asked", conflicts.asked().title(), conflicts.asked().source());
    }
  }

  private void maybe(String subject, @Nullable Citation citation) {
    if (citation != null) {
      citations.put(subject, citation);
    }
  }

  private void limits() {
    LimitDefinitions limits = rulebook.limits();
    if (limits.representatives() != null) {
      citations.put("limits.representatives", limits.representatives().source());
    }
    if (limits.promises() != null) {
      citations.put("limits.promises", limits.promises().source());
    }
  }

  private void clock(ClockDefinition clock) {
    String subject = "clocks." + clock.id();
    cite(subject, clock.title(), clock.source());
    if (clock.length() != null) {
      citations.putIfAbsent(
          "counting." + clock.length().counting().id() + ".source",
          clock.length().counting().source());
    }
    for (ClockDefinition.PauseDefinition pause : clock.pauses().values()) {
      String path = subject + ".pauses." + pause.ground();
      cite(path, pause.title(), pause.source());
      unlike(path + ".ceiling-source", pause.ceilingSource(), pause.source());
    }
    if (clock.pausesAtMost() != null) {
      unlike(subject + ".pauses-at-most-source", clock.pausesAtMost().source(), clock.source());
    }
  }

  private void outcome(OutcomeDefinition outcome) {
    String subject = "outcomes." + outcome.id();
    cite(subject, outcome.title(), outcome.source());
    unlike(subject + ".at-most-source", outcome.atMostSource(), outcome.source());
    if (outcome.doors() != null) {
      unlike(subject + ".doors-source", outcome.doors().source(), outcome.source());
    }
  }

  private void act(ActDefinition act) {
    String subject = "acts." + act.id();
    cite(subject, act.title(), act.source());
    unlike(subject + ".at-most-source", act.gate().atMostSource(), act.source());
    Citation identity = act.needs().identity();
    if (identity != null) {
      unlike(subject + ".identity", identity, act.source());
    }
  }

  private void unlike(String subject, Citation citation, Citation usual) {
    if (!citation.equals(usual)) {
      citations.put(subject, citation);
    }
  }

  private void citation(String subject, Citation citation) {
    SourceDefinition source = rulebook.sources().get(citation.source());
    if (source == null) {
      return;
    }
    if (citation.verify()) {
      report.add(
          LintRule.VERIFY, subject, new Citation(citation.source(), citation.place(), false));
    }
    if (!source.isHouse() && citation.place().isEmpty() && citation.verify()) {
      return;
    }
    if (source.isHouse() != citation.place().isEmpty()) {
      String variant = source.isHouse() ? "house" : "missing";
      report.add(LintRule.ARTICLE_UNKNOWN, variant, subject, () -> Story.NONE, source.title());
      return;
    }
    for (String place : citation.place().split(" ", -1)) {
      int article = article(place);
      if (!source.isHouse()
          && (article < 1 || (source.articles() > 0 && article > source.articles()))) {
        report.add(
            LintRule.ARTICLE_UNKNOWN,
            "beyond",
            subject,
            () -> Story.NONE,
            source.title(),
            place,
            source.articles());
      }
    }
  }

  private static int article(String place) {
    int end = 0;
    while (end < place.length() && end < 6 && Character.isDigit(place.charAt(end))) {
      end++;
    }
    return end == 0 ? 0 : Integer.parseInt(place.substring(0, end));
  }

  private void text(String subject, Texts text) {
    boolean zh = text.zh().codePoints().anyMatch(NamesProof::isHan);
    boolean en = text.en().codePoints().noneMatch(NamesProof::isHan);
    if (!zh || !en) {
      report.add(
          LintRule.TEXT_IN_WRONG_LANGUAGE, subject, zh ? text.en() : text.zh(), zh ? "en" : "zh");
    }
  }

  private static boolean isHan(int character) {
    return Character.UnicodeScript.of(character) == Character.UnicodeScript.HAN;
  }

  private void source(SourceDefinition source) {
    String subject = "sources." + source.id();
    if (!source.isHouse() && source.articles() == 0) {
      report.add(LintRule.ARTICLES_UNSAID, subject, source.title());
    }
    if (citations.values().stream().noneMatch(each -> each.source().equals(source.id()))) {
      report.add(LintRule.UNUSED_NAME, subject, source.title());
    }
  }

  private void posts() {
    Set<String> roles = new HashSet<>();
    Set<String> seats = new HashSet<>();
    for (ActDefinition act : rulebook.acts().values()) {
      act.gate().by().forEach(post -> use(post, roles, seats));
      act.tells().forEach(post -> use(post, roles, seats));
    }
    for (ClockDefinition clock : rulebook.clocks().values()) {
      use(clock.of(), roles, seats);
      clock.milestones().forEach(each -> each.tell().forEach(p -> use(p, roles, seats)));
    }
    rulebook.roles().values().stream()
        .filter(role -> !roles.contains(role.id()))
        .forEach(role -> report.add(LintRule.UNUSED_NAME, "roles." + role.id(), role.title()));
    rulebook.parties().values().stream()
        .filter(party -> !roles.contains(party.id()))
        .forEach(party -> report.add(LintRule.UNUSED_NAME, "parties." + party.id(), party.title()));
    rulebook.seats().values().stream()
        .filter(seat -> !seats.contains(seat.id()))
        .forEach(seat -> report.add(LintRule.UNUSED_NAME, "seats." + seat.id(), seat.title()));
  }

  private void doors() {
    Set<String> used = new HashSet<>();
    rulebook.kinds().values().forEach(kind -> used.addAll(kind.doors()));
    rulebook.kinds().values().forEach(kind -> used.addAll(kind.meanwhile()));
    rulebook.grounds().values().forEach(ground -> used.addAll(ground.doors()));
    rulebook.outcomes().values().stream()
        .map(OutcomeDefinition::doors)
        .filter(Objects::nonNull)
        .forEach(doors -> used.addAll(doors.ids()));
    rulebook.doors().values().stream()
        .filter(door -> !used.contains(door.id()))
        .forEach(door -> report.add(LintRule.UNUSED_NAME, "doors." + door.id(), door.title()));
  }

  private static void use(Post post, Set<String> roles, Set<String> seats) {
    roles.add(post.role());
    seats.add(post.seat());
  }

  // A date says when a stage was entered, starts a clock, bounds another date or ends an outlook.
  private void date(DateDefinition date) {
    String id = date.id();
    boolean used =
        rulebook.clocks().values().stream().anyMatch(clock -> clock.from().contains(id))
            || rulebook.dates().values().stream().anyMatch(each -> id.equals(each.onceAfter()))
            || rulebook.outlooks().values().stream()
                .map(OutlookDefinition::reached)
                .anyMatch(id::equals)
            || rulebook.acts().values().stream().anyMatch(act -> uses(act, id));
    if (!used) {
      report.add(LintRule.UNUSED_DATE, "dates." + id, date.title());
    }
  }

  private static boolean uses(ActDefinition act, String date) {
    return date.equals(act.needs().since())
        || (act.changes().leadsTo() != null && act.changes().records().contains(date));
  }
}
