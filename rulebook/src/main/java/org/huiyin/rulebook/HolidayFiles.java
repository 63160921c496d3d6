package org.huiyin.rulebook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.huiyin.rulebook.CalendarRefused.Reason;
import org.huiyin.rulebook.WorkingCalendar.Decreed;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// The decreed days of some years, read from files in the format of holiday-cn. JSON is YAML
/// 1.2, so the YAML parser reads them.
///
/// @param days every decreed day, of whichever file
/// @param digest hexadecimal SHA-256 over the files in the order of their years
record HolidayFiles(
    int firstYear, int lastYear, SortedMap<LocalDate, Decreed> days, String digest) {

  private static final int FIRST_BUNDLED = 2007;
  private static final int EARLIEST = 1949;
  private static final int LATEST = 2198;
  private static final int DEEPEST = 20;

  static HolidayFiles read(Map<Integer, byte[]> years) {
    SortedMap<Integer, byte[]> ordered = new TreeMap<>(years);
    SortedMap<LocalDate, Decreed> days = new TreeMap<>();
    MessageDigest sha256 = sha256();
    int first = 0;
    int last = 0;
    for (Map.Entry<Integer, byte[]> file : ordered.entrySet()) {
      int year = file.getKey();
      sha256.update(file.getValue());
      if (addDays(year, file.getValue(), days)) {
        refuseUnless(
            last == 0 || last == year - 1, year, Reason.GAP, "no holidays in the year before it");
        first = first == 0 ? year : first;
        last = year;
      }
    }
    if (last == 0) {
      throw new CalendarRefused(
          0, Reason.NOTHING, "", "years: no file has holidays: " + ordered.keySet());
    }
    return new HolidayFiles(
        first,
        last,
        Collections.unmodifiableSortedMap(days),
        HexFormat.of().formatHex(sha256.digest()));
  }

  /// The files in this library, from 2007 on without a gap.
  static Map<Integer, byte[]> bundled(String id) {
    Map<Integer, byte[]> years = new TreeMap<>();
    for (int year = FIRST_BUNDLED; ; year++) {
      byte[] bytes = resource("calendars/" + id + "/" + year + ".json");
      if (bytes == null) {
        return years;
      }
      years.put(year, bytes);
    }
  }

  private static byte @Nullable [] resource(String name) {
    try (InputStream in = HolidayFiles.class.getResourceAsStream(name)) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("can't read the bundled resource " + name, e);
    }
  }

  /// Adds the days of a file, and says whether it had any.
  private static boolean addDays(int year, byte[] json, SortedMap<LocalDate, Decreed> days) {
    refuseUnless(
        year >= EARLIEST && year <= LATEST, year, Reason.YEAR, "expected a year from 1949 to 2198");
    if (!(parse(year, json) instanceof Map<?, ?> file)) {
      throw refusal(year, Reason.SHAPE, "", "expected an object");
    }
    refuseUnless(
        Integer.valueOf(year).equals(file.get("year")),
        year,
        Reason.YEAR,
        "year is " + file.get("year"));
    if (!(file.get("days") instanceof List<?> entries)) {
      throw refusal(year, Reason.SHAPE, "", "days: expected a list");
    }
    SortedMap<LocalDate, Decreed> own = new TreeMap<>();
    for (Object entry : entries) {
      addDay(year, entry, own, days);
    }
    days.putAll(own);
    return !own.isEmpty();
  }

  private static void addDay(
      int year,
      Object entry,
      SortedMap<LocalDate, Decreed> own,
      SortedMap<LocalDate, Decreed> days) {
    if (!(entry instanceof Map<?, ?> day)) {
      throw refusal(year, Reason.SHAPE, "", "days: expected objects: " + entry);
    }
    LocalDate date = date(year, day.get("date"));
    if (!(day.get("name") instanceof String name) || name.isBlank()) {
      throw refusal(year, Reason.NAME, date, date + ": name is missing");
    }
    if (!(day.get("isOffDay") instanceof Boolean off)) {
      throw refusal(
          year,
          Reason.OFF,
          date,
          date + ": isOffDay must be true or false: " + day.get("isOffDay"));
    }
    Decreed other = days.get(date);
    if (other != null && other.off() != off) {
      throw refusal(
          year, Reason.CONTRADICTION, date, date + " contradicts the file of another year");
    }
    if (own.put(date, new Decreed(name, off)) != null) {
      throw refusal(year, Reason.TWICE, date, date + " is there twice");
    }
  }

  private static LocalDate date(int year, @Nullable Object value) {
    LocalDate date;
    try {
      date = LocalDate.parse(String.valueOf(value));
    } catch (DateTimeParseException e) {
      CalendarRefused refused = refusal(year, Reason.DATE, value, "no date: " + value);
      refused.initCause(e);
      throw refused;
    }
    boolean near =
        date.getYear() == year
            || (date.getYear() == year - 1 && date.getMonth() == Month.DECEMBER)
            || (date.getYear() == year + 1 && date.getMonth() == Month.JANUARY);
    if (!near) {
      throw refusal(year, Reason.DATE, date, date + " lies outside the year");
    }
    return date;
  }

  private static @Nullable Object parse(int year, byte[] json) {
    LoadSettings settings =
        LoadSettings.builder().setLabel(year + ".json").setMaxAliasesForCollections(0).build();
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
      if (isTooDeep(text)) {
        throw refusal(year, Reason.NOT_JSON, "", "is not JSON: brackets within brackets");
      }
      return new Load(settings).loadFromString(text);
    } catch (CharacterCodingException e) {
      throw unreadable(year, "is not UTF-8", e);
    } catch (YamlEngineException e) {
      throw unreadable(year, "is not JSON: " + e.getMessage(), e);
    }
  }

  // The parser works by recursion.
  private static boolean isTooDeep(String text) {
    int depth = 0;
    int deepest = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
      deepest = Math.max(deepest, depth);
    }
    return deepest > DEEPEST;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static void refuseUnless(boolean holds, int year, Reason reason, String wrong) {
    if (!holds) {
      throw refusal(year, reason, "", wrong);
    }
  }

  private static CalendarRefused unreadable(int year, String wrong, Exception cause) {
    CalendarRefused refused = refusal(year, Reason.NOT_JSON, "", wrong);
    refused.initCause(cause);
    return refused;
  }

  private static CalendarRefused refusal(
      int year, Reason reason, @Nullable Object at, String wrong) {
    return new CalendarRefused(
        year, reason, String.valueOf(at), "calendar of " + year + ": " + wrong);
  }
}
