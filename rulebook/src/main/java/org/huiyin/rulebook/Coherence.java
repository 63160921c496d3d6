package org.huiyin.rulebook;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.huiyin.rulebook.ActDefinition.Changes;
import org.huiyin.rulebook.ActDefinition.SeatChange;
import org.huiyin.rulebook.ActDefinition.Stop;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/// Whether the parts of a rulebook fit together as far as the machine relies on it: each name
/// that an act or a clock uses means something of the right sort. Whether the procedure is sound
/// is another question.
final class Coherence {

  private final Definitions definitions;
  private final Findings findings;
  private final Section document;

  Coherence(Definitions definitions, Findings findings, Section document) {
    this.definitions = definitions;
    this.findings = findings;
    this.document = document;
  }

  void check() {
    header();
    definitions.seats().values().forEach(this::seat);
    definitions.kinds().values().forEach(this::kind);
    definitions.clocks().values().forEach(this::clock);
    definitions.outcomes().values().forEach(this::outcome);
    definitions.acts().values().forEach(this::act);
  }

  private void header() {
    Definitions.Header header = definitions.header();
    if (header.validUntil() != null && header.validUntil().isBefore(header.validFrom())) {
      say("valid", "", "'valid' ends before it begins", "");
    }
  }

  private void seat(SeatDefinition seat) {
    Set<String> seen = new HashSet<>();
    SeatDefinition each = seat;
    while (each != null && each.fallback() != null) {
      if (!seen.add(each.id())) {
        say("seats", seat.id(), "the seat '" + seat.id() + "' stands in for itself", "no circle");
        return;
      }
      each = definitions.seats().get(each.fallback());
    }
  }

  private void kind(KindDefinition kind) {
    ActDefinition act = definitions.acts().get(kind.intake() == null ? "" : kind.intake());
    if (act != null && !act.gate().opens()) {
      String what = "the act '" + act.id() + "' doesn't open a matter";
      say("kinds", kind.id(), what, "an act with 'in: []'");
    }
  }

  private void clock(ClockDefinition clock) {
    for (String name : clock.setsOff()) {
      ActDefinition act = definitions.acts().get(name);
      if (act != null && !act.isSystem()) {
        String what = "the act '" + name + "', which time sets off, isn't the system's";
        say("clocks", clock.id(), what, "an act with 'by: [system]'");
      }
    }
    if (!clock.isOfPromise() && clock.from().isEmpty()) {
      say(
          "clocks",
          clock.id(),
          "nothing starts the clock '" + clock.id() + "'",
          "a date in 'from'");
    }
  }

  private void outcome(OutcomeDefinition outcome) {
    boolean reachable =
        definitions.acts().values().stream()
            .anyMatch(
                act ->
                    act.changes().decides() != null
                        && outcome.instances().contains(act.changes().decides())
                        && (outcome.acts().isEmpty() || outcome.acts().contains(act.id())));
    if (!reachable) {
      String what = "no act can decide the outcome '" + outcome.id() + "'";
      say("outcomes", outcome.id(), what, "an instance that an act decides");
    }
  }

  private void act(ActDefinition act) {
    Changes changes = act.changes();
    if (act.gate().by().isEmpty()) {
      say(
          "acts",
          act.id(),
          "nobody may do the act '" + act.id() + "'",
          "at least one post in 'by'");
    } else if (act.isSystem() && !isSetOff(act)) {
      String what = "no clock sets off the system's act '" + act.id() + "'";
      say("acts", act.id(), what, "a clock with 'at-end: {act: " + act.id() + "}'");
    }
    if (act.gate().atMost() > 0 && definitions.dates().containsKey(act.id())) {
      String what = "the bounded act '" + act.id() + "' has the name of a date";
      say("acts", act.id(), what, "another name, since both are counted by it");
    }
    if (act.gate().opens()) {
      needs(act, Particular.KIND, "it opens a matter");
      if (changes.leadsTo() == null) {
        say("acts", act.id(), "the act '" + act.id() + "' opens a matter nowhere", "'leads-to'");
      }
    }
    if (act.needs().identity() != null
        && (act.gate().opens() || act.gate().by().stream().noneMatch(Post::isComplainant))) {
      String what = "the act '" + act.id() + "' asks nobody in a matter for a name";
      say("acts", act.id(), what, "'identity' with an act of the complainant");
    }
    particulars(act, changes);
    stops(act, changes);
    decision(act, changes);
  }

