package org.huiyin.authority;

import java.text.Collator;
import java.util.HexFormat;
import java.util.Locale;

/// Makes the stored key that sorts names under collation C as a Chinese reader expects: by pinyin
/// for the 3,755 common characters of GB/T 2312, the rarer ones after them.
final class SortKey {

  // KNOWN LIMIT: a character of several readings sorts by its first, so 重庆 stands under zhong.
  private static final Collator CHINESE = Collator.getInstance(Locale.SIMPLIFIED_CHINESE);

  private SortKey() {}

  static String of(String name) {
    return new Making().of(name);
  }

  /// Makes many. Not thread-safe.
  static final class Making {
    // Collator says of itself that it isn't safe for several threads, though its methods are
    // synchronized in OpenJDK.
    private final Collator collator = (Collator) CHINESE.clone();

    String of(String name) {
      return HexFormat.of().formatHex(collator.getCollationKey(name).toByteArray());
    }
  }
}
