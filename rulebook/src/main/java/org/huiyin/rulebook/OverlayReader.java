package org.huiyin.rulebook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huiyin.rulebook.ActDefinition.Changes;
import org.huiyin.rulebook.ClockDefinition.Milestone;
import org.huiyin.rulebook.ClockDefinition.When;
import org.huiyin.rulebook.Definitions.Header;
import org.huiyin.rulebook.Names.Sort;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads `overlays`: what a province or a city adds to the rulebook under which it stands.
///
/// Its language has no word for taking something away: a length can be another, duties, rungs
/// and the acts that meet those duties can be added, and that is all. Whether another length is
/// one that the complainant is better off with is the linter's to prove.
final class OverlayReader {

  private static final int LANGUAGE = 1;
  private static final int MOST = 8;

  private final DefinitionsReader parts;
  private final Findings findings;
  private final Names names;
  private final Values values;

  OverlayReader(DefinitionsReader parts, Findings findings, Names names, Values values) {
    this.parts = parts;
    this.findings = findings;
    this.names = names;
    this.values = values;
  }

  /// The definitions as they hold where all these overlays hold, each upon the one before it.
  Definitions read(@Nullable Node node, Definitions base) {
    Definitions definitions = base;
    List<Node> items = node == null ? List.of() : values.items(node);
    if (items.size() > MOST) {
      findings.add(items.get(MOST), "too many overlays upon each other", "at most " + MOST);
      return base;
    }
    for (Node item : items) {
      Section overlay = new Section("the overlay", item, findings);
      definitions = over(overlay, definitions);
      overlay.close();
    }
    return definitions;
  }

  private Definitions over(Section overlay, Definitions base) {
    values.number(overlay.need("overlay"), LANGUAGE, LANGUAGE);
    Header header = header(overlay, base.header());
    Node dates = fresh(overlay.find("dates"), base.dates().keySet(), "date");
    Node clocks = fresh(overlay.find("clocks"), base.clocks().keySet(), "clock");
    Node acts = fresh(overlay.find("acts"), base.acts().keySet(), "act");
    Map<String, SourceDefinition> sources =
        parts.sources(fresh(overlay.find("sources"), base.sources().keySet(), "source"));
    Map<String, DateDefinition> addedDates = parts.dates(dates);
    Map<String, ClockDefinition> addedClocks = parts.clocks(clocks);
    Map<String, ActDefinition> addedActs = parts.acts(acts);
    new Section("'clocks'", clocks, findings)
        .entries()
        .forEach(entry -> onlyADuty(entry, addedClocks.get(entry.key())));
    new Section("'acts'", acts, findings)
        .entries()
        .forEach(entry -> onlyMeetsDuties(entry, addedActs.get(entry.key()), addedClocks, base));
    Map<String, ClockDefinition> changed = lengths(overlay.find("lengths"), base.clocks());
    told(overlay.find("reminders"), When.BEFORE, changed);
    told(overlay.find("late"), When.LATE, changed);
    return new Definitions(
        header,
        joined(base.sources(), sources),
        base.roles(),
        base.parties(),
        base.seats(),
        base.kinds(),
        base.doors(),
        base.conflicts(),
        base.channels(),
        base.limits(),
        joined(base.dates(), addedDates),
        base.stages(),
        joined(changed, addedClocks),
        base.outcomes(),
        base.grounds(),
        joined(meeting(overlay.find("ends"), base.acts(), addedClocks.keySet()), addedActs),
        base.outlooks());
  }

  private static <T> Map<String, T> joined(Map<String, T> base, Map<String, T> added) {
    Map<String, T> all = new LinkedHashMap<>(base);
    added.forEach(all::putIfAbsent);
    return all;
  }

  private Header header(Section overlay, Header base) {
    Header own = parts.header(overlay, base);
    Node of = overlay.need("of");
    Section section = new Section("'of'", of, findings);
    String id = values.text(section.need("id"), "the id of the rulebook under it");
    String edition = values.text(section.need("edition"), "its edition");
    section.close();
    if (of != null && (!id.equals(base.id()) || !edition.equals(base.edition()))) {
      String what = "it is of " + Findings.quote(id + " " + edition);
      findings.add(of, what, base.id() + " " + base.edition() + ", on which it stands here");
    }
    Node name = overlay.find("id");
    if (name != null && own.id().equals(base.id())) {
      findings.add(name, "an overlay has the id of what it stands on", "an id of its own");
    }
    Node valid = overlay.find("valid");
    if (valid != null && own.validFrom().isBefore(base.validFrom())) {
      String what = "it is in force before the rulebook on which it stands";
      findings.add(valid, what, "from " + base.validFrom() + " on");
    }
    return own;
  }

  private @Nullable Node fresh(@Nullable Node node, Set<String> known, String sort) {
    for (Section.Entry entry : new Section("this part", node, new Findings("")).entries()) {
      if (known.contains(entry.key())) {
        String what = "the " + sort + " " + Findings.quote(entry.key()) + " is there already";
        findings.add(entry.keyNode(), what, "a name of its own");
      }
    }
    return node;
  }

