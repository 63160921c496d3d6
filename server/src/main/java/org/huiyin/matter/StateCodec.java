package org.huiyin.matter;

import org.huiyin.rulebook.State;
import tools.jackson.databind.json.JsonMapper;

/// The stored snapshot of a state. It can be thrown away: the journal's facts rebuild it, and
/// [State#FOLD_VERSION] says by which fold it was made.
final class StateCodec {

  private final JsonMapper json = JsonMapper.builder().build();

  String encode(State state) {
    return json.writeValueAsString(state);
  }

  State decode(String text) {
    return json.readValue(text, State.class);
  }
}
