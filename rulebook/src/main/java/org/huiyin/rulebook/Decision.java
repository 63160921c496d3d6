package org.huiyin.rulebook;

import java.util.List;
import java.util.Map;

/// What the rulebook says to an act: it is [Allowed], with its effects, or [Refused], with the
/// rule. A refusal is a value and never an exception.
public sealed interface Decision {

  /// The act is lawful now; `state` is the state after `effects`.
  record Allowed(State state, List<Effect> effects, Citation citation) implements Decision {
    public Allowed {
      effects = List.copyOf(effects);
    }
  }

  /// The act is refused, and nothing changes.
  ///
  /// @param rule the stable id of the rule that refuses, see [Rule]
  /// @param citation the provision behind it
  /// @param facts what the message needs, such as `due` or `atMost`; never a person's data
  record Refused(Rule rule, Citation citation, Map<String, String> facts) implements Decision {
    public Refused {
      facts = Map.copyOf(facts);
    }
  }
}
