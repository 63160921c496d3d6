package org.huiyin.matter;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.jspecify.annotations.Nullable;

/// Which institutions were responsible for matters of a topic that an institution registered
/// before: institutions, never people, and no figure. Only what the officer may see counts.
/// Thread-safe.
public final class EarlierHolders {

  /// How many are named at most.
  public static final int MOST = 3;

  /// How many of the latest matters are looked at.
  static final int LATEST = 100;

  /// Fewer may have been a mistake of one day.
  static final int LEAST = 3;

  private final DataSource dataSource;
  private final Parts parts;

  EarlierHolders(DataSource dataSource, Parts parts) {
    this.dataSource = dataSource;
    this.parts = parts;
  }

  /// Those that were given most of the latest, the most frequent first; never one's own.
  ///
  /// @param topic its code
  public List<UUID> of(OfficerPrincipal by, String topic) {
    Map<UUID, Integer> held = new HashMap<>();
    Flight.as(parts.bound(by))
        .add(
            """
            select responsible from matter
            where registering = ? and topic = ?
            order by opened_on desc, authority, id limit ?
            """,
            by.institution(),
            topic,
            LATEST)
        .rows(dataSource, (rs, _) -> new Held(rs.getObject(1, UUID.class)))
        .stream()
        .map(Held::by)
        .filter(holder -> holder != null && !holder.equals(by.institution()))
        .forEach(holder -> held.merge(holder, 1, Integer::sum));
    return held.entrySet().stream()
        .filter(each -> each.getValue() >= LEAST)
        .sorted(
            Map.Entry.<UUID, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
        .limit(MOST)
        .map(Map.Entry::getKey)
        .toList();
  }

  /// By which institution a matter is held, or null where none has it yet.
  private record Held(@Nullable UUID by) {}
}
