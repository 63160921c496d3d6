package org.huiyin.matter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Power;

/// What has left of how content complainants were, for leads and supervisors of the institution
/// whose steps they rated: batch by batch, never fewer than ten together.
///
/// No figure is made of it beyond the five counts of one batch: none of an officer, a unit, a
/// matter or two institutions, and none over time. Thread-safe.
public final class RatingBatches {

  /// Ratings that left together.
  ///
  /// @param size how many, ten at least
  /// @param counts of each of the five, the best first
  /// @param words what some of them say beside, in no order
  public record Batch(
      RatedStep step,
      LocalDate leftOn,
      int size,
      Map<Contentment, Integer> counts,
      List<String> words) {
    public Batch {
      counts = new EnumMap<>(counts);
      words = List.copyOf(words);
    }

    @Override
    public String toString() {
      return "Batch[" + step + ", " + size + "]";
    }
  }

  private record Row(UUID batch, RatedStep step, LocalDate on, Contentment answer, String words) {}

  private final DataSource dataSource;
  private final Parts parts;

  RatingBatches(DataSource dataSource, Parts parts) {
    this.dataSource = dataSource;
    this.parts = parts;
  }

  public static boolean mayRead(OfficerPrincipal officer) {
    return Power.READ_RATINGS.isHeldBy(officer.roles());
  }

  /// The batches of the officer's institution, the latest first; empty for other roles.
  public List<Batch> of(OfficerPrincipal officer) {
    return mayRead(officer) ? batches(officer) : List.of();
  }

  /// Ordered by what was drawn by chance.
  private List<Batch> batches(OfficerPrincipal officer) {
    Map<UUID, List<Row>> batches = new LinkedHashMap<>();
    Flight.as(parts.bound(officer))
        .add(
            """
            select batch, step, left_on, answer, id, words from left_rating
            where institution = ? order by left_on desc, batch, id
            """,
            officer.institution())
        .rows(dataSource, this::row)
        .forEach(row -> batches.computeIfAbsent(row.batch(), _ -> new ArrayList<>()).add(row));
    return batches.values().stream()
        .filter(rows -> rows.size() >= LeavingRatings.FEWEST)
        .map(RatingBatches::batch)
        .sorted(Comparator.comparing(Batch::leftOn).reversed().thenComparing(Batch::step))
        .toList();
  }

  private Row row(ResultSet rs, int n) throws SQLException {
    return new Row(
        rs.getObject(1, UUID.class),
        RatedStep.of(rs.getString(2)).orElseThrow(),
        rs.getObject(3, LocalDate.class),
        Contentment.of(rs.getInt(4)),
        new LeftWords(parts.sealing()).open(rs.getObject(5, UUID.class), rs.getBytes(6)));
  }

  private static Batch batch(List<Row> rows) {
    Map<Contentment, Integer> counts = new EnumMap<>(Contentment.class);
    for (Contentment each : Contentment.values()) {
      counts.put(each, 0);
    }
    rows.forEach(row -> counts.merge(row.answer(), 1, Integer::sum));
    List<String> words = new ArrayList<>();
    rows.stream().map(Row::words).filter(each -> !each.isEmpty()).forEach(words::add);
    Row any = rows.getFirst();
    return new Batch(any.step(), any.on(), rows.size(), counts, words);
  }
}
