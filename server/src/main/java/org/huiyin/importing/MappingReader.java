package org.huiyin.importing;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.huiyin.importing.Mapping.Read;
import org.huiyin.matter.Relation;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads a mapping, and refuses one that would take over who used the old system, or put who
/// somebody is among what they said.
final class MappingReader {

  private static final Set<String> KEYS =
      Set.of(
          "institution",
          "kind",
          "relation",
          "channel",
          "encoding",
          "id",
          "users",
          "open",
          "texts",
          "on",
          "identity");

  private final Map<String, Object> document;
  private final List<String> mistakes = new ArrayList<>();

  private MappingReader(Map<String, Object> document) {
    this.document = document;
  }

  static Read read(String yaml) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel("mapping")
            .setCodePointLimit(100_000)
            .setMaxAliasesForCollections(0)
            .setAllowDuplicateKeys(false)
            .build();
    try {
      if (new Load(settings).loadFromString(yaml) instanceof Map<?, ?> map) {
        Map<String, Object> document = new LinkedHashMap<>();
        map.forEach((key, value) -> document.put(String.valueOf(key), value == null ? "" : value));
        return new MappingReader(document).read();
      }
      return new Read.Bad(List.of("A mapping is a list of keys with their values."));
    } catch (YamlEngineException e) {
      return new Read.Bad(List.of(String.valueOf(e.getMessage())));
    }
  }

  private Read read() {
    document.keySet().stream()
        .filter(key -> !KEYS.contains(key))
        .forEach(key -> mistakes.add("There is no key '" + key + "'."));
    Mapping mapping =
        new Mapping(
            text("institution", null),
            text("kind", null),
            relation(),
            text("channel", "letter"),
            encoding(),
            text("id", null),
            Set.copyOf(list("users")),
            open(),
            columns("texts", Mapping.TEXTS),
            day(),
            columns("identity", Mapping.IDENTITY));
    if (!mapping.texts().keySet().containsAll(Set.of("ask", "story"))) {
      mistakes.add("texts: needs the columns of 'ask' and 'story'.");
    }
    check(mapping);
    return mistakes.isEmpty() ? new Read.Good(mapping) : new Read.Bad(mistakes);
  }

  /// What is read once under two names, or named as users', is read as neither.
  private void check(Mapping mapping) {
    Map<String, String> uses = new TreeMap<>();
    use(uses, mapping.id(), "id");
    new TreeMap<>(mapping.texts()).forEach((field, column) -> use(uses, column, "texts." + field));
    new TreeMap<>(mapping.identity())
        .forEach((field, column) -> use(uses, column, "identity." + field));
    if (mapping.on() != null) {
      use(uses, mapping.on().column(), "on");
    }
    if (mapping.open().column() != null) {
      use(uses, mapping.open().column(), "open");
    }
    uses.forEach(
        (column, use) -> {
          if (mapping.users().contains(column) || ColumnNames.isOfUsers(column)) {
            mistakes.add(
                use
                    + ": the column '"
                    + column
                    + "' tells who used the old system. It is never taken over (R3).");
          } else if (ColumnNames.isOfIdentity(column) && !use.startsWith("identity.")) {
            mistakes.add(
                use
                    + ": the column '"
                    + column
                    + "' tells who somebody is. It can be read under 'identity' alone.");
          }
        });
  }

  private void use(Map<String, String> uses, String column, String use) {
    String before = uses.putIfAbsent(column, use);
    if (before != null && !column.isEmpty()) {
      mistakes.add("The column '" + column + "' is named twice: " + before + " and " + use + ".");
    }
  }

  private String text(String key, @Nullable String otherwise) {
    Object value = document.get(key);
    if (value == null && otherwise != null) {
      return otherwise;
    }
    if (value instanceof String || value instanceof Number) {
      String text = value.toString().strip();
      if (!text.isEmpty()) {
        return text;
      }
    }
    mistakes.add(key + ": is missing, or no text.");
    return "";
  }

  private Relation relation() {
    String id = text("relation", Relation.ACCUSES.id());
    for (Relation relation : Relation.values()) {
      if (relation.id().equals(id)) {
        return relation;
      }
    }
    mistakes.add("relation: one of concerns, accuses, opposes.");
    return Relation.ACCUSES;
  }

  private Charset encoding() {
    String name = text("encoding", "UTF-8");
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      mistakes.add("encoding: there is none called '" + name + "'.");
      return Charset.defaultCharset();
    }
  }

  private Mapping.Open open() {
    Object open = document.get("open");
    if ("all".equals(open)) {
      return Mapping.Open.ALL;
    }
    if (open instanceof Map<?, ?> map
        && map.get("column") instanceof String column
        && map.get("values") instanceof List<?> values
        && map.size() == 2
        && !values.isEmpty()) {
      Set<String> texts = new HashSet<>();
      values.forEach(value -> texts.add(String.valueOf(value)));
      return new Mapping.Open(column, texts);
    }
    mistakes.add("open: 'all', or a 'column' and the 'values' of it that mean open.");
    return new Mapping.Open("", Set.of());
  }

  private Mapping.@Nullable Day day() {
    Object on = document.get("on");
    if (on == null) {
      return null;
    }
    if (on instanceof Map<?, ?> map
        && map.get("column") instanceof String column
        && map.get("formats") instanceof List<?> formats
        && map.size() == 2) {
      return new Mapping.Day(
          column, formats.stream().flatMap(each -> format(String.valueOf(each)).stream()).toList());
    }
    mistakes.add("on: a 'column' and the 'formats' of its dates, such as yyyy/M/d H:mm:ss.");
    return null;
  }

  private Optional<DateTimeFormatter> format(String pattern) {
    try {
      return Optional.of(DateTimeFormatter.ofPattern(pattern, Locale.ROOT));
    } catch (IllegalArgumentException e) {
      mistakes.add("on: '" + pattern + "' is no format of a date: " + e.getMessage() + ".");
      return Optional.empty();
    }
  }

  private List<String> list(String key) {
    Object value = document.get(key);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return list.stream().map(String::valueOf).toList();
    }
    mistakes.add(key + ": a list of columns.");
    return List.of();
  }

  private Map<String, String> columns(String key, Set<String> fields) {
    Object value = document.get(key);
    if (value == null) {
      return Map.of();
    }
    if (!(value instanceof Map<?, ?> map)) {
      mistakes.add(key + ": a column for each of " + String.join(", ", sorted(fields)) + ".");
      return Map.of();
    }
    Map<String, String> columns = new TreeMap<>();
    map.forEach(
        (field, column) -> {
          if (!fields.contains(String.valueOf(field))) {
            mistakes.add(
                key + ": '" + field + "' is none of " + String.join(", ", sorted(fields)) + ".");
          } else if (column instanceof String name && !name.isBlank()) {
            columns.put(String.valueOf(field), name);
          } else {
            mistakes.add(key + "." + field + ": the name of a column.");
          }
        });
    return columns;
  }

  private static List<String> sorted(Set<String> fields) {
    return fields.stream().sorted().toList();
  }
}
