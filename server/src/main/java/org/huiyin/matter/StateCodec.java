package org.huiyin.matter;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.huiyin.rulebook.State;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The stored snapshot of a state. It can be thrown away: the journal's facts rebuild it, and
/// [State#FOLD_VERSION] says by which fold it was made.
final class StateCodec {

  private final JsonMapper json = JsonMapper.builder().build();

  String encode(State state) {
    return json.writeValueAsString(state);
  }

  /// Whether a stored text says what the state says, and nothing else. The order in which it names
  /// things doesn't matter.
  boolean says(String stored, State state) {
    return canonical(json.readTree(stored)).equals(canonical(json.readTree(encode(state))));
  }

  private static Object canonical(JsonNode node) {
    if (node.isObject()) {
      Map<String, Object> fields = new TreeMap<>();
      node.properties().forEach(field -> fields.put(field.getKey(), canonical(field.getValue())));
      return fields;
    }
    return node.isArray()
        ? node.valueStream().map(one -> canonical(one).toString()).sorted().toList()
        : node;
  }

  State decode(String text) {
    return json.readValue(text, State.class);
  }

  /// Of a state only who sits where, by the names of the seats.
  Map<String, UUID> seats(String text) {
    return json.readValue(text, new TypeReference<>() {});
  }

  /// Of a state only what was assigned to whom; nearly always to nobody yet.
  Map<String, State.Assignment> assignments(@Nullable String text) {
    return text == null || text.equals("{}")
        ? Map.of()
        : json.readValue(text, new TypeReference<>() {});
  }
}
