package org.huiyin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.huiyin.authority.Calendars.Notice;

/// Holidays of 2027 that nobody decreed.
public final class FictionalHolidays {

  public static final String TITLE = "虚构的2027年放假通知";
  public static final String PAPER = "虚构〔2026〕1号";

  private FictionalHolidays() {}

  /// Monday 4 January is off too.
  public static Notice longer() {
    return notice(document("fictional-2027"));
  }

  /// Saturday 2 and Sunday 3 January are worked.
  public static Notice shorter() {
    return notice(document("fictional-2027-corrected"));
  }

  public static Notice notice(String document) {
    return new Notice(2027, document, TITLE, PAPER);
  }

  public static String document(String name) {
    try (InputStream in =
        FictionalHolidays.class.getResourceAsStream("/calendars/" + name + ".json")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
