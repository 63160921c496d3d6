package org.huiyin.matter;

import java.util.Map;
import java.util.UUID;

/// What a complainant holds after filing: it opens the matter, and proves nothing to anyone
/// else. Immutable.
///
/// @param number the matter's number
/// @param key the twenty digits in groups; never shown again
/// @param authority the jurisdiction that registered it
/// @param matter its id
public record Receipt(String number, String key, String authority, UUID matter) {

  Map<String, Object> asMap() {
    return Map.of(
        "number", number, "key", key, "authority", authority, "matter", matter.toString());
  }

  static Receipt of(Map<String, Object> map) {
    EffectCodec.Reader r = new EffectCodec.Reader(map);
    return new Receipt(r.text("number"), r.text("key"), r.text("authority"), r.id("matter"));
  }

  @Override
  public String toString() {
    return "Receipt[" + number + "]";
  }
}
