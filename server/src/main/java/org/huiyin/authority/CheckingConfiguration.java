package org.huiyin.authority;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.huiyin.database.Transactions;
import org.huiyin.ledger.Commitment;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.Salt;
import org.huiyin.rulebook.WorkingCalendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Verifies the configuration: that no recorded change was altered, and that institutions, units,
/// places, topics, officers, promised dates and editions are what was recorded of them last. Reads
/// only; names each difference.
///
/// Does not find a record that was left out, moved to the end or committed to anew: the public log
/// does. Looks at no name and no sign-in name of an officer, which aren't on the record.
/// Thread-safe.
@Component
public final class CheckingConfiguration {

  private static final String READER = "system:check";
  private static final int BATCH = 500;

  /// By how much the clocks of two nodes may differ.
  private static final Duration APART = Duration.ofMinutes(2);

  /// A recorded change, by what the public log can be asked about it.
  ///
  /// @param commitment as the row holds it
  /// @param at when it was made, by security time
  public record Recorded(long seq, Commitment commitment, Instant at) {}

  private record Row(
      long seq, ChangeFacts facts, Optional<Commitment> commitment, Optional<Salt> salt) {

    String name() {
      return "configuration_change: row " + seq;
    }
  }

  private final Transactions transactions;
  private final Kinds kinds;
  private final JsonMapper json;

  CheckingConfiguration(Transactions transactions, Kinds kinds, JsonMapper json) {
    this.transactions = transactions;
    this.kinds = kinds;
    this.json = json;
  }

  /// Checks every change, and what there is now.
  ///
  /// @param differences takes each, in plain words
  /// @param each takes the changes on the way, some at a time, in their order
  /// @return how many changes there are
  public long check(Consumer<String> differences, Consumer<List<Recorded>> each) {
    long count = 0;
    long after = -1;
    Instant latest = Instant.MIN;
    List<Row> rows;
    do {
      rows = after(after);
      List<Recorded> recorded = new ArrayList<>();
      for (Row row : rows) {
        after = row.seq();
        count++;
        committed(row, differences);
        if (row.facts().at().isBefore(latest.equals(Instant.MIN) ? latest : latest.minus(APART))) {
          differences.accept(row.name() + " is dated before the one before it");
        }
        latest = row.facts().at().isAfter(latest) ? row.facts().at() : latest;
        row.commitment()
            .ifPresent(
                commitment -> recorded.add(new Recorded(row.seq(), commitment, row.facts().at())));
      }
      each.accept(recorded);
    } while (rows.size() == BATCH);
    readable("directory", this::standing).forEach(differences);
    readable("calendar_document", CheckingConfiguration::calendars).forEach(differences);
    return count;
  }

  /// A row that holds what nobody could have written is a difference as any other.
  private List<String> readable(String what, Function<JdbcClient, List<String>> work) {
    try {
      return transactions.read(READER, work);
    } catch (IllegalArgumentException | NoSuchElementException | JacksonException e) {
      return List.of(what + ": a row can't be read: " + e.getClass().getSimpleName());
    }
  }

  private List<Row> after(long seq) {
    return transactions.read(
        READER,
        jdbc ->
            jdbc.sql(
                    "select c.seq, c.salt, c.commitment, "
                        + ChangeFacts.COLUMNS
                        + " from configuration_change c where c.seq > :after order by c.seq"
                        + " limit :most")
                .param("after", seq)
                .param("most", BATCH)
                .query(
                    (row, n) ->
                        new Row(
                            row.getLong("seq"),
                            ChangeFacts.of(row),
                            Optional.ofNullable(row.getBytes("commitment"))
                                .map(bytes -> new Commitment(Hash.of(bytes))),
                            Optional.ofNullable(row.getBytes("salt")).map(Salt::of)))
                .list());
  }

  private static void committed(Row row, Consumer<String> differences) {
    boolean fits =
        row.commitment().isPresent()
            && row.salt().map(salt -> row.facts().committedWith(salt)).equals(row.commitment());
    if (!fits) {
      differences.accept(row.name() + " was altered: its commitment doesn't fit");
    }
  }

  /// What there is now, beside what was recorded of it last.
  private List<String> standing(JdbcClient jdbc) {
    Map<String, String> recorded = new HashMap<>();
    jdbc.sql(
            """
            select distinct on (kind, subject) kind || ' ' || subject, details
            from configuration_change
            where took_effect and kind in ('institution', 'unit', 'place', 'topic', 'officer',
              'house-dates', 'templates', 'editions')
            order by kind, subject, seq desc
            """)
        .query(
            row -> {
              recorded.put(row.getString(1), row.getString(2));
            });
    Directory.Content now = new DirectoryReader(jdbc).content();
    List<String> differences = new ArrayList<>();
    compare(Kinds.INSTITUTION, now.institutions(), recorded, differences);
    compare(Kinds.UNIT, now.units(), recorded, differences);
    places(jdbc, recorded, differences);
    compare(Kinds.TOPIC, now.topics(), recorded, differences);
    compare(kinds.officer, now.officers(), recorded, differences);
    compare(kinds.houseDates, now.houseDates(), recorded, differences);
    compare(kinds.answerTexts, now.answerTexts(), recorded, differences);
    compare(kinds.editions, now.editions(), recorded, differences);
    recorded.forEach(
        (subject, details) -> {
          if (!isNothing(details)) {
            differences.add(subject + " is on the public record and isn't there");
          }
        });
    return differences;
  }

