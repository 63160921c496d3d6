package org.huiyin.matter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.jspecify.annotations.Nullable;

/// What an institution wrote of its matters in a line, to learn from and to compare. No word of
/// whoever brought one is in it, and what is erased isn't in it any more. Keeps nothing;
/// thread-safe.
public final class Summaries {

  /// From how many entries, the newest, is read at most.
  public static final int MOST = 2_000;

  private static final String DESCRIBE = "describe";
  private static final String TEXT = "summary";

  private static final String SEEN =
      """
      select m.authority, m.id, j.seq, m.topic, m.wrapped_key, j.content_ciphertext as content,
        m.number, m.rulebook, m.stage, m.opened_on, m.relation, m.about_institution, m.about_unit,
        m.about_officer, m.walled, m.walled_officers, m.state
      from described_by(?, ?) d
      join matter m on m.authority = d.authority and m.id = d.matter
      join journal j on j.authority = d.authority and j.matter = d.matter and j.seq = d.seq
      """;

  private final DataSource dataSource;
  private final Parts parts;
  private final StateCodec states;

  Summaries(DataSource dataSource, Parts parts, StateCodec states) {
    this.dataSource = dataSource;
    this.parts = parts;
    this.states = states;
  }

  /// A summary and the topic of the matter.
  ///
  /// @param topic its code
  public record Taught(String topic, String text) {
    @Override
    public String toString() {
      return "Taught[" + topic + "]";
    }
  }

  /// Those of an institution that have a topic, each matter once, in an order of their own: no
  /// matter from which somebody is kept, nor one that is about conduct.
  public List<Taught> toLearnFrom(UUID institution) {
    List<Row> rows =
        Flight.as(Bound.TRIAGE)
            .add(
                """
                select authority, matter, seq, topic, wrapped_key, content from taught_by(?, ?)
                """,
                institution,
                MOST)
            .rows(
                dataSource,
                (rs, _) ->
                    new Row(
                        new MatterStore.Key(rs.getString(1), rs.getObject(2, UUID.class)),
                        rs.getInt(3),
                        rs.getString(4),
                        Sealing.WrappedKey.of(rs.getBytes(5)),
                        Bytes.of(rs.getBytes(6))));
    return latest(rows).stream()
        .map(row -> new Taught(row.topic(), text(row)))
        .filter(Predicate.not(taught -> taught.text().isBlank()))
        .toList();
  }

  private record Row(
      MatterStore.Key at, int seq, String topic, Sealing.WrappedKey key, @Nullable Bytes content) {}

  /// A matter that an officer may see, by what their institution wrote of it last.
  ///
  /// @param topic its code, or null
  public record Seen(
      String number, MatterView.Named stage, @Nullable String topic, LocalDate on, String text) {
    @Override
    public String toString() {
      return "Seen[" + number + "]";
    }
  }

  /// What was last written of a matter in a line, by whichever institution; empty where nothing
  /// was. No entry is written: lists show as much.
  ///
  /// @return nothing where there is no such matter, or the wall hides it; never says which
  public Optional<String> of(OfficerPrincipal by, MatterNumber number) {
    return parts.seen(by, number).map(matter -> lastOf(matter, by));
  }

  private String lastOf(MatterRecord matter, OfficerPrincipal by) {
    return parts
        .store()
        .journal(parts.bound(by), matter.authority(), matter.id())
        .reversed()
        .stream()
        .filter(entry -> Facts.decode(entry.facts().array()).act().equals(DESCRIBE))
        .map(entry -> parts.journal().texts(matter.identity(), entry).getOrDefault(TEXT, ""))
        .findFirst()
        .orElse("");
  }

  /// Those of the officer's own institution that they may see, behind the wall and the policies,
  /// each matter once. No entry is written.
  public List<Seen> seenBy(OfficerPrincipal by, Locale locale) {
    List<SeenRow> rows =
        Flight.as(parts.bound(by))
            .add(SEEN, by.institution(), MOST)
            .rows(dataSource, (rs, _) -> seenRow(rs));
    Map<MatterStore.Key, SeenRow> latest = new LinkedHashMap<>();
    rows.forEach(
        row -> latest.merge(row.row().at(), row, (a, b) -> a.row().seq() > b.row().seq() ? a : b));
    return latest.values().stream()
        .filter(row -> !parts.wall().hides(row.subject(), by))
        .map(row -> seen(row, locale))
        .filter(Predicate.not(seen -> seen.text().isBlank()))
        .toList();
  }

  private record SeenRow(
      Row row, String number, String rulebook, String stage, LocalDate on, Wall.Subject subject) {}

  private SeenRow seenRow(ResultSet rs) throws SQLException {
    return new SeenRow(
        new Row(
            new MatterStore.Key(rs.getString("authority"), rs.getObject("id", UUID.class)),
            rs.getInt("seq"),
            Objects.requireNonNullElse(rs.getString("topic"), ""),
            Sealing.WrappedKey.of(rs.getBytes("wrapped_key")),
            MatterStore.bytesOrNull(rs, 6)),
        rs.getString("number"),
        rs.getString("rulebook"),
        rs.getString("stage"),
        rs.getObject("opened_on", LocalDate.class),
        MatterStore.subject(rs, states));
  }

  private Seen seen(SeenRow row, Locale locale) {
    String topic = row.row().topic();
    return new Seen(
        row.number(),
        new MatterView.Named(
            row.stage(), Desk.stage(parts.rulebooks().of(row.rulebook()), row.stage(), locale)),
        topic.isEmpty() ? null : topic,
        row.on(),
        text(row.row()));
  }

  private static List<Row> latest(List<Row> rows) {
    Map<MatterStore.Key, Row> latest = new HashMap<>();
    rows.forEach(row -> latest.merge(row.at(), row, (a, b) -> a.seq() > b.seq() ? a : b));
    List<Row> ordered = new ArrayList<>(latest.values());
    ordered.sort(Comparator.comparing((Row row) -> row.at().matter()));
    return ordered;
  }

  /// Empty where it was erased.
  private String text(Row row) {
    Bytes content = row.content();
    return content == null
        ? ""
        : parts
            .journal()
            .texts(row.key(), row.at().authority(), row.at().matter(), row.seq(), content)
            .getOrDefault(TEXT, "");
  }
}
