package org.huiyin.importing;

import java.math.BigDecimal;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One way in which a column writes a day. Where it says an hour and a zone as well, the day is
/// that of the rulebook's zone; where it says no zone, it is the day that is written.
sealed interface DayFormat {

  /// Empty if it isn't written so.
  Optional<LocalDate> read(String written, ZoneId zone);

  /// As a spreadsheet writes a cell that is formatted as a date; also what [SheetTable] makes of
  /// one, so that it comes back from the file of rejects. Nobody else writes a `T` there.
  DayFormat ISO = new Pattern("uuuu-MM-dd'T'HH:mm[:ss[.SSS]][XXX]");

  /// The one of this name.
  ///
  /// @param name a pattern of [DateTimeFormatter], or `excel`, `excel-1904`, `epoch-seconds`,
  ///     `epoch-millis`
  /// @throws IllegalArgumentException says in words what is wrong with it
  static DayFormat of(String name) {
    return switch (name) {
      case "excel" -> new Serial(false);
      case "excel-1904" -> new Serial(true);
      case "epoch-seconds" -> new Epoch(1_000);
      case "epoch-millis" -> new Epoch(1);
      default -> new Pattern(name);
    };
  }

  /// A pattern of letters. February has no 30th day.
  final class Pattern implements DayFormat {
    private static final ZonedDateTime SAMPLE =
        ZonedDateTime.of(2024, 11, 29, 21, 45, 56, 0, ZoneOffset.UTC);

    private final List<DateTimeFormatter> formats;

    Pattern(String pattern) {
      String letters = proleptic(pattern);
      boolean words = letters.contains("MMM") || letters.contains("a") || letters.contains("E");
      List<Locale> languages =
          words ? List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE) : List.of(Locale.ROOT);
      this.formats = languages.stream().map(language -> format(letters, language)).toList();
      check();
    }

    private static DateTimeFormatter format(String letters, Locale language) {
      return new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern(letters)
          .toFormatter(language)
          .withResolverStyle(ResolverStyle.STRICT);
    }

    private void check() {
      DateTimeFormatter format = formats.getFirst();
      try {
        String sample = format.format(SAMPLE);
        if (day(format, sample, ZoneOffset.UTC).filter(SAMPLE.toLocalDate()::equals).isEmpty()) {
          throw new IllegalArgumentException("it doesn't say which day");
        }
      } catch (DateTimeException e) {
        throw new IllegalArgumentException("it doesn't say which day", e);
      }
    }

    /// Without an era there is only the year that is counted through; one of two digits would be
    /// guessed.
    private static String proleptic(String pattern) {
      StringBuilder letters = new StringBuilder();
      boolean quoted = false;
      int years = 0;
      int run = 0;
      for (int i = 0; i < pattern.length(); i++) {
        char letter = pattern.charAt(i);
        quoted ^= letter == '\'';
        boolean year = !quoted && (letter == 'y' || letter == 'u');
        years += year && run == 0 ? 1 : 0;
        if (!year && run > 0 && run != 4) {
          throw twoDigits();
        }
        run = year ? run + 1 : 0;
        letters.append(year ? 'u' : letter);
      }
      if (years != 1 || (run > 0 && run != 4)) {
        throw twoDigits();
      }
      return letters.toString();
    }

    private static IllegalArgumentException twoDigits() {
      return new IllegalArgumentException("it needs a year of four digits, once: yyyy");
    }

    @Override
    public Optional<LocalDate> read(String written, ZoneId zone) {
      for (DateTimeFormatter format : formats) {
        Optional<LocalDate> day = day(format, written, zone);
        if (day.isPresent()) {
          return day;
        }
      }
      return Optional.empty();
    }

    /// Looks first without resolving: what doesn't fit is the usual case where a column mixes
    /// formats, and an exception for each would take most of the time.
    private static Optional<LocalDate> day(DateTimeFormatter format, String written, ZoneId zone) {
      ParsePosition end = new ParsePosition(0);
      if (format.parseUnresolved(written, end) == null || end.getIndex() != written.length()) {
        return Optional.empty();
      }
      try {
        TemporalAccessor read = format.parse(written);
        ZoneId own = read.query(TemporalQueries.zone());
        if (own != null) {
          LocalDateTime time = LocalDateTime.from(read);
          return Optional.of(time.atZone(own).withZoneSameInstant(zone).toLocalDate());
        }
        return Optional.ofNullable(read.query(TemporalQueries.localDate()));
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }
  }

  /// Days since the end of 1899 or since 1904, as spreadsheets count them.
  record Serial(boolean since1904) implements DayFormat {
    private static final LocalDate BEFORE_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate IN_1904 = LocalDate.of(1904, 1, 1);
    // From May 1927, so that a year alone is none, to the last day of the year 9999.
    private static final BigDecimal MOST = BigDecimal.valueOf(2_958_465);
    private static final BigDecimal LEAST = BigDecimal.valueOf(10_000);

    /// Empty where no spreadsheet would take it for a day.
    Optional<LocalDateTime> time(BigDecimal serial) {
      if (serial.compareTo(LEAST) < 0 || serial.compareTo(MOST) > 0) {
        return Optional.empty();
      }
      LocalDate day = (since1904 ? IN_1904 : BEFORE_1900).plusDays(serial.longValue());
      long seconds =
          serial
              .remainder(BigDecimal.ONE)
              .multiply(BigDecimal.valueOf(86_400))
              .add(new BigDecimal("0.5"))
              .longValue();
      return Optional.of(day.atStartOfDay().plusSeconds(seconds));
    }

    @Override
    public Optional<LocalDate> read(String written, ZoneId zone) {
      return number(written).flatMap(this::time).map(LocalDateTime::toLocalDate);
    }
  }

  /// Since the beginning of 1970 in UTC.
  ///
  /// @param millis how many milliseconds one of them is
  record Epoch(long millis) implements DayFormat {
    @Override
    public Optional<LocalDate> read(String written, ZoneId zone) {
      return number(written)
          .filter(number -> number.scale() <= 0 && number.precision() <= 13)
          .map(number -> Instant.ofEpochMilli(number.longValue() * millis))
          .map(instant -> OffsetDateTime.ofInstant(instant, zone).toLocalDate());
    }
  }

  private static Optional<BigDecimal> number(String written) {
    @Nullable BigDecimal number = null;
    boolean plain =
        !written.isEmpty()
            && written.length() <= 20
            && written.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    if (plain) {
      try {
        number = new BigDecimal(written);
      } catch (NumberFormatException e) {
        number = null;
      }
    }
    return Optional.ofNullable(number);
  }
}
