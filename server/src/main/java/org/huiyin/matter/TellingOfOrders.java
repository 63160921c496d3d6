package org.huiyin.matter;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.huiyin.rulebook.Post;
import org.huiyin.rulebook.Rulebook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells complainants of lawful orders whose papers forbade it, once the day has come until which
/// they did; before, keeps those entries from everybody but who has a part in them. Thread-safe.
public final class TellingOfOrders {

  private static final Logger log = LoggerFactory.getLogger(TellingOfOrders.class);
  private static final int BATCH = 500;

  private final Parts parts;
  private final Noting noting;
  private final LawfulOrderStore store;

  TellingOfOrders(Parts parts, LawfulOrderStore store) {
    this.parts = parts;
    this.noting = new Noting(parts);
    this.store = store;
  }

  /// Tells the complainants of those orders whose day has come.
  ///
  /// @return how many were told
  public int sweep() {
    LocalDate today = parts.legalTime().now().atOffset(ZoneOffset.ofHours(14)).toLocalDate();
    LawfulOrderStore.Due after = LawfulOrderStore.Due.FIRST;
    int told = 0;
    List<LawfulOrderStore.Due> due;
    do {
      due = store.toBeTold(today, after, BATCH);
      for (LawfulOrderStore.Due each : due) {
        after = each;
        try {
          told += told(each) ? 1 : 0;
        } catch (RuntimeException e) {
          log.error(
              "the complainant of matter {} in {} could not be told of a lawful order",
              each.matter(),
              each.authority(),
              e);
        }
      }
    } while (due.size() == BATCH);
    return told;
  }

  private boolean told(LawfulOrderStore.Due due) {
    MatterRecord matter =
        parts.store().find(Bound.DEADLINES, due.authority(), due.matter()).orElseThrow();
    Rulebook rulebook = parts.rulebookOf(matter.identity());
    Instant now = parts.nowFor(matter);
    if (Taking.dayOf(rulebook, now).isBefore(due.until())) {
      return false;
    }
    MatterRecord.Sealed entry =
        noting.entry(
            matter,
            Noting.ORDER_TOLD,
            new Facts.By(Post.SYSTEM, null, null),
            now,
            Noting.Fineness.DAY,
            Map.of(),
            Noting.toComplainant(Noting.ORDER_TOLD));
    store.told(matter, entry, due.number());
    return true;
  }

  /// Whether an entry may not be shown on this day, to anyone but by [LawfulOrders#of].
  static boolean isKept(Facts entry, LocalDate today) {
    LocalDate until = entry.with().on();
    return entry.act().startsWith("order-") && until != null && today.isBefore(until);
  }
}
