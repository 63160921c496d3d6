package org.huiyin.matter;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;

/// Counts how often something was asked that says a little about a person. The limits are
/// constraints of the tables, so the database refuses what is too much, whoever asks at once.
final class Asked {

  private static final int KEPT_DAYS = 60;

  enum What {
    SAME_PERSON,
    KEY_CHECK,
    DISCLOSURE;

    String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private final DataSource dataSource;

  Asked(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /// Counts one more by this officer; false if that would be too many.
  boolean countOf(OfficerPrincipal by, What what, LocalDate today) {
    return countOf(by, what, today, Short.MAX_VALUE);
  }

  /// The same with a bound that the installation has set.
  ///
  /// @param most at least 1; what the constraint allows holds beside it
  boolean countOf(OfficerPrincipal by, What what, LocalDate today, int most) {
    int[] written = new int[1];
    Flight flight =
        Flight.as(Bound.to(by))
            .add("delete from asked_by_officer where day < ?", today.minusDays(KEPT_DAYS))
            .add(
                """
                insert into asked_by_officer (officer, what, day, times) values (?, ?, ?, 1)
                on conflict (officer, what, day) do update set times = asked_by_officer.times + 1
                where asked_by_officer.times < ?
                """,
                by.officer(),
                what.id(),
                today,
                most);
    return ranWithin(() -> written[0] = flight.written(dataSource)) && written[0] == 1;
  }

  boolean ofPair(Bound by, Bytes pair) {
    return !Flight.as(by)
        .add("select 1 from asked_of_pair where id = ?", pair)
        .rows(dataSource, (rs, i) -> rs.getInt(1))
        .isEmpty();
  }

  int since(Bound by, MatterRecord matter, LocalDate day) {
    return Flight.as(by)
        .add(
            """
            select coalesce(sum(times), 0) from asked_of_matter
            where authority = ? and matter = ? and day > ?
            """,
            matter.authority(),
            matter.id(),
            day)
        .rows(dataSource, (rs, i) -> rs.getInt(1))
        .getFirst();
  }

  /// Writes the entries of both and counts, all or none; false if one of them was asked of too
  /// often.
  ///
  /// @throws DuplicateKeyException if somebody else wrote an entry in one since it was read, or
  ///     asked of this pair
  boolean answered(
      Bound by,
      List<MatterRecord> pair,
      List<MatterRecord.Sealed> entries,
      Bytes id,
      LocalDate today) {
    Flight flight =
        Flight.as(by)
            .add("delete from asked_of_pair where day < ?", today)
            .add("insert into asked_of_pair (id, day) values (?, ?)", id, today);
    for (int i = 0; i < pair.size(); i++) {
      MatterRecord matter = pair.get(i);
      flight.add(
          """
          insert into asked_of_matter (authority, matter, day, times) values (?, ?, ?, 1)
          on conflict (authority, matter, day) do update set times = asked_of_matter.times + 1
          """,
          matter.authority(),
          matter.id(),
          today);
      Noting.add(flight, by, matter, entries.get(i));
    }
    return ranWithin(() -> flight.run(dataSource));
  }

  private static boolean ranWithin(Runnable flight) {
    try {
      flight.run();
      return true;
    } catch (DuplicateKeyException someoneElse) {
      throw someoneElse;
    } catch (DataIntegrityViolationException tooMany) {
      if (String.valueOf(tooMany.getMessage()).contains("asked_enough")) {
        return false;
      }
      throw tooMany;
    }
  }
}
