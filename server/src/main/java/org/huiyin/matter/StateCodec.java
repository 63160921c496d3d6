package org.huiyin.matter;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.huiyin.rulebook.State;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// The stored snapshot of a state. It can be thrown away: the journal's facts rebuild it, and
/// [State#FOLD_VERSION] says by which fold it was made.
final class StateCodec {

  private static final int MOST = 1_000;

  private final JsonMapper json =
      JsonMapper.builder()
          .addModule(new SimpleModule("days").addDeserializer(LocalDate.class, new DayReader()))
          .build();

  /// A list and a page read the same matters again and again; a text that changed is another key.
  private final Recent<String, State> recent = new Recent<>(MOST);

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
    return recent.of(text, () -> json.readValue(text, State.class));
  }

  /// A state has some thirty days in it. The general parser takes a microsecond for each, as much
  /// as all the rest of the state.
  private static final class DayReader extends ValueDeserializer<LocalDate> {

    @Override
    public LocalDate deserialize(JsonParser parser, DeserializationContext context) {
      String text = parser.getString();
      return isPlain(text)
          ? LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
          : LocalDate.parse(text);
    }

    private static boolean isPlain(String text) {
      if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
        return false;
      }
      for (int i = 0; i < 10; i++) {
        if (i != 4 && i != 7 && (text.charAt(i) < '0' || text.charAt(i) > '9')) {
          return false;
        }
      }
      return true;
    }

    private static int number(String text, int from, int to) {
      return Integer.parseInt(text, from, to, 10);
    }
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
