package org.huiyin.matter;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.huiyin.rulebook.State;
import org.jspecify.annotations.Nullable;

/// Writes matters that complainants filed, several in one transaction: each column of all rows of a
/// table goes to the database as one array, to the function `file_together`, which can make new
/// matters and nothing else.
final class FilingStore {

  private static final String CALL =
      "select file_together(" + String.join(", ", Collections.nCopies(60, "?")) + ")";

  private final DataSource dataSource;
  private final StateCodec states;

  FilingStore(DataSource dataSource, StateCodec states) {
    this.dataSource = dataSource;
    this.states = states;
  }

  /// What is written of one filing by a complainant: a matter, and the one entry that opens it.
  record Filed(MatterStore.New filed, MatterRecord.Change change) {

    private MatterRecord.Identity matter() {
      return filed.identity();
    }

    private MatterRecord.Sealed entry() {
      return change.entries().getFirst();
    }

    private @Nullable UUID seat(String seat) {
      return change.state().seats().get(seat);
    }

    private <T> @Nullable T sent(Function<MatterStore.Remembered, T> of) {
      MatterStore.Remembered remembered = filed.remembered();
      return remembered == null ? null : of.apply(remembered);
    }
  }

  /// A row that belongs to one of several filings.
  ///
  /// @param place of the filing, from 1
  /// @param number of the row among those of its filing, from 1
  private record Row<T>(int place, int number, T row) {

    static <T> List<Row<T>> of(List<Filed> filings, Function<Filed, List<T>> rows) {
      List<Row<T>> all = new ArrayList<>();
      for (int i = 0; i < filings.size(); i++) {
        int number = 0;
        for (T row : rows.apply(filings.get(i))) {
          number++;
          all.add(new Row<>(i + 1, number, row));
        }
      }
      return all;
    }
  }

  /// Writes them all, or none.
  ///
  /// @throws org.springframework.dao.DuplicateKeyException if one of them was filed before
  /// @throws EditionsChanged if the rulebook of one was chosen by a plan that has changed
  void insert(List<Filed> filings) {
    List<@Nullable Object> columns = new ArrayList<>();
    columns.add(Column.of("int8", filings, f -> f.filed().editionVersion()));
    addMatters(columns, filings);
    columns.add(bytes(filings, f -> f.filed().matter().party()));
    columns.add(bytes(filings, f -> f.sent(MatterStore.Remembered::id)));
    columns.add(bytes(filings, f -> f.sent(MatterStore.Remembered::bodyMac)));
    columns.add(bytes(filings, f -> f.sent(MatterStore.Remembered::answer)));
    columns.add(
        Column.of(
            "timestamptz", filings, f -> f.sent(s -> s.expiresAt().atOffset(ZoneOffset.UTC))));
    columns.add(Column.of("int2", filings, _ -> Facts.ENCODING_VERSION));
    columns.add(
        Column.text(filings, f -> new String(f.entry().encoded().array(), StandardCharsets.UTF_8)));
    columns.add(bytes(filings, f -> f.entry().content()));
    columns.add(bytes(filings, f -> f.entry().salt()));
    columns.add(bytes(filings, f -> f.entry().commitment()));
    addDuties(columns, Row.of(filings, f -> f.change().duties()));
    addNotices(columns, Row.of(filings, f -> f.entry().facts().told()));
    Flight.as(Bound.FILING).add(CALL, columns.toArray()).run(dataSource);
  }

