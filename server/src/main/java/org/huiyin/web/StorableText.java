package org.huiyin.web;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/// Text that comes back as it came in. JSON can escape two things that PostgreSQL can't keep and
/// that no writer means: the character U+0000 and half of a surrogate pair.
final class StorableText extends StdScalarDeserializer<String> {

  /// How [ProblemsOfJson] knows this refusal again.
  static final String REFUSAL = "text that can't be kept";

  StorableText() {
    super(String.class);
  }

  @Override
  public String deserialize(JsonParser parser, DeserializationContext context) {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      // Numbers and booleans aren't turned into text either.
      return (String) context.handleUnexpectedToken(String.class, parser);
    }
    String text = parser.getString();
    return storable(text)
        ? text
        : (String) context.handleWeirdStringValue(String.class, "", REFUSAL);
  }

  static boolean storable(String text) {
    return text.codePoints().noneMatch(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF));
  }
}