  /// Each place has an entry of its own, or stands by what was imported last, or both: then it was
  /// changed by hand since, and tells what the import says.
  private void places(JdbcClient jdbc, Map<String, String> recorded, List<String> differences) {
    PlaceDigest imported = new PlaceDigest();
    new PlaceStore(jdbc)
        .each(
            standing -> {
              boolean own = recorded.containsKey("place " + standing.place().code());
              if (standing.imported()) {
                imported.add(standing.line());
              }
              if (own || !standing.imported()) {
                compare(Kinds.PLACE, List.of(standing.place()), recorded, differences);
              }
              if (standing.importedAs() != null && !(own && standing.imported())) {
                differences.add(
                    "place " + standing.place().code() + ": its import isn't what it was");
              }
            });
    String was =
        jdbc.sql(
                """
                select details::jsonb ->> 'digest' from configuration_change
                where kind = 'place-import' and subject = '' and took_effect order by seq desc limit 1
                """)
            .query(String.class)
            .optional()
            .orElse(new PlaceDigest().hex());
    if (!imported.hex().equals(was)) {
      differences.add("place: they aren't what the public record says was imported");
    }
  }

  private <T, K> void compare(
      Kind<T, K> kind, List<T> now, Map<String, String> recorded, List<String> differences) {
    for (T one : now) {
      String subject = kind.name() + " " + kind.key().apply(one);
      String details = recorded.remove(subject);
      if (details == null) {
        differences.add(subject + " isn't on the public record");
        continue;
      }
      ObjectNode is = tree(json.writeValueAsString(kind.published().apply(one)));
      ObjectNode was = tree(details);
      Set<String> fields = new TreeSet<>(is.propertyNames());
      fields.addAll(was.propertyNames());
      fields.removeIf(field -> is.path(field).equals(was.path(field)));
      if (!fields.isEmpty()) {
        differences.add(
            subject + ": " + String.join(", ", fields) + " isn't what the public record says");
      }
    }
  }

  /// Older entries have no such field, which is as much as off.
  private static boolean isOff(String field, JsonNode value) {
    return field.equals("approvesAnswers") && value.isBoolean() && !value.booleanValue();
  }

  private ObjectNode tree(String details) {
    ObjectNode tree = (ObjectNode) json.readTree(details);
    List.copyOf(tree.propertyNames()).stream()
        .filter(field -> tree.path(field).isNull() || isOff(field, tree.path(field)))
        .forEach(tree::remove);
    return tree;
  }

  /// Promises of nothing have no row.
  private boolean isNothing(String details) {
    ObjectNode tree = tree(details);
    return isEmpty(tree, "lengths") || isEmpty(tree, "texts") || isEmpty(tree, "starts");
  }

  private static boolean isEmpty(ObjectNode tree, String field) {
    return tree.path(field).isObject() && tree.path(field).isEmpty();
  }

  /// Whether each is made of the documents that its version names.
  private static void editions(JdbcClient jdbc, List<String> differences) {
    CalendarStore store = new CalendarStore(jdbc);
    jdbc.sql("select number, calendar, version from calendar_edition order by number")
        .query(
            row -> {
              int number = row.getInt(1);
              Map<Integer, byte[]> files = store.files(number);
              if (files.isEmpty()
                  || !row.getString(2).equals(CalendarStore.CHINA)
                  || !WorkingCalendar.read(CalendarStore.CHINA, files)
                      .version()
                      .equals(row.getString(3))) {
                differences.add(
                    "calendar_edition: " + number + " isn't made of what its version names");
              }
            });
  }

  private static List<String> calendars(JdbcClient jdbc) {
    List<String> differences = new ArrayList<>();
    Set<String> digests = new HashSet<>();
    editions(jdbc, differences);
    jdbc.sql("select digest, document from calendar_document")
        .query(
            row -> {
              String digest = row.getString(1);
              digests.add(digest);
              if (!CalendarStore.digest(row.getBytes(2)).equals(digest)) {
                differences.add("calendar_document: " + digest + " was altered");
              }
            });
    jdbc
        .sql(
            """
            select details::jsonb ->> 'digest' from configuration_change
            where kind = 'calendar' and details::jsonb ->> 'digest' is not null
            """)
        .query(String.class)
        .list()
        .stream()
        .filter(digest -> !digests.contains(digest))
        .forEach(digest -> differences.add("calendar_document: " + digest + " is missing"));
    return differences;
  }
}
