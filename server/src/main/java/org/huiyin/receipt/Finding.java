package org.huiyin.receipt;

import java.util.List;

/// One sentence of what was found in a receipt: the same for the page of the server and, by their
/// keys, for the script of the page that verifies on a device.
///
/// @param tone whether it is a heading, right, not known, or wrong
/// @param key of the sentence, after `verify.`
/// @param values what stands in its gaps
record Finding(Tone tone, String key, List<String> values) {

  Finding {
    values = List.copyOf(values);
  }

  enum Tone {
    HEAD,
    YES,
    OPEN,
    NO,
    MEANS;

    String id() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  static Finding of(Tone tone, String key, Object... values) {
    return new Finding(tone, key, java.util.Arrays.stream(values).map(String::valueOf).toList());
  }

  Object[] arguments() {
    return values.toArray();
  }
}
