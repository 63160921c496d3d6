package org.huiyin.matter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.huiyin.ledger.CanonicalJson;

/// The SQL of the rows by which matters are found, and of what they are made from.
final class SearchedStore {

  private static final String INSERT =
      """
      insert into matter_words as was (authority, matter, opened_on, words, marks)
      values (?, ?, ?, ?::text::tsvector, ?)
      """;

  private final Parts parts;
  private final DataSource dataSource;

  SearchedStore(Parts parts, DataSource dataSource) {
    this.parts = parts;
    this.dataSource = dataSource;
  }

  /// Writes the row.
  ///
  /// @param anew whether its words are those now; else they are only where it has none
  static void put(Flight flight, MatterRecord.Identity m, SearchRow row, boolean anew) {
    flight.add(
        INSERT
            + " on conflict (authority, matter) do update set "
            + (anew ? "words = excluded.words, " : "")
            + "marks = excluded.marks where was.marks <> excluded.marks"
            + (anew ? " or was.words <> excluded.words" : ""),
        m.authority(),
        m.id(),
        row.openedOn(),
        row.words(),
        row.marks().toArray(String[]::new));
  }

  List<MatterRecord.Stored> journal(MatterRecord.Identity m) {
    return Flight.as(Bound.WORDS)
        .add(
            """
            select seq, facts, content_ciphertext, salt, commitment from journal
            where authority = ? and matter = ? order by seq
            """,
            m.authority(),
            m.id())
        .rows(dataSource, (rs, i) -> MatterStore.stored(rs));
  }

  /// The words that it has, without their weights.
  List<String> tokens(MatterRecord.Identity m) {
    return Flight.as(Bound.WORDS)
        .add(
            """
            select t.lexeme from matter_words w, unnest(w.words) t
            where w.authority = ? and w.matter = ?
            """,
            m.authority(),
            m.id())
        .rows(dataSource, (rs, i) -> rs.getString(1));
  }

  /// What those who brought it said of themselves, now and before a correction.
  List<String> identities(MatterRecord.Identity m) {
    List<String> said = new ArrayList<>();
    Flight.as(Bound.WORDS)
        .add(
            """
            select 'party/' || party, identity from party where authority = ? and matter = ?
            union all
            select 'party/1', identity from party_before where authority = ? and matter = ?
            """,
            m.authority(),
            m.id(),
            m.authority(),
            m.id())
        .rows(dataSource, (rs, i) -> opened(m, rs.getString(1), Bytes.of(rs.getBytes(2))))
        .forEach(said::addAll);
    return List.copyOf(said);
  }

  List<String> opened(MatterRecord.Identity m, String field, Bytes sealed) {
    byte[] plain = parts.sealing().open(m.key(), m.authority(), m.id(), field, sealed.array());
    return CanonicalJson.decode(plain).values().stream().map(String::valueOf).toList();
  }

  /// The row as it is.
  Optional<SearchRow> row(MatterRecord.Identity m) {
    return Flight.as(Bound.WORDS)
        .add(
            "select opened_on, words::text, marks from matter_words where authority = ? and matter = ?",
            m.authority(),
            m.id())
        .rows(dataSource, (rs, i) -> row(rs, 1))
        .stream()
        .findFirst();
  }

  /// From its columns in their order.
  static SearchRow row(ResultSet rs, int first) throws SQLException {
    return new SearchRow(
        rs.getObject(first, LocalDate.class),
        rs.getString(first + 1),
        List.of((String[]) rs.getArray(first + 2).getArray()));
  }

  /// Puts a row in the place of one that was read.
  ///
  /// @return whether it is there; not if another was written since
  boolean replace(MatterRecord.Identity m, Optional<SearchRow> was, SearchRow row) {
    Flight flight = Flight.as(Bound.WORDS);
    if (was.isEmpty()) {
      flight.add(
          INSERT + " on conflict do nothing",
          m.authority(),
          m.id(),
          row.openedOn(),
          row.words(),
          row.marks().toArray(String[]::new));
    } else {
      flight.add(
          """
          update matter_words set opened_on = ?, words = ?::text::tsvector, marks = ?
          where authority = ? and matter = ? and words = ?::text::tsvector and marks = ?
          """,
          row.openedOn(),
          row.words(),
          row.marks().toArray(String[]::new),
          m.authority(),
          m.id(),
          was.get().words(),
          was.get().marks().toArray(String[]::new));
    }
    return flight.written(dataSource) > 0;
  }

  /// Takes words out.
  static void without(Flight flight, MatterRecord.Identity m, String[] tokens) {
    flight.add(
        """
        update matter_words set words = ts_delete(words, ?)
        where authority = ? and matter = ?
        """,
        tokens,
        m.authority(),
        m.id());
  }
}
