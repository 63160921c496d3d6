package org.huiyin.matter;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// Which matters an edition of the calendar may touch.
final class RecountingStore {

  private final DataSource dataSource;

  RecountingStore(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /// Matters that were last counted by an earlier edition, and in which a clock ends, or
  /// something falls due, on or after the first day of which an edition since says otherwise; in
  /// order of key.
  List<MatterStore.Key> touched(int edition, MatterStore.Key after, int limit) {
    return Flight.as(Bound.DEADLINES)
        .add(
            """
            select m.authority, m.id from matter m
            cross join lateral (
              select coalesce(min(coalesce(e.first_changed, date '-infinity')), 'infinity') as first
              from calendar_edition e
              where e.number > m.calendar_edition and e.number <= ?) changed
            where m.calendar_edition < ? and (m.authority, m.id) > (?, ?)
              and (m.next_on >= changed.first or exists (
                select from duty d
                where d.authority = m.authority and d.matter = m.id and d.due >= changed.first))
            order by m.authority, m.id limit ?
            """,
            edition,
            edition,
            after.authority(),
            after.matter(),
            limit)
        .rows(
            dataSource,
            (row, n) -> new MatterStore.Key(row.getString(1), row.getObject(2, UUID.class)));
  }

  /// How many running clocks end on or after this day.
  long clocksFrom(LocalDate first) {
    return Flight.as(Bound.DEADLINES)
        .add("select count(*) from duty where due >= ?", first)
        .rows(dataSource, (row, n) -> row.getLong(1))
        .getFirst();
  }
}
