package org.huiyin.ledger.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huiyin.ledger.Hash;

/// RFC 9162, 2.1, word for word and slow: the oracle. Remembers each subtree's hash, or all
/// proofs of all small trees would take minutes; shares no line with what it judges.
final class Rfc9162 {

  private record Range(int from, int to) {}

  private final List<Hash> leaves;
  private final Map<Range, Hash> known = new HashMap<>();

  /// Of leaf hashes.
  Rfc9162(List<Hash> leaves) {
    this.leaves = List.copyOf(leaves);
  }

  static Hash leaf(byte[] d) {
    return Hash.sha256(new byte[] {0x00}, d);
  }

  /// 2.1.1: MTH(D\[0:n\]).
  Hash mth(int n) {
    return n == 0 ? Hash.sha256() : mth(0, n);
  }

  private Hash mth(int from, int to) {
    int n = to - from;
    if (n == 1) {
      return leaves.get(from);
    }
    var cached = known.get(new Range(from, to));
    if (cached != null) {
      return cached;
    }
    int k = k(n);
    var hash =
        Hash.sha256(new byte[] {0x01}, mth(from, from + k).bytes(), mth(from + k, to).bytes());
    known.put(new Range(from, to), hash);
    return hash;
  }

  /// 2.1.3.1: PATH(m, D\[0:n\]).
  List<Hash> path(int m, int n) {
    return path(m, 0, n);
  }

  private List<Hash> path(int m, int from, int to) {
    int n = to - from;
    if (n == 1) {
      return List.of();
    }
    int k = k(n);
    return m < k
        ? and(path(m, from, from + k), mth(from + k, to))
        : and(path(m - k, from + k, to), mth(from, from + k));
  }

  /// 2.1.4.1: PROOF(m, D\[0:n\]).
  List<Hash> proof(int m, int n) {
    return subproof(m, 0, n, true);
  }

  private List<Hash> subproof(int m, int from, int to, boolean b) {
    int n = to - from;
    if (m == n) {
      return b ? List.of() : List.of(mth(from, to));
    }
    int k = k(n);
    return m <= k
        ? and(subproof(m, from, from + k, b), mth(from + k, to))
        : and(subproof(m - k, from + k, to, false), mth(from, from + k));
  }

  /// The largest power of two smaller than n.
  private static int k(int n) {
    int k = 1;
    while (2 * k < n) {
      k *= 2;
    }
    return k;
  }

  private static List<Hash> and(List<Hash> proof, Hash last) {
    var longer = new ArrayList<>(proof);
    longer.add(last);
    return longer;
  }
}
