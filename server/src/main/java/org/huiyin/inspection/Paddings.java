package org.huiyin.inspection;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.huiyin.ledger.CanonicalJson;
import org.huiyin.ledger.Commitment;

/// Opens every padding: what doesn't open is none, and nobody can pass an entry off as one that
/// was dropped.
record Paddings(LogRows rows, Claims claims) {

  private static final int MOST = 1_000;
  private static final byte[] NO_CONTENT = {};

  void claim() {
    List<LogRows.Padding> some = rows.paddings(LocalDate.EPOCH, -1, MOST);
    while (!some.isEmpty()) {
      for (LogRows.Padding padding : some) {
        claims.add(
            new Claims.Claim(
                "ledger_padding",
                "ledger_padding: the one of " + padding.day() + " numbered " + padding.n(),
                null,
                Commitment.of(facts(padding), NO_CONTENT, padding.salt()),
                Claims.Kind.PADDING,
                null,
                null));
      }
      some = rows.paddings(some.getLast().day(), some.getLast().n(), MOST);
    }
  }

  private static byte[] facts(LogRows.Padding padding) {
    return CanonicalJson.encode(Map.of("padding", padding.day().toString(), "n", padding.n()));
  }
}
