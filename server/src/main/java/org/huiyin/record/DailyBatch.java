package org.huiyin.record;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.huiyin.ledger.CanonicalJson;
import org.huiyin.ledger.Commitment;
import org.huiyin.ledger.Salt;

/// What is put among the anonymous entries of a day, so that their number says little and a day
/// without any looks the same. Each padding opens as `{"n":<i>,"padding":"<day>"}` with a salt that
/// is kept: nothing else can be passed off as one.
record DailyBatch(LocalDate day, List<Salt> salts, List<Commitment> commitments) {

  /// The least that a day has.
  static final int LEAST = 16;

  DailyBatch {
    salts = List.copyOf(salts);
    commitments = List.copyOf(commitments);
  }

  /// As many as a day with so many entries lacks.
  static DailyBatch paddings(LocalDate day, int entries, SecureRandom random) {
    List<Salt> salts = new ArrayList<>();
    List<Commitment> commitments = new ArrayList<>();
    for (int n = 0; n < size(entries) - entries; n++) {
      Salt salt = Salt.random(random);
      salts.add(salt);
      commitments.add(Commitment.of(facts(day, n), new byte[0], salt));
    }
    return new DailyBatch(day, salts, commitments);
  }

  /// How large the batch of so many entries is: the next power of two, and sixteen at least.
  static int size(int entries) {
    return Math.max(LEAST, entries < 2 ? 1 : Integer.highestOneBit(entries - 1) << 1);
  }

  /// What the n-th padding of a day commits to.
  static byte[] facts(LocalDate day, int n) {
    return CanonicalJson.encode(new TreeMap<>(Map.of("padding", day.toString(), "n", (long) n)));
  }
}
