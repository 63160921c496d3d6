package org.huiyin.importing;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.huiyin.matter.FieldError;
import org.huiyin.matter.Filing;
import org.huiyin.matter.PastAct;
import org.huiyin.matter.PastMatter;
import org.jspecify.annotations.Nullable;

/// Decides what of a row may become a matter (R3). Remembers hashes of the numbers that it
/// has seen, and nothing else. Not thread-safe: one for each reading of a file.
final class Guard {

  /// Shorter ones occur in any text.
  private static final int LEAST_LATIN = 4;

  private static final int LEAST_OTHER = 2;

  private final Mapping mapping;
  private final ZoneId zone;
  private final LocalDate today;
  private final SeenNumbers seen = new SeenNumbers();

  /// @param zone in which days begin where a column says an hour and a zone
  /// @param today the day of an open matter of which no column says when it came
  Guard(Mapping mapping, ZoneId zone, LocalDate today) {
    this.mapping = mapping;
    this.zone = zone;
    this.today = today;
  }

  /// What becomes of a row.
  sealed interface Passed {
    /// It may be taken in.
    record Fit(PastMatter matter) implements Passed {}

    /// It has ended, and the mapping doesn't say when: it stays away.
    record Left() implements Passed {}

    /// It can't be taken in as it is.
    ///
    /// @param errors at least one; the fields are those of the mapping
    record Rejected(List<FieldError> errors) implements Passed {
      public Rejected {
        errors = List.copyOf(errors);
      }
    }
  }

  Passed pass(Row row) {
    String id = row.value(mapping.id()).strip();
    if (id.isEmpty()) {
      return rejected("id", "required");
    }
    if (!seen.add(id)) {
      // What occurs twice may be somebody's number, and not a matter's.
      return rejected("id", "twice");
    }
    if (!row.whole()) {
      // Moved by a cell, a name would stand among what somebody said.
      return rejected("row", "too-many-cells");
    }
    return switch (mapping.open().of(row)) {
      case OPEN -> pass(row, id, true);
      case ENDED -> mapping.acts().isEmpty() ? new Passed.Left() : pass(row, id, false);
      case UNKNOWN -> rejected("open", "unknown");
    };
  }

  private Passed pass(Row row, String id, boolean open) {
    List<FieldError> errors = new ArrayList<>();
    LocalDate on = mapping.on() == null ? null : day(mapping.on(), row, "on", errors);
    List<PastAct> acts = acts(row, errors);
    if (!open) {
      ended(on, acts, errors);
    }
    Filing filing = filing(row, open, on, errors);
    if (namesUser(row, filing, acts)) {
      errors.add(FieldError.of("texts", "user"));
    }
    return errors.isEmpty()
        ? new Passed.Fit(
            new PastMatter(mapping.source(), id, filing, on == null ? today : on, open, acts))
        : new Passed.Rejected(errors);
  }

  private static Passed rejected(String field, String reason) {
    return new Passed.Rejected(List.of(FieldError.of(field, reason)));
  }

  private @Nullable LocalDate day(
      DayColumn column, Row row, String field, List<FieldError> errors) {
    return switch (column.read(row, zone)) {
      case DayColumn.Told.Day(var day) -> day;
      case DayColumn.Told.Nothing _ -> null;
      case DayColumn.Told.Unknown _ -> {
        errors.add(FieldError.of(field, "no-day"));
        yield null;
      }
      case DayColumn.Told.Ambiguous _ -> {
        errors.add(FieldError.of(field, "ambiguous-day"));
        yield null;
      }
    };
  }

  private List<PastAct> acts(Row row, List<FieldError> errors) {
    List<PastAct> acts = new ArrayList<>();
    for (Mapping.Act act : mapping.acts()) {
      String field = "acts." + act.name();
      int before = errors.size();
      LocalDate day = day(act.day(), row, field, errors);
      Map<String, String> texts = new HashMap<>();
      act.texts()
          .forEach(
              (name, columns) -> {
                String text = text(row, columns, "\n");
                if (!text.isEmpty()) {
                  texts.put(name, text);
                }
              });
      if (day != null) {
        acts.add(new PastAct(act.what(), day, texts));
      } else if (!texts.isEmpty() && errors.size() == before) {
        errors.add(FieldError.of(field, "text-without-day"));
      }
    }
    acts.sort(Comparator.comparing(PastAct::on).thenComparing(PastAct::what));
    return acts;
  }

