package org.huiyin.matter;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What a template leaves to be written, and nobody wrote: `【…】`, or `[…]` that begins with a
/// letter. A decision isn't sent with one in it.
final class TemplateGaps {

  static final String REASON = "template-gap";

  private static final Pattern GAP =
      Pattern.compile("【[^【】]*】|\\[[\\p{L}…][^\\[\\]]*\\]|\\{[a-z]{1,20}\\}");

  private TemplateGaps() {}

  static List<FieldError> in(Map<String, String> texts) {
    return texts.entrySet().stream()
        .filter(text -> GAP.matcher(text.getValue()).find())
        .map(Map.Entry::getKey)
        .sorted()
        .map(name -> FieldError.of("texts." + name, REASON))
        .toList();
  }
}