  private void addMatters(List<@Nullable Object> columns, List<Filed> filings) {
    columns.add(Column.text(filings, f -> f.matter().authority()));
    columns.add(Column.of("uuid", filings, f -> f.matter().id()));
    columns.add(Column.text(filings, f -> f.matter().number()));
    columns.add(Column.text(filings, f -> f.matter().kind()));
    columns.add(Column.text(filings, f -> f.matter().relation().id()));
    columns.add(Column.of("uuid", filings, f -> f.matter().about().institution()));
    columns.add(Column.of("uuid", filings, f -> f.matter().about().unit()));
    columns.add(Column.of("uuid", filings, f -> f.matter().about().officer()));
    columns.add(Column.text(filings, f -> ids(f.change().walled().institutions())));
    columns.add(Column.text(filings, f -> ids(f.change().walled().officers())));
    columns.add(Column.of("bool", filings, f -> f.matter().anonymous()));
    columns.add(Column.text(filings, f -> f.matter().channel()));
    columns.add(Column.text(filings, f -> f.matter().topic()));
    columns.add(Column.text(filings, f -> f.matter().place()));
    columns.add(Column.text(filings, f -> f.matter().rulebook()));
    columns.add(bytes(filings, f -> f.filed().matter().keyMac()));
    columns.add(Column.of("bool", filings, f -> f.filed().matter().keyOfHelper()));
    columns.add(bytes(filings, f -> Bytes.of(f.matter().key().bytes())));
    columns.add(Column.of("date", filings, f -> f.matter().openedOn()));
    columns.add(Column.of("int2", filings, _ -> State.FOLD_VERSION));
    columns.add(Column.of("int4", filings, f -> f.change().version()));
    columns.add(Column.of("date", filings, f -> f.change().lastOn()));
    columns.add(Column.of("date", filings, f -> f.change().nextOn()));
    columns.add(Column.of("int4", filings, f -> f.change().calendar()));
    columns.add(Column.text(filings, f -> f.change().state().stage()));
    columns.add(Column.of("uuid", filings, f -> f.seat("registering")));
    columns.add(Column.of("uuid", filings, f -> f.seat("responsible")));
    columns.add(Column.of("uuid", filings, f -> f.seat("reviewing")));
    columns.add(Column.of("uuid", filings, f -> f.seat("re-reviewing")));
    columns.add(Column.text(filings, f -> ids(f.change().state().recused())));
    columns.add(Column.text(filings, f -> states.encode(f.change().state())));
  }

  private static void addDuties(
      List<@Nullable Object> columns, List<Row<MatterRecord.DutyRow>> duties) {
    columns.add(Column.of("int4", duties, Row::place));
    columns.add(Column.of("int4", duties, d -> d.row().number()));
    columns.add(Column.text(duties, d -> d.row().clock()));
    columns.add(Column.of("int2", duties, d -> d.row().promise()));
    columns.add(Column.of("bool", duties, d -> d.row().window()));
    columns.add(Column.text(duties, d -> d.row().role()));
    columns.add(Column.of("uuid", duties, d -> d.row().institution()));
    columns.add(Column.of("uuid", duties, d -> d.row().unit()));
    columns.add(Column.of("uuid", duties, d -> d.row().officer()));
    columns.add(Column.of("date", duties, d -> d.row().start()));
    columns.add(Column.of("date", duties, d -> d.row().due()));
    columns.add(Column.of("bool", duties, d -> d.row().provisional()));
  }

  private static void addNotices(
      List<@Nullable Object> columns, List<Row<Facts.Recipient>> notices) {
    columns.add(Column.of("int4", notices, Row::place));
    columns.add(Column.of("int2", notices, Row::number));
    columns.add(Column.text(notices, n -> n.row().to()));
    columns.add(Column.of("uuid", notices, n -> n.row().institution()));
    columns.add(Column.of("int2", notices, n -> n.row().raised()));
    columns.add(Column.text(notices, n -> n.row().notice()));
  }

  private static Column bytes(List<Filed> filings, Function<Filed, @Nullable Bytes> value) {
    return new Column(
        "bytea",
        connection -> {
          byte[][] all = new byte[filings.size()][];
          for (int i = 0; i < all.length; i++) {
            Bytes of = value.apply(filings.get(i));
            all[i] = of == null ? null : of.array();
          }
          return connection.createArrayOf("bytea", all);
        });
  }

  /// Arrays of arrays must be as long as each other, so each goes as a text.
  private static String ids(Set<UUID> ids) {
    return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
  }

  /// One column of many rows.
  record Column(String type, InArray values) {

    /// Makes the array with the connection that sends it.
    interface InArray {
      Array on(Connection connection) throws SQLException;
    }

    static <T> Column text(List<T> rows, Function<T, @Nullable String> value) {
      return new Column(
          "text",
          connection ->
              connection.createArrayOf("text", rows.stream().map(value).toArray(String[]::new)));
    }

    static <T> Column of(String type, List<T> rows, Function<T, ? extends @Nullable Object> value) {
      return new Column(
          type, connection -> connection.createArrayOf(type, rows.stream().map(value).toArray()));
    }
  }
}
