package org.huiyin.matter;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.huiyin.database.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Lets ratings leave the matters in which they wait: all that wait for one institution and step,
/// once these are ten or more, of as many matters.
///
/// Guarantees: what has left holds no matter, no time but the day of all of them, and no order; it
/// is written in the transaction that empties the rows that it comes from, or not at all. A batch
/// is whole: nothing is ever added to it, and no figure is made of two.
///
/// Does not guarantee it against whoever watches the database from within while a batch leaves:
/// they learn which matters it came from, and of none of them which rating was whose, unless they
/// hold the keys too. Thread-safe; of two sweeps at once each batch leaves once.
public final class LeavingRatings {

  /// As few as leave together.
  public static final int FEWEST = 10;

  /// How long they are kept.
  public static final Period KEPT = Period.ofYears(3);

  private static final Logger log = LoggerFactory.getLogger(LeavingRatings.class);
  private static final String LEAVER = "system:ratings";

  private final Parts parts;
  private final Transactions transactions;
  private final RandomGenerator random;

  LeavingRatings(Parts parts, Transactions transactions, RandomGenerator random) {
    this.parts = parts;
    this.transactions = transactions;
    this.random = random;
  }

  /// What a sweep did.
  ///
  /// @param batches how many left
  /// @param failed how many couldn't, and are tried again
  /// @param forgotten how many ratings were kept long enough
  public record Swept(int batches, int failed, int forgotten) {}

  private record Where(UUID institution, String step) {}

  private record Waiting(
      String authority,
      UUID matter,
      String rulebook,
      Sealing.WrappedKey key,
      boolean withWords,
      Bytes sealed) {}

  /// Lets everything leave that can.
  public Swept sweep() {
    int batches = 0;
    int failed = 0;
    for (Where where : somewhere()) {
      try {
        batches += leave(where) ? 1 : 0;
      } catch (RuntimeException e) {
        failed++;
        log.error("ratings of {} at {} could not leave", where.step(), where.institution(), e);
      }
    }
    return new Swept(batches, failed, forget());
  }

  private List<Where> somewhere() {
    return transactions.read(
        LEAVER,
        jdbc ->
            jdbc.sql("select distinct institution, step from rating where institution is not null")
                .query((rs, n) -> new Where(rs.getObject(1, UUID.class), rs.getString(2)))
                .list());
  }

  private boolean leave(Where where) {
    return transactions.as(
        LEAVER,
        jdbc -> {
          List<Waiting> waiting = waiting(jdbc, where);
          if (waiting.size() < FEWEST) {
            return false;
          }
          add(jdbc, where, shuffled(waiting, where), day(waiting.getFirst()));
          empty(jdbc, where);
          return true;
        });
  }

  private static List<Waiting> waiting(JdbcClient jdbc, Where where) {
    return jdbc.sql("select * from waiting_ratings(?, ?)")
        .params(where.institution(), where.step())
        .query(LeavingRatings::row)
        .list();
  }

  private static Waiting row(ResultSet rs, int n) throws SQLException {
    return new Waiting(
        rs.getString("authority"),
        rs.getObject("matter", UUID.class),
        rs.getString("rulebook"),
        Sealing.WrappedKey.of(rs.getBytes("wrapped_key")),
        rs.getBoolean("with_words"),
        Bytes.of(rs.getBytes("sealed")));
  }

  private List<Rating> shuffled(List<Waiting> waiting, Where where) {
    RatedStep step = RatedStep.of(where.step()).orElseThrow();
    List<Rating> ratings = new ArrayList<>();
    for (Waiting each : waiting) {
      Rating rating =
          Rating.opened(
              parts.sealing(),
              each.key(),
              each.authority(),
              each.matter(),
              step,
              each.sealed().array());
      // Somebody may have come behind the wall since it was sent.
      ratings.add(each.withWords() ? rating : new Rating(rating.answer(), ""));
    }
    Collections.shuffle(ratings, java.util.Random.from(random));
    return ratings;
  }

  private LocalDate day(Waiting any) {
    return Taking.dayOf(parts.rulebooks().of(any.rulebook()), parts.legalTime().now());
  }

  private void add(JdbcClient jdbc, Where where, List<Rating> ratings, LocalDate on) {
    LeftWords sealed = new LeftWords(parts.sealing());
    List<UUID> ids = ratings.stream().map(_ -> drawn()).toList();
    byte[][] words = new byte[ratings.size()][];
    for (int i = 0; i < words.length; i++) {
      words[i] = sealed.seal(ids.get(i), ratings.get(i).words()).array();
    }
    jdbc.sql(
            """
            insert into left_rating (id, batch, institution, step, left_on, answer, words)
            select id, :batch, :institution, :step, :day, answer, words
            from unnest(:ids::uuid[], :answers::smallint[], :words::bytea[]) as r(id, answer, words)
            """)
        .param("batch", drawn())
        .param("institution", where.institution())
        .param("step", where.step())
        .param("day", Date.valueOf(on))
        .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
        .param(
            "answers", ratings.stream().map(each -> each.answer().stored()).toArray(Integer[]::new))
        .param("words", words)
        .update();
  }

  /// Drawn here, so that no counter and no clock is in it.
  private UUID drawn() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  private static void empty(JdbcClient jdbc, Where where) {
    jdbc.sql(
            "update rating set institution = null, sealed = null where institution = ? and step = ?")
        .params(where.institution(), where.step())
        .update();
  }

  private int forget() {
    Instant now = parts.legalTime().now();
    LocalDate before = now.atOffset(ZoneOffset.UTC).toLocalDate().minus(KEPT);
    return transactions.as(
        LEAVER,
        jdbc ->
            jdbc.sql("delete from left_rating where left_on < ?")
                .param(Date.valueOf(before))
                .update());
  }
}
