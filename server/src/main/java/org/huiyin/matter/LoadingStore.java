package org.huiyin.matter;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The SQL by which many matters come in at once: one statement a table, in one transaction. The
/// triggers of the tables, the log's among them, run as for any other row.
final class LoadingStore {

  private static final Table<Mark> MARKS =
      new Table<>(
          "loaded",
          List.of(
              new Table.Column<>("authority", "text", Mark::authority),
              new Table.Column<>("source", "text", Mark::source),
              new Table.Column<>("mac", "bytea", Mark::mac)));

  private final DataSource dataSource;
  private final Table<MatterTables.Beginning> beginnings;
  private final Searched searched;

  LoadingStore(DataSource dataSource, StateCodec states, Searched searched) {
    this.searched = searched;
    this.dataSource = dataSource;
    this.beginnings = MatterTables.matter(states);
  }

  /// What stands for a matter of another system.
  record Mark(String authority, String source, Bytes mac) implements Comparable<Mark> {
    @Override
    public int compareTo(Mark other) {
      int order = authority.compareTo(other.authority);
      order = order == 0 ? source.compareTo(other.source) : order;
      return order == 0 ? Arrays.compareUnsigned(mac.array(), other.mac.array()) : order;
    }
  }

  /// A matter with its whole journal.
  ///
  /// @param mark null of one that was made up
  record New(NewMatter matter, @Nullable Mark mark, MatterRecord.Change change) {
    MatterRecord.Identity identity() {
      return matter.identity();
    }
  }

  /// Those of these that were taken in before.
  Set<Mark> known(Collection<Mark> marks) {
    if (marks.isEmpty()) {
      return Set.of();
    }
    return new HashSet<>(
        Flight.as(Bound.LOADING)
            .add(
                """
                select l.authority, l.source, l.mac from unnest(?, ?, ?) as u (authority, source, mac)
                join loaded l using (authority, source, mac)
                """,
                marks.stream().map(Mark::authority).toArray(String[]::new),
                marks.stream().map(Mark::source).toArray(String[]::new),
                marks.stream().map(Mark::mac).toArray(Bytes[]::new))
            .rows(
                dataSource,
                (rs, i) -> new Mark(rs.getString(1), rs.getString(2), Bytes.of(rs.getBytes(3)))));
  }

  /// A batch of matters that are made up.
  record Batch(long seed, long first, int matters) {}

  /// Those of a seed that were made, in their order.
  List<Batch> made(long seed) {
    return Flight.as(Bound.LOADING)
        .add(
            """
            select first_number, matters from generated_batch where seed = ? order by first_number
            """,
            seed)
        .rows(dataSource, (rs, i) -> new Batch(seed, rs.getLong(1), rs.getInt(2)));
  }

  boolean holdsOnlyFiction() {
    return Flight.as(Bound.LOADING)
        .add("select holds_only_fiction()")
        .rows(dataSource, (rs, i) -> rs.getBoolean(1))
        .getFirst();
  }

  /// Writes them, all or none.
  ///
  /// @param editionVersion by which state of the plans their rulebooks were chosen
  /// @throws org.springframework.dao.DuplicateKeyException if one of them was taken in
  ///     meanwhile, or a number occurs twice
  void insert(List<New> matters, long editionVersion) {
    insert(matters, editionVersion, null);
  }

  /// The same of matters that were made up.
  void insert(List<New> matters, long editionVersion, @Nullable Batch batch) {
    Flight flight =
        Flight.as(Bound.LOADING).add("select require_edition_version(?)", editionVersion);
    if (batch != null) {
      flight.add(
          "insert into generated_batch (seed, first_number, matters) values (?, ?, ?)",
          batch.seed(),
          batch.first(),
          batch.matters());
    }
    List<Mark> marks =
        matters.stream()
            .flatMap(matter -> Optional.ofNullable(matter.mark()).stream())
            .sorted()
            .toList();
    MARKS.addAll(flight, marks);
    beginnings.addAll(
        flight,
        matters.stream().map(m -> new MatterTables.Beginning(m.matter(), m.change())).toList());
    MatterTables.PARTY.addAll(
        flight, matters.stream().map(New::matter).filter(m -> m.party() != null).toList());
    MatterTables.JOURNAL.addAll(flight, rows(matters, LoadingStore::entries));
    MatterTables.OUTBOX.addAll(flight, rows(matters, LoadingStore::notices));
    MatterTables.DUTY.addAll(flight, rows(matters, LoadingStore::duties));
    MatterTables.WORDS.addAll(
        flight,
        matters.stream()
            .map(m -> new MatterTables.Words(m.identity(), searched.of(m.matter(), m.change())))
            .toList());
    flight.runInTransaction(dataSource);
  }

  private static <T> List<T> rows(List<New> matters, Function<New, Stream<T>> of) {
    return matters.stream().flatMap(of).toList();
  }

  private static Stream<MatterTables.Entry> entries(New matter) {
    return matter.change().entries().stream()
        .map(entry -> new MatterTables.Entry(matter.identity(), entry));
  }

  private static Stream<MatterTables.Notice> notices(New matter) {
    return matter.change().entries().stream()
        .flatMap(entry -> MatterTables.Notice.of(matter.identity(), entry.facts()).stream());
  }

  private static Stream<MatterTables.Duty> duties(New matter) {
    String stage = matter.change().state().stage();
    return matter.change().duties().stream()
        .map(duty -> new MatterTables.Duty(matter.identity(), stage, duty));
  }
}