  private boolean isSetOff(ActDefinition act) {
    return definitions.clocks().values().stream()
        .anyMatch(clock -> clock.setsOff().contains(act.id()));
  }

  private void particulars(ActDefinition act, Changes changes) {
    if (changes.recordsOn() != null || act.needs().since() != null) {
      needs(act, Particular.ON, "it records a day");
    }
    for (SeatChange change : changes.seats().values()) {
      if (change.how() == SeatChange.How.GIVEN) {
        needs(act, Particular.INSTITUTION, "it seats the institution given");
      }
    }
    if (changes.assigns() != null && !asks(act, Particular.OFFICER)) {
      needs(act, Particular.UNIT, "it assigns");
    }
    if (changes.marks().containsValue(Changes.GIVEN)) {
      needs(act, Particular.GROUND, "it marks with one");
    }
    if (changes.promise() != null) {
      needs(act, Particular.PROMISE, "it changes a promise");
    }
    if (changes.extend() != null) {
      needs(act, Particular.DAYS, "it extends a clock");
    }
    if (asks(act, Particular.PROMISES) && definitions.limits().promises() == null) {
      String what = "the act '" + act.id() + "' may promise without bound";
      say("acts", act.id(), what, "'promises' in 'limits'");
    }
    if (asks(act, Particular.GROUND)
        && definitions.grounds().values().stream().noneMatch(g -> g.acts().contains(act.id()))) {
      say(
          "acts",
          act.id(),
          "there is no ground for the act '" + act.id() + "'",
          "one in 'grounds'");
    }
  }

  private static boolean asks(ActDefinition act, Particular particular) {
    return act.needs().with().contains(particular) || act.needs().mayHave().contains(particular);
  }

  private void needs(ActDefinition act, Particular particular, String why) {
    if (!asks(act, particular)) {
      String what = "the act '" + act.id() + "' asks for no '" + particular.id() + "', but " + why;
      say("acts", act.id(), what, "'" + particular.id() + "' in 'with' or 'may-have'");
    }
  }

  private void stops(ActDefinition act, Changes changes) {
    if (changes.extend() != null) {
      ClockDefinition clock = definitions.clocks().get(changes.extend().clock());
      Length length = clock == null ? null : clock.length();
      if (clock != null
          && (length == null
              || length.counting().unit() != changes.extend().upTo().counting().unit())) {
        String what = "the act '" + act.id() + "' extends '" + clock.id() + "' in another unit";
        say("acts", act.id(), what, "the clock's own unit");
      }
    }
    ground(act, changes.pause());
    ground(act, changes.resume());
    ground(act, changes.contests());
  }

  private void ground(ActDefinition act, @Nullable Stop stop) {
    ClockDefinition clock = stop == null ? null : definitions.clocks().get(stop.clock());
    if (stop != null && clock != null && !clock.pauses().containsKey(stop.ground())) {
      say(
          "acts",
          act.id(),
          "the clock '" + clock.id() + "' has no pause " + Findings.quote(stop.ground()),
          Findings.suggest(stop.ground(), clock.pauses().keySet()));
    }
  }

  private void decision(ActDefinition act, Changes changes) {
    boolean chooses = asks(act, Particular.OUTCOME);
    if (changes.decides() == null) {
      if (chooses || changes.outcome() != null) {
        String what = "the act '" + act.id() + "' has an outcome but decides nothing";
        say("acts", act.id(), what, "'decides'");
      }
    } else if (chooses == (changes.outcome() != null)) {
      String what = "the act '" + act.id() + "' decides, but on one outcome it must say which";
      say("acts", act.id(), what, "either 'outcome', or 'outcome' in 'with'");
    }
  }

  private void say(String part, String id, String what, String expected) {
    findings.add(place(part, id), what, expected);
  }

  private Optional<Mark> place(String part, String id) {
    Node node = document.find(part);
    if (node == null) {
      return Optional.empty();
    }
    for (Section.Entry entry : new Section(part, node, new Findings("")).entries()) {
      if (entry.key().equals(id)) {
        return entry.keyNode().getStartMark();
      }
    }
    return node.getStartMark();
  }
}
