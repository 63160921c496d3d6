package org.huiyin.soak;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;

/// The published rulebook, read as the plain document that it is: none of the classes by which the
/// server reads it.
final class Rules {

  private final Map<?, ?> document;

  Rules(byte[] yaml) {
    Object read =
        new Load(LoadSettings.builder().build())
            .loadFromString(new String(yaml, java.nio.charset.StandardCharsets.UTF_8));
    this.document = (Map<?, ?>) Objects.requireNonNull(read);
  }

  /// A time limit as the document has it.
  record Limit(int amount, boolean working) {

    static Limit of(String written) {
      int space = written.indexOf(' ');
      return new Limit(
          Integer.parseInt(written.substring(0, space)),
          written.substring(space + 1).equals("working-days"));
    }
  }

  /// A day before or after the last day of a clock.
  ///
  /// @param days negative for a reminder
  /// @param act what being so late sets off, or null
  record Rung(int days, boolean working, @Nullable String act) {}

  /// An act of complainants that has a time.
  record Door(String act, String until, List<String> stages, List<String> kinds) {

    /// Whether it has to be offered in what a complainant is shown on this day.
    boolean isOpen(JsonNode view, LocalDate today) {
      return stages.contains(view.at("/stage/id").stringValue())
          && (kinds.isEmpty() || kinds.contains(view.at("/kind/id").stringValue()))
          && latest(view).map(last -> !last.isBefore(today)).orElse(true);
    }

    private Optional<LocalDate> latest(JsonNode view) {
      return view.required("clocks")
          .valueStream()
          .filter(clock -> clock.at("/clock/id").stringValue().equals(until))
          .filter(clock -> !clock.required("status").stringValue().equals("met"))
          .map(clock -> LocalDate.parse(clock.required("due").stringValue()))
          .reduce((first, second) -> second);
    }
  }

  private static Map<?, ?> map(@Nullable Object node) {
    return node instanceof Map<?, ?> map ? map : Map.of();
  }

  private Map<?, ?> part(String name, String id) {
    return map(map(document.get(name)).get(id));
  }

  /// The texts of a list; empty where there is none, or where it is no list.
  static List<String> texts(@Nullable Object node) {
    return node instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }

  Map<?, ?> act(String id) {
    return part("acts", id);
  }

  Map<?, ?> clock(String id) {
    return part("clocks", id);
  }

  Map<?, ?> outcome(String id) {
    return part("outcomes", id);
  }

  List<String> meanwhile(String kind) {
    return texts(part("kinds", kind).get("meanwhile"));
  }

  /// The length of a clock; none for a promise, whose day is promised.
  Optional<Limit> length(String clock) {
    return Optional.ofNullable(clock(clock).get("length")).map(String::valueOf).map(Limit::of);
  }

  List<Rung> rungs(String clock, String which) {
    List<Rung> rungs = new ArrayList<>();
    if (clock(clock).get(which) instanceof List<?> list) {
      for (Object each : list) {
        String at = which.equals("late") ? "after" : "before";
        Limit limit = Limit.of(String.valueOf(map(each).get(at)));
        int days = at.equals("after") ? limit.amount() : -limit.amount();
        Object act = map(each).get("act");
        rungs.add(new Rung(days, limit.working(), act == null ? null : act.toString()));
      }
    }
    return rungs;
  }

  /// The acts by which complainants go higher.
  List<Door> doors() {
    List<Door> doors = new ArrayList<>();
    for (Map.Entry<?, ?> each : map(document.get("acts")).entrySet()) {
      Map<?, ?> act = map(each.getValue());
      if (act.get("until") != null && texts(act.get("by")).contains("complainant")) {
        doors.add(
            new Door(
                String.valueOf(each.getKey()),
                String.valueOf(act.get("until")),
                texts(act.get("in")),
                texts(act.get("kinds"))));
      }
    }
    return doors;
  }

  /// The dates that an act records on the day on which it is done.
  List<String> records(String act, @Nullable String outcome) {
    List<String> all = new ArrayList<>(texts(act(act).get("records")));
    if (outcome != null) {
      all.addAll(texts(outcome(outcome).get("records")));
    }
    return all;
  }

  /// The date that an act records on the day that it names.
  Optional<String> recordsOn(String act) {
    return Optional.ofNullable(act(act).get("records-on")).map(String::valueOf);
  }
}