  /// What has ended did so on a day, or nobody knows how long it is to be kept.
  private static void ended(@Nullable LocalDate on, List<PastAct> acts, List<FieldError> errors) {
    if (!errors.isEmpty()) {
      return;
    }
    if (on == null) {
      errors.add(FieldError.of("on", "required"));
    }
    if (acts.stream()
        .noneMatch(
            act -> act.what() == PastAct.What.CLOSED || act.what() == PastAct.What.ANSWERED)) {
      errors.add(FieldError.of("acts", "no-end"));
    }
  }

  /// Of what has ended nothing is read that says who brought it.
  private Filing filing(Row row, boolean open, @Nullable LocalDate on, List<FieldError> errors) {
    Map<String, String> identity = new HashMap<>();
    if (open) {
      mapping
          .identity()
          .forEach(
              (field, column) -> {
                String value = row.value(column).strip();
                if (!value.isEmpty()) {
                  identity.put(field, value);
                }
              });
    }
    Mapping.Choices choices = mapping.choices();
    String place = text(row, "place-text", " ");
    return new Filing(
        needed("kind", choices.kind(), row, errors),
        mapping.relation(),
        needed("institution", choices.institution(), row, errors),
        Filing.About.NOTHING,
        needed("channel", choices.channel(), row, errors),
        chosen("topic", choices.topic(), row, errors),
        chosen("place", choices.place(), row, errors),
        text(row, "ask", " / "),
        text(row, "story", "\n"),
        place.isEmpty() ? null : place,
        null,
        identity,
        1,
        null,
        null,
        open && mapping.open().fromArrival() ? on : null,
        List.of());
  }

  private static String needed(String name, Chosen chosen, Row row, List<FieldError> errors) {
    int before = errors.size();
    String value = chosen(name, chosen, row, errors);
    if (value == null && errors.size() == before) {
      errors.add(FieldError.of(name, "required"));
    }
    return value == null ? "" : value;
  }

  private static @Nullable String chosen(
      String name, Chosen chosen, Row row, List<FieldError> errors) {
    return switch (chosen.of(row)) {
      case Chosen.Choice.Of(var value) -> value;
      case Chosen.Choice.Unknown _ -> {
        errors.add(FieldError.of(name, "not-in-table"));
        yield null;
      }
    };
  }

  private String text(Row row, String field, String between) {
    return text(row, mapping.texts().getOrDefault(field, List.of()), between);
  }

  /// Several columns often say the same.
  private static String text(Row row, List<String> columns, String between) {
    Set<String> said = new LinkedHashSet<>();
    for (String column : columns) {
      String value = row.value(column).strip();
      if (!value.isEmpty()) {
        said.add(value);
      }
    }
    return String.join(between, said);
  }

  /// Whoever wrote their account's name under what they said would be found by it.
  private static boolean namesUser(Row row, Filing filing, List<PastAct> acts) {
    List<String> texts =
        Stream.of(
                Stream.of(filing.ask(), filing.story()),
                Stream.ofNullable(filing.placeText()),
                filing.identity().values().stream(),
                acts.stream().flatMap(act -> act.texts().values().stream()))
            .flatMap(each -> each)
            .toList();
    return row.users().values().stream()
        .flatMap(String::lines)
        .map(String::strip)
        .filter(Guard::tells)
        .anyMatch(user -> texts.stream().anyMatch(text -> text.contains(user)));
  }

  private static boolean tells(String user) {
    boolean latin = user.chars().allMatch(letter -> letter < 0x250);
    return user.length() >= (latin ? LEAST_LATIN : LEAST_OTHER);
  }
}
