package org.huiyin.matter;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.huiyin.rulebook.State;
import org.jspecify.annotations.Nullable;

/// What the columns of a matter's row have to be, by its journal and its state, as text.
///
/// Whoever could change one of them alone would hide a matter from a list, from the sweep of
/// deadlines or from the wall, without touching the journal.
final class CheckingColumns {

  private static final String NONE = "none";

  private CheckingColumns() {}

  /// @param facts at least one entry
  static Map<String, String> of(State state, List<Facts> facts, Optional<LocalDate> nextOn) {
    Facts filed = facts.getFirst();
    Map<String, String> columns = new HashMap<>();
    for (String name : List.of("kind", "relation", "anonymous", "channel", "topic", "place")) {
      columns.put(name, text(filed.filing().get(name)));
    }
    facts.stream()
        .map(entry -> entry.with().topic())
        .filter(Objects::nonNull)
        .forEach(topic -> columns.put("topic", topic));
    columns.put("about_institution", text(filed.filing().get("about-institution")));
    columns.put("about_unit", text(filed.filing().get("about-unit")));
    columns.put("about_officer", text(filed.filing().get("about-officer")));
    Walled walled = walled(facts);
    columns.put("walled", joined(List.copyOf(walled.institutions())));
    columns.put("walled_officers", joined(List.copyOf(walled.officers())));
    columns.put("key_of_helper", text(isOfHelper(facts)));
    columns.put("rulebook", filed.rulebook());
    columns.put("opened_on", text(filed.on()));
    columns.put("last_on", text(lastOn(facts)));
    columns.put("next_on", text(nextOn.orElse(null)));
    columns.put("stage", state.stage());
    for (String seat : List.of("registering", "responsible", "reviewing", "re-reviewing")) {
      UUID institution = state.seats().get(seat);
      columns.put(seat.replace('-', '_'), text(institution));
    }
    columns.put("recused", joined(List.copyOf(state.recused())));
    return columns;
  }

  /// @param facts at least one entry
  static Walled walled(List<Facts> facts) {
    Walled walled = Walled.ofFiling(facts.getFirst().filing());
    for (Facts entry : facts) {
      walled = walled.and(entry.walled());
    }
    return walled;
  }

  private static boolean isOfHelper(List<Facts> facts) {
    return facts.getFirst().filing().containsKey(Taking.ON_BEHALF)
        && facts.stream().noneMatch(entry -> entry.act().equals(Viewing.TAKE_KEY));
  }

  private static LocalDate lastOn(List<Facts> facts) {
    return facts.stream()
        .filter(Facts::changesState)
        .map(Facts::on)
        .max(Comparator.naturalOrder())
        .orElseGet(() -> facts.getFirst().on());
  }

  private static String text(@Nullable Object value) {
    return value == null ? NONE : value.toString();
  }

  private static String joined(List<?> ids) {
    return ids.isEmpty()
        ? NONE
        : ids.stream().map(Object::toString).sorted().collect(Collectors.joining(","));
  }
}