  private void onlyADuty(Section.Entry entry, @Nullable ClockDefinition clock) {
    if (clock != null && (clock.window() || !clock.setsOff().isEmpty() || clock.isOfPromise())) {
      String what = "the clock '" + clock.id() + "' does more than to add a duty";
      findings.add(
          entry.keyNode(), what, "'is: duty', with a length, and nothing that its time sets off");
    }
  }

  // An act that moved a matter, met a duty of the base or decided could take a right away.
  private void onlyMeetsDuties(
      Section.Entry entry,
      @Nullable ActDefinition act,
      Map<String, ClockDefinition> own,
      Definitions base) {
    if (act == null) {
      return;
    }
    Changes does = act.changes();
    Set<String> recorded = new HashSet<>(does.records());
    recorded.add(String.valueOf(does.recordsOn()));
    recorded.retainAll(base.dates().keySet());
    Changes nothing = Changes.beside(does.records(), does.recordsOn(), does.ends(), null);
    if (act.gate().opens()
        || !recorded.isEmpty()
        || !own.keySet().containsAll(does.ends())
        || !does.equals(nothing)) {
      String what = "the act '" + act.id() + "' does more than to meet duties of this overlay";
      findings.add(entry.keyNode(), what, "only dates and 'ends' of its own");
    }
  }

  private Map<String, ClockDefinition> lengths(
      @Nullable Node node, Map<String, ClockDefinition> clocks) {
    Map<String, ClockDefinition> changed = new LinkedHashMap<>(clocks);
    for (Section.Entry entry : new Section("'lengths'", node, findings).entries()) {
      Section section = new Section("the length of '" + entry.key() + "'", entry.value(), findings);
      Length length = values.length(section.need("length"));
      Citation source = values.citation(section.need("source"));
      section.close();
      ClockDefinition clock = clocks.get(entry.key());
      if (clock == null) {
        names.unknown(Sort.CLOCK, entry.key(), entry.keyNode());
      } else if (clock.isOfPromise()) {
        String what = "the clock '" + clock.id() + "' runs to the promised day";
        findings.add(entry.keyNode(), what, "a clock that has a length");
      } else if (length != null) {
        changed.put(clock.id(), clock.of(length, source));
      }
    }
    return changed;
  }

  private void told(@Nullable Node node, When when, Map<String, ClockDefinition> clocks) {
    String part = when == When.BEFORE ? "'reminders'" : "'late'";
    for (Section.Entry entry : new Section(part, node, findings).entries()) {
      ClockDefinition clock = clocks.get(entry.key());
      List<Milestone> more = parts.milestones(entry.value(), when);
      if (clock == null) {
        names.unknown(Sort.CLOCK, entry.key(), entry.keyNode());
      } else if (more.stream().anyMatch(rung -> rung.act() != null)) {
        String what = "a rung of an overlay does more than to tell";
        findings.add(entry.keyNode(), what, "no 'act'");
      } else {
        clocks.put(clock.id(), clock.telling(inOrder(clock.milestones(), more)));
      }
    }
  }

  // Each among those of its sort, before the first that lies farther on in the same unit.
  private static List<Milestone> inOrder(List<Milestone> base, List<Milestone> added) {
    List<Milestone> all = new ArrayList<>(base);
    for (Milestone each : added) {
      int at = 0;
      for (int i = 0; i < all.size(); i++) {
        boolean before = all.get(i).when().compareTo(each.when()) < 0;
        boolean same = all.get(i).when() == each.when();
        at = before || (same && !isFartherOn(all.get(i), each)) ? i + 1 : at;
      }
      all.add(at, each);
    }
    return all;
  }

  private static boolean isFartherOn(Milestone one, Milestone other) {
    Length mine = one.distance();
    Length its = other.distance();
    if (mine == null || its == null || mine.counting().unit() != its.counting().unit()) {
      return false;
    }
    return one.when() == When.BEFORE ? mine.amount() < its.amount() : mine.amount() > its.amount();
  }

  private Map<String, ActDefinition> meeting(
      @Nullable Node node, Map<String, ActDefinition> acts, Set<String> own) {
    Map<String, ActDefinition> meeting = new LinkedHashMap<>(acts);
    for (Section.Entry entry : new Section("'ends'", node, findings).entries()) {
      ActDefinition act = acts.get(entry.key());
      List<String> clocks = values.references(entry.value(), Sort.CLOCK);
      if (act == null) {
        names.unknown(Sort.ACT, entry.key(), entry.keyNode());
      } else if (!own.containsAll(clocks)) {
        String what = "the act '" + act.id() + "' would meet a duty that isn't this overlay's";
        findings.add(entry.value(), what, Findings.suggest("", own));
      } else {
        meeting.put(act.id(), act.meeting(clocks));
      }
    }
    return meeting;
  }
}
