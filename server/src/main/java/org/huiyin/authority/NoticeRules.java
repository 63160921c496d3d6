package org.huiyin.authority;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.huiyin.authority.Calendars.Mistake;
import org.huiyin.authority.Calendars.Notice;
import org.huiyin.rulebook.CalendarRefused;
import org.huiyin.rulebook.WorkingCalendar;

/// Whether a notice can be taken. The calendar's own reader says yes or no; here it is only put
/// beside each field.
final class NoticeRules {

  private static final int MOST_TITLE = 200;
  private static final int MOST_PAPER = 100;

  private NoticeRules() {}

  static List<Mistake> mistakes(Notice notice) {
    List<Mistake> mistakes = new ArrayList<>();
    text(mistakes, "title", notice.title(), MOST_TITLE);
    text(mistakes, "paper", notice.paper(), MOST_PAPER);
    text(mistakes, "document", notice.document(), Calendars.MOST_CHARACTERS);
    if (mistakes.stream().noneMatch(mistake -> mistake.field().equals("document"))) {
      try {
        WorkingCalendar.read(CalendarStore.CHINA, Map.of(notice.year(), bytes(notice)));
      } catch (CalendarRefused refused) {
        mistakes.add(mistake(refused));
      }
    }
    return mistakes;
  }

  private static void text(List<Mistake> mistakes, String field, String text, int most) {
    if (text.isBlank()) {
      mistakes.add(new Mistake(field, "required", ""));
    } else if (text.length() > most) {
      mistakes.add(new Mistake(field, "too-long", ""));
    } else if (text.indexOf('\0') >= 0) {
      mistakes.add(new Mistake(field, "malformed", ""));
    }
  }

  static Mistake mistake(CalendarRefused refused) {
    boolean year =
        refused.reason() == CalendarRefused.Reason.YEAR
            || refused.reason() == CalendarRefused.Reason.GAP;
    return new Mistake(
        year ? "year" : "document",
        refused.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        refused.at());
  }

  /// Days that are holidays by law, 全国年节及纪念日放假办法 (2024) Article 2, and that a notice
  /// therefore doesn't make working days: a file that does has a part missing.
  static List<Mistake> missing(int year, WorkingCalendar with) {
    if (year < 2025) {
      return List.of();
    }
    return Stream.of("-01-01", "-05-01", "-05-02", "-10-01", "-10-02", "-10-03")
        .map(day -> LocalDate.parse(year + day))
        .filter(with::isWorkday)
        .map(day -> new Mistake("document", "missing", day.toString()))
        .limit(1)
        .toList();
  }

  /// All files together, if this one is taken.
  ///
  /// @throws CalendarRefused if they contradict each other
  static Map<Integer, byte[]> with(Map<Integer, byte[]> files, Notice notice) {
    Map<Integer, byte[]> more = new TreeMap<>(files);
    more.put(notice.year(), bytes(notice));
    return more;
  }

  private static byte[] bytes(Notice notice) {
    return notice.document().getBytes(StandardCharsets.UTF_8);
  }
}
