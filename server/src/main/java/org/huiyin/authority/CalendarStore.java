package org.huiyin.authority;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.huiyin.authority.Calendars.Edition;
import org.huiyin.authority.Calendars.Given;
import org.huiyin.rulebook.WorkingCalendar;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The SQL of calendars, in a transaction of the caller's.
final class CalendarStore {

  static final String CHINA = "cn";

  private final JdbcClient jdbc;

  CalendarStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  int last() {
    return jdbc.sql("select coalesce(max(number), 0) from calendar_edition")
        .query(Integer.class)
        .single();
  }

  Optional<Integer> number(String version) {
    return jdbc.sql("select number from calendar_edition where version = ?")
        .param(version)
        .query(Integer.class)
        .optional();
  }

  Optional<Edition> edition(int number) {
    return jdbc.sql(
            """
            select e.number, e.made_at, e.first_changed, d.year, d.title, d.paper, d.given_on
            from calendar_edition e
            left join calendar_edition_year y on y.edition = e.number and y.year = e.year
            left join calendar_document d on d.digest = y.digest
            where e.number = ?
            """)
        .param(number)
        .query((row, n) -> edition(row))
        .optional();
  }

  private Edition edition(ResultSet row) throws SQLException {
    int number = row.getInt("number");
    return new Edition(
        number,
        WorkingCalendar.read(CHINA, files(number)),
        row.getObject("made_at", OffsetDateTime.class).toInstant(),
        row.getObject("first_changed", LocalDate.class),
        row.getString("title") == null ? null : given(row));
  }

  private static Given given(ResultSet row) throws SQLException {
    return new Given(
        row.getInt("year"),
        row.getString("title"),
        row.getString("paper"),
        row.getObject("given_on", LocalDate.class));
  }

  Map<Integer, byte[]> files(int edition) {
    Map<Integer, byte[]> files = new TreeMap<>();
    jdbc.sql(
            """
            select y.year, d.document from calendar_edition_year y
            join calendar_document d on d.digest = y.digest where y.edition = ?
            """)
        .param(edition)
        .query(
            row -> {
              files.put(row.getInt(1), row.getString(2).getBytes(StandardCharsets.UTF_8));
            });
    return files;
  }

  List<Given> years(int edition) {
    return jdbc.sql(
            """
            select d.year, d.title, d.paper, d.given_on from calendar_edition_year y
            join calendar_document d on d.digest = y.digest
            where y.edition = ? order by d.year desc
            """)
        .param(edition)
        .query((row, n) -> given(row))
        .list();
  }

  /// Keeps a document; the same one is kept once.
  void keep(int year, String document, String title, String paper, LocalDate on) {
    jdbc.sql(
            """
            insert into calendar_document (digest, year, document, title, paper, given_on)
            values (?, ?, ?, ?, ?, ?) on conflict (digest) do nothing
            """)
        .params(digest(document.getBytes(StandardCharsets.UTF_8)), year, document, title, paper, on)
        .update();
  }

  /// Adds an edition that consists of documents that are kept.
  ///
  /// @param year the one that was given; 0 for none
  void add(Edition edition, int year, Map<Integer, byte[]> files) {
    jdbc.sql(
            """
            insert into calendar_edition (number, calendar, version, first_changed, year, made_at)
            values (:number, :calendar, :version, :first, nullif(:year, 0), :at)
            """)
        .param("number", edition.number())
        .param("calendar", CHINA)
        .param("version", edition.calendar().version())
        .param("first", edition.firstChanged())
        .param("year", year)
        .param("at", OffsetDateTime.ofInstant(edition.madeAt(), ZoneOffset.UTC))
        .update();
    files.forEach(
        (each, document) ->
            jdbc.sql("insert into calendar_edition_year (edition, year, digest) values (?, ?, ?)")
                .params(edition.number(), each, digest(document))
                .update());
  }

  boolean isRecounted(int edition) {
    return jdbc.sql("select recounted from calendar_edition where number = ?")
        .param(edition)
        .query(Boolean.class)
        .single();
  }

  void recounted(int edition) {
    jdbc.sql("update calendar_edition set recounted = true where number = ?")
        .param(edition)
        .update();
  }

  static String digest(byte[] document) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(document));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static Instant instant(Instant at) {
    return at.truncatedTo(java.time.temporal.ChronoUnit.MICROS);
  }
}
