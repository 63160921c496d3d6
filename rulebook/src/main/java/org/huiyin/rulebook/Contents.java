package org.huiyin.rulebook;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.UUID;
import org.huiyin.rulebook.ActDefinition.Extension;
import org.huiyin.rulebook.Decision.Refused;
import org.jspecify.annotations.Nullable;

/// What an act says, checked after [Refusals]: that everything needed is there, that nothing
/// else is, and that each value is one that the rulebook allows.
final class Contents {

  private final Definitions definitions;
  private final Procedure.Step step;
  private final State state;
  private final Act act;
  private final Particulars with;
  private final LocalDate today;
  private final Seating seating;

  Contents(
      Definitions definitions,
      Procedure.Step step,
      State state,
      Act act,
      LocalDate today,
      Seating seating) {
    this.definitions = definitions;
    this.step = step;
    this.state = state;
    this.act = act;
    this.with = act.with();
    this.today = today;
    this.seating = seating;
  }

  @Nullable Refused refused() {
    Refused refused = missing();
    if (refused == null && Particular.given(with) != 0) {
      refused = values();
    }
    return refused == null ? outcome() : refused;
  }

  private @Nullable Refused missing() {
    int given = Particular.given(with);
    int missing = step.needed & ~given;
    if (missing != 0) {
      return refused(Rule.PARTICULAR_MISSING, "missing", Particular.names(missing));
    }
    int strange = given & ~step.allowed;
    if (strange != 0) {
      return unknown(Particular.names(strange), "", "");
    }
    List<String> texts = step.act.needs().texts();
    for (int i = 0; i < texts.size(); i++) {
      if (!act.texts().contains(texts.get(i))) {
        return refused(Rule.TEXT_MISSING, "missing", missingTexts(texts));
      }
    }
    return null;
  }

  private String missingTexts(List<String> texts) {
    StringJoiner missing = new StringJoiner(",");
    for (String text : texts) {
      if (!act.texts().contains(text)) {
        missing.add(text);
      }
    }
    return missing.toString();
  }

  private @Nullable Refused values() {
    Refused refused = kind();
    refused = refused == null ? channel() : refused;
    refused = refused == null ? ground() : refused;
    refused = refused == null ? institution() : refused;
    refused = refused == null ? on() : refused;
    refused = refused == null ? days() : refused;
    refused = refused == null ? promise() : refused;
    return refused == null ? promises() : refused;
  }

  private @Nullable Refused kind() {
    String kind = with.kind();
    if (kind == null) {
      return null;
    }
    KindDefinition definition = definitions.kinds().get(kind);
    if (definition == null) {
      return unknown("kind", kind, names(definitions.kinds().keySet()));
    }
    return step.act.id().equals(definition.intake())
        ? null
        : new Refused(Rule.WRONG_KIND, definition.source(), Map.of("kind", kind));
  }

  private @Nullable Refused channel() {
    String channel = with.channel();
    if (channel != null && !definitions.channels().contains(channel)) {
      return unknown("channel", channel, names(definitions.channels()));
    }
    Integer people = with.representatives();
    LimitDefinitions.Representatives limit = definitions.limits().representatives();
    if (people == null) {
      return null;
    }
    if (people < 1) {
      return unknown("representatives", people.toString(), "1-");
    }
    if (limit == null
        || people <= limit.most()
        || (!limit.channels().isEmpty()
            && (channel == null || !limit.channels().contains(channel)))) {
      return null;
    }
    return new Refused(
        Rule.TOO_MANY_REPRESENTATIVES,
        limit.source(),
        Map.of("most", Integer.toString(limit.most()), "given", people.toString()));
  }

  private @Nullable Refused ground() {
    String ground = with.ground();
    if (ground == null) {
      return null;
    }
    GroundDefinition definition = definitions.grounds().get(ground);
    if (definition != null && definition.fits(step.act.id(), state.stage())) {
      return null;
    }
    StringJoiner allowed = new StringJoiner(",");
    for (GroundDefinition each : definitions.grounds().values()) {
      if (each.fits(step.act.id(), state.stage())) {
        allowed.add(each.id());
      }
    }
    return unknown("ground", ground, allowed.toString());
  }

