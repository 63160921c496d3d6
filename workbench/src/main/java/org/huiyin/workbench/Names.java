package org.huiyin.workbench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The constants of an enum as people write them: `ran-out`.
final class Names {

  private Names() {}

  static String of(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static <E extends Enum<E>> List<String> all(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(Names::of).toList();
  }

  /// @param name one of [#all]
  static <E extends Enum<E>> E value(Class<E> type, String name) {
    return Enum.valueOf(type, name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
