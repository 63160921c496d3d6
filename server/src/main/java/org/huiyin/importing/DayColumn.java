package org.huiyin.importing;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// A column of days, which may be written in several ways. Immutable.
///
/// @param formats how they are written, in the order in which the mapping lists them
/// @param inOrder whether the first that fits is meant, where two read different days; otherwise
///     such a day is refused
record DayColumn(String column, List<DayFormat> formats, boolean inOrder) {

  DayColumn {
    formats = List.copyOf(formats);
  }

  /// What a cell says.
  sealed interface Told {
    record Day(LocalDate day) implements Told {}

    record Nothing() implements Told {}

    /// No format fits.
    record Unknown() implements Told {}

    /// Two formats fit and say different days.
    record Ambiguous() implements Told {}
  }

  Told read(Row row, ZoneId zone) {
    String written = Normalizer.normalize(row.value(column), Normalizer.Form.NFKC).strip();
    if (written.isEmpty()) {
      return new Told.Nothing();
    }
    Optional<LocalDate> iso = DayFormat.ISO.read(written, zone);
    if (iso.isPresent()) {
      return new Told.Day(iso.get());
    }
    Set<LocalDate> days = new TreeSet<>();
    for (DayFormat format : formats) {
      Optional<LocalDate> day = format.read(written, zone);
      if (day.isPresent() && inOrder) {
        return new Told.Day(day.get());
      }
      day.ifPresent(days::add);
    }
    return switch (days.size()) {
      case 0 -> new Told.Unknown();
      case 1 -> new Told.Day(days.iterator().next());
      default -> new Told.Ambiguous();
    };
  }
}
