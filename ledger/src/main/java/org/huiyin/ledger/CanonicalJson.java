package org.huiyin.ledger;

import java.util.Map;

/// The one way in which an entry's facts and content become bytes: RFC 8785 (JSON Canonicalization
/// Scheme), restricted to what cannot be misread.
///
/// An entry is an object. Its values are objects (`Map`), arrays (`List`), strings, booleans, and
/// integers in ±(2^53 − 1) (`Integer`, `Long`), at most [#MAX_DEPTH] deep, the entry itself being
/// 1. There are no fractions (amounts are integers of the smallest unit, or strings) and no null:
/// what is absent is left out.
///
/// Guarantees: equal entries have equal bytes, whatever the order of their maps; different entries
/// have different bytes; `decode` accepts exactly the bytes that `encode` can produce, so that
/// `encode(decode(b))` is `b`. Does not guarantee that a text is normalised: 'é' in one code point
/// and in two are different strings, and stay so. Does not limit the size: the caller bounds the
/// array.
public final class CanonicalJson {

  /// How many objects and arrays may stand in one another.
  public static final int MAX_DEPTH = 64;

  static final long MAX_INTEGER = (1L << 53) - 1;

  private CanonicalJson() {}

  /// The canonical bytes of this entry.
  ///
  /// @param entry maps with string keys, lists, strings without lone surrogates, integers,
  ///     booleans
  /// @throws IllegalArgumentException naming the path (such as `$.parties[1].role`) of what has no
  ///     canonical form, and never its value
  public static byte[] encode(Map<String, ?> entry) {
    return new CanonicalWriter().entry(entry);
  }

  /// The entry with these bytes; unmodifiable, keys in canonical order, every integer a `Long`.
  ///
  /// @throws NotCanonical if [#encode] cannot have written these bytes
  public static Map<String, Object> decode(byte[] bytes) {
    return new CanonicalReader(bytes).entry();
  }
}
