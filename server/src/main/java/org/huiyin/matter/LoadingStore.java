package org.huiyin.matter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.huiyin.rulebook.State;
import org.jspecify.annotations.Nullable;

/// The SQL by which many matters come in at once: one statement a table, in one transaction. The
/// triggers of the tables, the log's among them, run as for any other row.
final class LoadingStore {

  private final DataSource dataSource;
  private final StateCodec states;

  LoadingStore(DataSource dataSource, StateCodec states) {
    this.dataSource = dataSource;
    this.states = states;
  }

  /// What stands for a matter of another system.
  record Mark(String authority, String source, Bytes mac) implements Comparable<Mark> {
    @Override
    public int compareTo(Mark other) {
      int order = authority.compareTo(other.authority);
      order = order == 0 ? source.compareTo(other.source) : order;
      return order == 0 ? java.util.Arrays.compareUnsigned(mac.array(), other.mac.array()) : order;
    }
  }

  /// A matter with its whole journal.
  ///
  /// @param keyMac the HMAC of its key, or of nothing where no key opens it
  /// @param mark null of one that was made up
  record New(
      MatterRecord.Identity identity,
      Bytes keyMac,
      boolean keyMustChange,
      boolean keyOfHelper,
      @Nullable Bytes party,
      @Nullable Mark mark,
      MatterRecord.Change change) {}

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
    Rows marks = new Rows("loaded", "authority text", "source text", "mac bytea");
    matters.stream()
        .flatMap(matter -> java.util.Optional.ofNullable(matter.mark()).stream())
        .sorted()
        .forEach(mark -> marks.add(mark.authority(), mark.source(), mark.mac()));
    marks.to(flight);
    Rows rows = matterRows();
    Rows parties =
        new Rows("party", "authority text", "matter uuid", "party int", "identity bytea");
    Rows journal =
        new Rows(
            "journal",
            "authority text",
            "matter uuid",
            "seq int",
            "encoding_version int",
            "facts text",
            "content_ciphertext bytea",
            "salt bytea",
            "commitment bytea");
    Rows outbox =
        new Rows(
            "outbox",
            "authority text",
            "matter uuid",
            "seq int",
            "n int",
            "audience text",
            "institution uuid",
            "raised int",
            "notice text",
            "told_on date");
    Rows duties = dutyRows();
    for (New matter : matters) {
      MatterRecord.Identity m = matter.identity();
      matter(rows, matter);
      if (matter.party() != null) {
        parties.add(m.authority(), m.id(), 1, matter.party());
      }
      for (MatterRecord.Sealed entry : matter.change().entries()) {
        entry(journal, outbox, m, entry);
      }
      for (MatterRecord.DutyRow duty : matter.change().duties()) {
        duty(duties, m, matter.change().state().stage(), duty);
      }
    }
    List.of(rows, parties, journal, outbox, duties).forEach(each -> each.to(flight));
    flight.runInTransaction(dataSource);
  }

  private static Rows matterRows() {
    return new Rows(
        "matter",
        "authority text",
        "id uuid",
        "number text",
        "kind text",
        "relation text",
        "about_institution uuid",
        "about_unit uuid",
        "about_officer uuid",
        "walled uuid[]",
        "walled_officers uuid[]",
        "anonymous bool",
        "channel text",
        "topic text",
        "place text",
        "rulebook text",
        "key_mac bytea",
        "key_must_change bool",
        "key_of_helper bool",
        "wrapped_key bytea",
        "opened_on date",
        "fold_version int",
        "last_seq int",
        "version int",
        "last_on date",
        "next_on date",
        "calendar_edition int",
        "stage text",
        "registering uuid",
        "responsible uuid",
        "reviewing uuid",
        "re_reviewing uuid",
        "recused uuid[]",
        "state text");
  }

  private void matter(Rows rows, New matter) {
    MatterRecord.Identity m = matter.identity();
    MatterRecord.Change change = matter.change();
    State state = change.state();
    rows.add(
        m.authority(),
        m.id(),
        m.number(),
        m.kind(),
        m.relation().id(),
        m.about().institution(),
        m.about().unit(),
        m.about().officer(),
        change.walled().institutions(),
        change.walled().officers(),
        m.anonymous(),
        m.channel(),
        m.topic(),
        m.place(),
        m.rulebook(),
        matter.keyMac(),
        matter.keyMustChange(),
        matter.keyOfHelper(),
        Bytes.of(m.key().bytes()),
        m.openedOn(),
        State.FOLD_VERSION,
        change.lastSeq(),
        change.version(),
        change.lastOn(),
        change.nextOn(),
        change.calendar(),
        state.stage(),
        state.seats().get("registering"),
        state.seats().get("responsible"),
        state.seats().get("reviewing"),
        state.seats().get("re-reviewing"),
        state.recused(),
        states.encode(state));
  }

  private static void entry(
      Rows journal, Rows outbox, MatterRecord.Identity m, MatterRecord.Sealed entry) {
    Facts facts = entry.facts();
    journal.add(
        m.authority(),
        m.id(),
        facts.seq(),
        Facts.ENCODING_VERSION,
        new String(entry.encoded().array(), StandardCharsets.UTF_8),
        entry.content(),
        entry.salt(),
        entry.commitment());
    int n = 0;
    for (Facts.Recipient told : facts.told()) {
      n++;
      outbox.add(
          m.authority(),
          m.id(),
          facts.seq(),
          n,
          told.to(),
          told.institution(),
          told.raised(),
          told.notice(),
          facts.on());
    }
  }

  private static Rows dutyRows() {
    return new Rows(
        "duty",
        "authority text",
        "matter uuid",
        "number int",
        "clock text",
        "promise int",
        "is_window bool",
        "role text",
        "institution uuid",
        "unit uuid",
        "officer uuid",
        "start date",
        "due date",
        "provisional bool",
        "stage text",
        "topic text",
        "place text");
  }

  private static void duty(
      Rows duties, MatterRecord.Identity m, String stage, MatterRecord.DutyRow duty) {
    duties.add(
        m.authority(),
        m.id(),
        duty.number(),
        duty.clock(),
        duty.promise(),
        duty.window(),
        duty.role(),
        duty.institution(),
        duty.unit(),
        duty.officer(),
        duty.start(),
        duty.due(),
        duty.provisional(),
        stage,
        m.topic(),
        m.place());
  }

  /// Rows of one table, sent column by column as arrays: a statement for each row would cost a
  /// planning and an answer each.
  private static final class Rows {
    private final String table;
    private final List<String> names = new ArrayList<>();
    private final List<String> types = new ArrayList<>();
    private final List<List<@Nullable Object>> columns = new ArrayList<>();

    /// @param columns each a name and a type
    Rows(String table, String... columns) {
      this.table = table;
      for (String column : columns) {
        int space = column.indexOf(' ');
        names.add(column.substring(0, space));
        types.add(column.substring(space + 1));
        this.columns.add(new ArrayList<>());
      }
    }

    void add(@Nullable Object... values) {
      for (int i = 0; i < values.length; i++) {
        columns.get(i).add(values[i]);
      }
    }

    void to(Flight flight) {
      if (columns.getFirst().isEmpty()) {
        return;
      }
      StringBuilder selected = new StringBuilder();
      StringBuilder marks = new StringBuilder();
      List<Object> arrays = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        String separator = i == 0 ? "" : ", ";
        selected.append(separator).append("u.").append(names.get(i));
        selected.append("::").append(types.get(i));
        marks.append(separator).append('?');
        arrays.add(array(types.get(i), columns.get(i)));
      }
      String all = String.join(", ", names);
      flight.add(
          "insert into %s (%s) select %s from unnest(%s) as u (%s)"
              .formatted(table, all, selected, marks, all),
          arrays.toArray());
    }

    private static Object array(String type, List<@Nullable Object> values) {
      return switch (type) {
        case "int" -> values.toArray(Integer[]::new);
        case "bool" -> values.toArray(Boolean[]::new);
        case "bytea" -> values.toArray(Bytes[]::new);
        case "uuid" -> values.toArray(UUID[]::new);
        case "uuid[]" -> values.stream().map(Rows::braced).toArray(String[]::new);
        default ->
            values.stream()
                .map(value -> value == null ? null : value.toString())
                .toArray(String[]::new);
      };
    }

    private static String braced(@Nullable Object ids) {
      StringBuilder text = new StringBuilder("{");
      for (Object id : (Collection<?>) java.util.Objects.requireNonNull(ids)) {
        text.append(text.length() == 1 ? "" : ",").append(id);
      }
      return text.append('}').toString();
    }
  }
}
