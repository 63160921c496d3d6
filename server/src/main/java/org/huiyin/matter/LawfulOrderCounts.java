package org.huiyin.matter;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.huiyin.matter.LawfulOrder.Instrument;

/// How much was handed over by law in a year, for anyone to read.
///
/// Guarantees that it tells no figure but a band, none of which is below ten (R8); that only years
/// that are over are told, so that nobody sees a band change; and that an institution with fewer
/// than ten in a year isn't told from one with none. Thread-safe.
public final class LawfulOrderCounts {

  /// How many years back.
  public static final int YEARS = 5;

  private static final int SMALLEST = 10;

  /// How many, about.
  public enum Band {
    FEWER_THAN_10(0),
    FROM_10(SMALLEST),
    FROM_20(20),
    FROM_50(50),
    FROM_100(100);

    private final int from;

    Band(int from) {
      this.from = from;
    }

    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Band of(long count) {
      Band band = FEWER_THAN_10;
      for (Band each : values()) {
        band = count >= each.from ? each : band;
      }
      return band;
    }
  }

  /// One year of the installation.
  ///
  /// @param byInstrument each law of the list
  /// @param institutions those with ten or more
  public record Year(
      int year, Band all, Map<Instrument, Band> byInstrument, Map<UUID, Band> institutions) {
    public Year {
      byInstrument = Collections.unmodifiableMap(new EnumMap<>(byInstrument));
      institutions = Map.copyOf(institutions);
    }
  }

  private final LawfulOrderStore store;
  private final LegalTime legalTime;

  LawfulOrderCounts(LawfulOrderStore store, LegalTime legalTime) {
    this.store = store;
    this.legalTime = legalTime;
  }

  /// The last years that are over everywhere, the latest first.
  public List<Year> years() {
    int present = legalTime.now().atOffset(ZoneOffset.ofHours(-12)).getYear();
    LocalDate since = LocalDate.of(present - YEARS, 1, 1);
    List<LawfulOrderStore.Handed> handed = store.handed(since, LocalDate.of(present, 1, 1));
    List<Year> years = new ArrayList<>();
    IntStream.rangeClosed(1, YEARS).forEach(back -> years.add(year(present - back, handed)));
    return years;
  }

  private static Year year(int year, List<LawfulOrderStore.Handed> all) {
    List<LawfulOrderStore.Handed> handed =
        all.stream().filter(each -> each.year() == year).toList();
    Map<Instrument, Band> byInstrument = new EnumMap<>(Instrument.class);
    for (Instrument instrument : Instrument.values()) {
      long count = handed.stream().filter(each -> each.instrument() == instrument).count();
      byInstrument.put(instrument, Band.of(count));
    }
    Map<UUID, Long> counts = new HashMap<>();
    handed.forEach(each -> counts.merge(each.institution(), 1L, Long::sum));
    Map<UUID, Band> institutions = new HashMap<>();
    counts.forEach(
        (institution, count) -> {
          if (count >= SMALLEST) {
            institutions.put(institution, Band.of(count));
          }
        });
    return new Year(year, Band.of(handed.size()), byInstrument, institutions);
  }
}
