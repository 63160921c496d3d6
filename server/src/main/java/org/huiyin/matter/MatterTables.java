package org.huiyin.matter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.huiyin.matter.Table.Column;
import org.huiyin.rulebook.State;
import org.jspecify.annotations.Nullable;

/// The tables in which a matter begins and its entries are written, for whoever writes one and for
/// whoever writes many.
final class MatterTables {

  private MatterTables() {}

  /// A matter that begins, and what is written of it at once.
  record Beginning(NewMatter matter, MatterRecord.Change change) {
    private MatterRecord.Identity identity() {
      return matter.identity();
    }

    private @Nullable Object seat(String seat) {
      return change.state().seats().get(seat);
    }
  }

  /// A running clock of a matter in a stage.
  record Duty(MatterRecord.Identity matter, String stage, MatterRecord.DutyRow row) {}

  /// An entry of a matter's journal.
  record Entry(MatterRecord.Identity matter, MatterRecord.Sealed sealed) {}

  /// By what a matter is found.
  record Words(MatterRecord.Identity matter, SearchRow row) {}

  /// Somebody who is told of an entry.
  record Notice(MatterRecord.Identity matter, Facts facts, int n, Facts.Recipient told) {

    static List<Notice> of(MatterRecord.Identity matter, Facts facts) {
      List<Notice> notices = new ArrayList<>();
      for (Facts.Recipient told : facts.told()) {
        notices.add(new Notice(matter, facts, notices.size() + 1, told));
      }
      return notices;
    }
  }

  static Table<Beginning> matter(StateCodec states) {
    return new Table<>(
        "matter",
        List.of(
            new Column<>("authority", "text", b -> b.identity().authority()),
            new Column<>("id", "uuid", b -> b.identity().id()),
            new Column<>("number", "text", b -> b.identity().number()),
            new Column<>("kind", "text", b -> b.identity().kind()),
            new Column<>("relation", "text", b -> b.identity().relation().id()),
            new Column<>("about_institution", "uuid", b -> b.identity().about().institution()),
            new Column<>("about_unit", "uuid", b -> b.identity().about().unit()),
            new Column<>("about_officer", "uuid", b -> b.identity().about().officer()),
            new Column<>("walled", "uuid[]", b -> b.change().walled().institutions()),
            new Column<>("walled_officers", "uuid[]", b -> b.change().walled().officers()),
            new Column<>("anonymous", "bool", b -> b.identity().anonymous()),
            new Column<>("channel", "text", b -> b.identity().channel()),
            new Column<>("topic", "text", b -> b.identity().topic()),
            new Column<>("place", "text", b -> b.identity().place()),
            new Column<>("rulebook", "text", b -> b.identity().rulebook()),
            new Column<>("key_mac", "bytea", b -> b.matter().keyMac()),
            new Column<>("key_must_change", "bool", b -> b.matter().keyMustChange()),
            new Column<>("key_of_helper", "bool", b -> b.matter().keyOfHelper()),
            new Column<>("wrapped_key", "bytea", b -> Bytes.of(b.identity().key().bytes())),
            new Column<>("opened_on", "date", b -> b.identity().openedOn()),
            new Column<>("fold_version", "int", _ -> State.FOLD_VERSION),
            new Column<>("last_seq", "int", b -> b.change().lastSeq()),
            new Column<>("version", "int", b -> b.change().version()),
            new Column<>("last_on", "date", b -> b.change().lastOn()),
            new Column<>("next_on", "date", b -> b.change().nextOn()),
            new Column<>("calendar_edition", "int", b -> b.change().calendar()),
            new Column<>("stage", "text", b -> b.change().state().stage()),
            new Column<>("registering", "uuid", b -> b.seat("registering")),
            new Column<>("responsible", "uuid", b -> b.seat("responsible")),
            new Column<>("reviewing", "uuid", b -> b.seat("reviewing")),
            new Column<>("re_reviewing", "uuid", b -> b.seat("re-reviewing")),
            new Column<>("recused", "uuid[]", b -> b.change().state().recused()),
            new Column<>("state", "text", b -> states.encode(b.change().state()))));
  }

  /// Who brought it, sealed.
  static final Table<NewMatter> PARTY =
      new Table<>(
          "party",
          List.of(
              new Column<>("authority", "text", b -> b.identity().authority()),
              new Column<>("matter", "uuid", b -> b.identity().id()),
              new Column<>("party", "int", _ -> 1),
              new Column<>("identity", "bytea", NewMatter::party)));

  static final Table<Entry> JOURNAL =
      new Table<>(
          "journal",
          List.of(
              new Column<>("authority", "text", e -> e.matter().authority()),
              new Column<>("matter", "uuid", e -> e.matter().id()),
              new Column<>("seq", "int", e -> e.sealed().facts().seq()),
              new Column<>("encoding_version", "int", _ -> Facts.ENCODING_VERSION),
              new Column<>("facts", "text", e -> text(e.sealed().encoded())),
              new Column<>("content_ciphertext", "bytea", e -> e.sealed().content()),
              new Column<>("salt", "bytea", e -> e.sealed().salt()),
              new Column<>("commitment", "bytea", e -> e.sealed().commitment())));

  static final Table<Notice> OUTBOX =
      new Table<>(
          "outbox",
          List.of(
              new Column<>("authority", "text", n -> n.matter().authority()),
              new Column<>("matter", "uuid", n -> n.matter().id()),
              new Column<>("seq", "int", n -> n.facts().seq()),
              new Column<>("n", "int", Notice::n),
              new Column<>("audience", "text", n -> n.told().to()),
              new Column<>("institution", "uuid", n -> n.told().institution()),
              new Column<>("raised", "int", n -> n.told().raised()),
              new Column<>("notice", "text", n -> n.told().notice()),
              new Column<>("told_on", "date", n -> n.facts().on())));

  static final Table<Duty> DUTY =
      new Table<>(
          "duty",
          List.of(
              new Column<>("authority", "text", d -> d.matter().authority()),
              new Column<>("matter", "uuid", d -> d.matter().id()),
              new Column<>("number", "int", d -> d.row().number()),
              new Column<>("clock", "text", d -> d.row().clock()),
              new Column<>("promise", "int", d -> d.row().promise()),
              new Column<>("is_window", "bool", d -> d.row().window()),
              new Column<>("role", "text", d -> d.row().role()),
              new Column<>("institution", "uuid", d -> d.row().institution()),
              new Column<>("unit", "uuid", d -> d.row().unit()),
              new Column<>("officer", "uuid", d -> d.row().officer()),
              new Column<>("start", "date", d -> d.row().start()),
              new Column<>("due", "date", d -> d.row().due()),
              new Column<>("provisional", "bool", d -> d.row().provisional()),
              new Column<>("stage", "text", Duty::stage),
              new Column<>("topic", "text", d -> d.matter().topic()),
              new Column<>("place", "text", d -> d.matter().place())));

  static final Table<Words> WORDS =
      new Table<>(
          "matter_words",
          List.of(
              new Column<>("authority", "text", w -> w.matter().authority()),
              new Column<>("matter", "uuid", w -> w.matter().id()),
              new Column<>("opened_on", "date", w -> w.row().openedOn()),
              new Column<>("words", "tsvector", w -> w.row().words()),
              new Column<>("marks", "text[]", w -> braced(w.row().marks()))));

  /// As PostgreSQL writes an array of texts.
  private static String braced(List<String> texts) {
    return texts.stream()
        .map(text -> "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String text(Bytes encoded) {
    return new String(encoded.array(), StandardCharsets.UTF_8);
  }
}