  private @Nullable Refused institution() {
    UUID institution = with.institution();
    if (institution == null) {
      return null;
    }
    for (String seat : step.act.needs().elsewhere()) {
      if (institution.equals(seating.at(seat))) {
        return refused(Rule.ALREADY_THERE, "institution", institution.toString());
      }
    }
    return null;
  }

  private @Nullable Refused on() {
    LocalDate on = with.on();
    if (on == null) {
      return null;
    }
    String since = step.act.needs().since();
    LocalDate from = since == null ? null : state.dates().get(since);
    return within(on, from == null ? definitions.header().validFrom() : from, today);
  }

  private @Nullable Refused within(LocalDate on, LocalDate from, LocalDate to) {
    if (!on.isBefore(from) && !on.isAfter(to)) {
      return null;
    }
    return new Refused(
        Rule.DATE_OUT_OF_RANGE,
        step.act.source(),
        Map.of("on", on.toString(), "from", from.toString(), "to", to.toString()));
  }

  private @Nullable Refused days() {
    Extension extension = step.act.changes().extend();
    Integer days = with.days();
    if (days == null || extension == null) {
      return null;
    }
    RunningClock clock = state.last(extension.clock());
    int most = extension.upTo().amount() - (clock == null ? 0 : clock.extended());
    if (days < 1) {
      return unknown("days", days.toString(), "1-" + most);
    }
    return days <= most
        ? null
        : new Refused(
            Rule.EXTENSION_TOO_LONG,
            step.act.source(),
            Map.of("days", days.toString(), "most", Integer.toString(most)));
  }

  private @Nullable Refused promise() {
    ActDefinition.PromiseChange change = step.act.changes().promise();
    Integer promise = with.promise();
    if (promise == null || change == null) {
      return null;
    }
    boolean open =
        promise >= 1
            && promise <= state.promises().size()
            && step.act.isAbout(state.promise(promise), state);
    return open ? null : refused(Rule.PROMISE_NOT_OPEN, "promise", promise.toString());
  }

  private @Nullable Refused promises() {
    LimitDefinitions.Promises limit = definitions.limits().promises();
    if (with.promises().isEmpty() || limit == null) {
      return null;
    }
    if (with.promises().size() > limit.most()) {
      return unknown("promises", Integer.toString(with.promises().size()), "0-" + limit.most());
    }
    for (LocalDate due : with.promises()) {
      Refused refused = within(due, today, today.plusDays(limit.ahead()));
      if (refused != null) {
        return refused;
      }
    }
    return null;
  }

  private @Nullable Refused outcome() {
    String instance = step.act.changes().decides();
    String fixed = step.act.changes().outcome();
    String id = fixed == null ? with.outcome() : fixed;
    if (instance == null || id == null) {
      return null;
    }
    OutcomeDefinition outcome = definitions.outcomes().get(id);
    if (outcome == null || !outcome.fits(instance, state.kind(), step.act.id())) {
      return unknown("outcome", id, outcomes(instance));
    }
    return outcome.isLeft(state)
        ? null
        : new Refused(Rule.TOO_OFTEN, outcome.atMostSource(), Refusals.atMost(outcome.atMost()));
  }

  private String outcomes(String instance) {
    StringJoiner allowed = new StringJoiner(",");
    for (OutcomeDefinition each : definitions.outcomes().values()) {
      if (each.fits(instance, state.kind(), step.act.id())) {
        allowed.add(each.id());
      }
    }
    return allowed.toString();
  }

  private static String names(Set<String> ids) {
    return String.join(",", ids.stream().sorted().toList());
  }

  private Refused unknown(String particular, String value, String allowed) {
    return new Refused(
        Rule.PARTICULAR_UNKNOWN,
        step.act.source(),
        Map.of("particular", particular, "value", value, "allowed", allowed));
  }

  private Refused refused(Rule rule, String name, String value) {
    return new Refused(rule, step.act.source(), Map.of(name, value));
  }
}
