package org.huiyin.web;

import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.KeyDeserializer;

/// Names in an object of texts, held to the same as [StorableText].
final class StorableName extends KeyDeserializer {

  @Override
  public Object deserializeKey(String name, DeserializationContext context) {
    return StorableText.storable(name)
        ? name
        : context.handleWeirdKey(String.class, "", StorableText.REFUSAL);
  }
}
