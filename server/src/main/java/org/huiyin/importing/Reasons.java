package org.huiyin.importing;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huiyin.matter.FieldError;

/// Why a row can't be taken in, in words, and by the columns' own names. Never a value of the row.
final class Reasons {

  private static final String KEYS = "import.reason.";

  private final ResourceBundle words;
  private final Mapping mapping;

  Reasons(Mapping mapping, Locale language) {
    this.words = ResourceBundle.getBundle("messages/importing", language);
    this.mapping = mapping;
  }

  String of(List<FieldError> errors) {
    return errors.stream().map(this::of).distinct().collect(Collectors.joining(" "));
  }

  private String of(FieldError error) {
    String known = KEYS + error.reason();
    String key = words.containsKey(known) ? known : KEYS + "other";
    Stream<Object> facts =
        words.containsKey(known)
            ? error.facts().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
            : Stream.of(error.reason());
    Object[] said = Stream.concat(Stream.of(columns(error.field())), facts).toArray();
    return new MessageFormat(words.getString(key), Locale.ROOT).format(said);
  }

  /// The columns behind a field, or what the mapping calls it.
  private String columns(String field) {
    List<String> columns = of(field);
    return columns.isEmpty() ? field : String.join(words.getString("import.and"), columns);
  }

  private List<String> of(String field) {
    String name = field.substring(field.indexOf('.') + 1);
    if (field.startsWith("identity.")) {
      return Stream.ofNullable(mapping.identity().get(name)).toList();
    }
    if (field.startsWith("acts.")) {
      return ofActs(name);
    }
    return switch (field) {
      case "id", "sourceId" -> List.of(mapping.id());
      case "ask", "story" -> mapping.texts().getOrDefault(field, List.of());
      case "placeText" -> mapping.texts().getOrDefault("place-text", List.of());
      case "texts" -> mapping.texts().values().stream().flatMap(List::stream).sorted().toList();
      case "on", "openedOn", "filing" ->
          Stream.ofNullable(mapping.on()).map(DayColumn::column).toList();
      case "open" -> Stream.ofNullable(mapping.open().column()).toList();
      case "acts" -> mapping.acts().stream().map(act -> act.day().column()).distinct().toList();
      default ->
          Optional.ofNullable(mapping.choices().byName().get(field)).stream()
              .flatMap(chosen -> chosen.source().stream())
              .toList();
    };
  }

  /// Of an act by its name, of its texts by theirs, or of all days.
  private List<String> ofActs(String name) {
    return mapping.acts().stream()
        .flatMap(
            act ->
                act.name().equals(name) || name.equals("on")
                    ? Stream.of(act.day().column())
                    : act.texts().getOrDefault(name, List.of()).stream())
        .distinct()
        .toList();
  }
}
