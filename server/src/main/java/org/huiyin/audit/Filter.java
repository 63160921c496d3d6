package org.huiyin.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.huiyin.matter.Cursor;
import org.huiyin.matter.OfficialActQuery;
import org.huiyin.page.SentForm;
import org.jspecify.annotations.Nullable;

/// What an auditor narrows the list by, as it stands in the address. What can't be read narrows
/// nothing.
///
/// @param officer id of an officer, or empty
/// @param act id of an act, or empty
/// @param after the cursor of the page before, or empty
public record Filter(String officer, String act, LocalDate from, LocalDate until, String after) {

  static final int PAGE = 50;
  private static final int DAYS = 30;

  static Filter of(HttpServletRequest request, LocalDate today) {
    LocalDate until = day(request, "until").filter(d -> !d.isAfter(today)).orElse(today);
    LocalDate from =
        day(request, "from").filter(d -> !d.isAfter(until)).orElse(until.minusDays(DAYS));
    LocalDate earliest = until.minusDays(OfficialActQuery.MOST_DAYS);
    return new Filter(
        id(request) == null ? "" : SentForm.typed(request, "officer"),
        SentForm.typed(request, "act"),
        from.isBefore(earliest) ? earliest : from,
        until,
        SentForm.typed(request, "after"));
  }

  private static Optional<LocalDate> day(HttpServletRequest request, String name) {
    try {
      return Optional.of(LocalDate.parse(SentForm.typed(request, name).strip()));
    } catch (DateTimeParseException malformed) {
      return Optional.empty();
    }
  }

  private static @Nullable UUID id(HttpServletRequest request) {
    return uuid(SentForm.typed(request, "officer"));
  }

  private static @Nullable UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }

  OfficialActQuery query() {
    return new OfficialActQuery(
        uuid(officer),
        null,
        act.isEmpty() || act.indexOf('\0') >= 0 ? null : act,
        from,
        until,
        Cursor.parse(after),
        PAGE);
  }

  /// The address of the page behind this one.
  public String later(String next) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("officer", officer);
    all.put("act", act);
    all.put("from", from.toString());
    all.put("until", until.toString());
    all.put("after", next);
    return "/audit?"
        + all.entrySet().stream()
            .filter(each -> !each.getValue().isEmpty())
            .map(
                each ->
                    each.getKey()
                        + "="
                        + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
  }
}
