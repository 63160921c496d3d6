package org.huiyin.privacy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The SQL of epochs, in a transaction of the caller's.
record EpochStore(JdbcClient jdbc) {

  /// An epoch as all nodes know it.
  ///
  /// @param fingerprint null until a start has read the key
  /// @param usedFrom null until each node holds it
  /// @param retiredOn since when nothing is wrapped under it any more
  record Row(
      int number,
      @Nullable String fingerprint,
      @Nullable Instant usedFrom,
      @Nullable LocalDate retiredOn) {}

  /// One node after another; readers don't wait.
  void lock() {
    jdbc.sql("lock table key_epoch in share row exclusive mode").update();
  }

  SortedMap<Integer, Row> all() {
    SortedMap<Integer, Row> all = new TreeMap<>();
    jdbc.sql("select number, fingerprint, used_from, retired_on from key_epoch")
        .query(
            (row, n) ->
                new Row(
                    row.getInt(1),
                    row.getString(2),
                    Optional.ofNullable(row.getObject(3, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null),
                    row.getObject(4, LocalDate.class)))
        .list()
        .forEach(row -> all.put(row.number(), row));
    return all;
  }

  SortedMap<Integer, LocalDate> destroyed() {
    SortedMap<Integer, LocalDate> destroyed = new TreeMap<>();
    jdbc.sql("select number, destroyed_on from destroyed_key_epoch")
        .query(
            row -> {
              destroyed.put(row.getInt(1), row.getObject(2, LocalDate.class));
            });
    return destroyed;
  }

  /// What is known of an epoch already stays.
  void add(int number, String fingerprint) {
    jdbc.sql(
            """
            insert into key_epoch (number, fingerprint) values (?, ?)
            on conflict (number) do update set fingerprint = excluded.fingerprint
            where key_epoch.fingerprint is null
            """)
        .params(number, fingerprint)
        .update();
  }

  void use(int number, Instant from) {
    jdbc.sql("update key_epoch set used_from = ?, retired_on = null where number = ?")
        .params(utc(from), number)
        .update();
  }

  /// Notes since when nothing is wrapped under it.
  ///
  /// @return whether that wasn't noted before
  boolean retire(int number, LocalDate on) {
    return jdbc.sql("update key_epoch set retired_on = ? where number = ? and retired_on is null")
            .params(on, number)
            .update()
        == 1;
  }

  /// What was restored from a copy brings it back.
  void reviveUsed(int number) {
    jdbc.sql("update key_epoch set retired_on = null where number = ?").param(number).update();
  }

  boolean isUsed(int number) {
    return Boolean.TRUE.equals(
        jdbc.sql("select uses_key_epoch(?::smallint)").param(number).query(Boolean.class).single());
  }

  /// The foreign keys refuse it as long as anything is wrapped under it.
  ///
  /// @return whether it was there
  boolean destroy(int number, LocalDate on) {
    jdbc.sql(
            """
            insert into destroyed_key_epoch (number, fingerprint, destroyed_on)
            select number, coalesce(fingerprint, ''), ? from key_epoch where number = ?
            """)
        .params(on, number)
        .update();
    return jdbc.sql("delete from key_epoch where number = ?").param(number).update() == 1;
  }

  /// Notes what a node holds, and forgets nodes of which nothing was heard since.
  void seen(UUID node, Set<Integer> epochs, Instant now, Instant forgotten) {
    jdbc.sql("delete from key_holder where node = ? or seen_at < ?")
        .params(node, utc(forgotten))
        .update();
    for (int epoch : epochs) {
      jdbc.sql("insert into key_holder (node, epoch, seen_at) values (?, ?, ?)")
          .params(node, epoch, utc(now))
          .update();
    }
  }

  void gone(UUID node) {
    jdbc.sql("delete from key_holder where node = ?").param(node).update();
  }

  /// The epochs that each node holds of which something was heard lately.
  List<Integer> heldByAll() {
    return jdbc.sql(
            """
            select e.number from key_epoch e
            where not exists (
              select from key_holder h where not exists (
                select from key_holder o where o.node = h.node and o.epoch = e.number))
            order by e.number
            """)
        .query(Integer.class)
        .list();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
