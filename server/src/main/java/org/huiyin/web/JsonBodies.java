package org.huiyin.web;

import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads values out of JSON that a client sent, as strictly as a body. Thread-safe.
@Component
public final class JsonBodies {

  private final JsonMapper json;

  JsonBodies(JsonMapper json) {
    this.json = json;
  }

  /// What `current` becomes by a merge patch (RFC 7396): members that the patch doesn't name stay,
  /// `null` removes.
  ///
  /// @throws ProblemException if the result isn't a valid `T`
  public <T> T merged(T current, Map<String, Object> patch, Class<T> type) {
    ObjectNode merged = merge(json.valueToTree(current), json.valueToTree(patch));
    try {
      return json.treeToValue(merged, type);
    } catch (JacksonException refused) {
      throw ProblemsOfJson.of(refused).exception();
    }
  }

  private static ObjectNode merge(ObjectNode target, ObjectNode patch) {
    for (Map.Entry<String, JsonNode> member : patch.properties()) {
      if (member.getValue() instanceof ObjectNode inner
          && target.get(member.getKey()) instanceof ObjectNode old) {
        target.set(member.getKey(), merge(old, inner));
      } else {
        // A null is kept as a value: an unknown name is refused even where it would remove.
        target.set(member.getKey(), member.getValue());
      }
    }
    return target;
  }
}
