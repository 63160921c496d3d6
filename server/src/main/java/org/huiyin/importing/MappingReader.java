package org.huiyin.importing;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.huiyin.importing.Mapping.Read;
import org.huiyin.matter.PastAct;
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
          "source",
          "institution",
          "kind",
          "topic",
          "place",
          "relation",
          "channel",
          "encoding",
          "delimiter",
          "sheet",
          "id",
          "users",
          "open",
          "texts",
          "on",
          "acts",
          "identity");

  private static final java.util.regex.Pattern SOURCE =
      java.util.regex.Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final Chosen NONE = Chosen.always("");
  private static final String IN_ORDER = "first";
  private static final String ALL = "all";
  private static final String ARRIVAL = "arrival";
  private static final String IMPORT = "import";

  private final MappingKeys keys;

  private MappingReader(MappingKeys keys) {
    this.keys = keys;
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
      return new Load(settings).loadFromString(yaml) instanceof Map<?, ?> map
          ? new MappingReader(MappingKeys.of(map)).read()
          : new Read.Bad(List.of("A mapping is a list of keys with their values."));
    } catch (YamlEngineException e) {
      return new Read.Bad(List.of(String.valueOf(e.getMessage())));
    }
  }

  private Read read() {
    keys.only(KEYS);
    DayColumn on = day(keys, "on", List.of());
    Mapping mapping =
        new Mapping(
            source(),
            new Mapping.Shape(encoding(), delimiter(), keys.text("sheet").orElse(null)),
            new Mapping.Choices(
                chosen("institution", null),
                chosen("kind", null),
                chosen("topic", Chosen.NOTHING),
                chosen("place", Chosen.NOTHING),
                chosen("channel", Chosen.always("letter"))),
            relation(),
            keys.needed("id"),
            Set.copyOf(keys.list("users", "a list of columns.")),
            open(),
            keys.columns("texts", Mapping.TEXTS, true),
            on,
            acts(on),
            identity());
    if (!mapping.texts().keySet().containsAll(Set.of("ask", "story"))) {
      keys.mistake("texts", "needs the columns of 'ask' and 'story'.");
    }
    check(mapping);
    return keys.mistakes().isEmpty() ? new Read.Good(mapping) : new Read.Bad(keys.mistakes());
  }

  /// What is read once under two names, or named as users', is read as neither. What is chosen by
  /// a column and the days may be read from one that is read otherwise too.
  private void check(Mapping mapping) {
    Map<String, String> uses = new TreeMap<>();
    use(uses, mapping.id(), "id");
    use(uses, mapping.texts(), "texts.");
    for (Mapping.Act act : mapping.acts()) {
      use(uses, act.texts(), "acts." + act.name() + ".");
    }
    new TreeMap<>(mapping.identity())
        .forEach((field, column) -> use(uses, column, "identity." + field));
    Set<String> who = new HashSet<>(mapping.identity().values());
    shared(mapping)
        .forEach(
            (use, column) -> {
              if (who.contains(column)) {
                use(uses, column, use);
              } else {
                uses.putIfAbsent(column, use);
              }
            });
    uses.forEach((column, use) -> check(mapping, column, use));
  }

  private void check(Mapping mapping, String column, String use) {
    if (mapping.users().contains(column) || ColumnNames.isOfUsers(column)) {
      keys.mistake(
          use,
          "the column '"
              + column
              + "' tells who used the old system. It is never taken over (R3).");
    } else if (ColumnNames.isOfIdentity(column) && !use.startsWith("identity.")) {
      keys.mistake(
          use,
          "the column '"
              + column
              + "' tells who somebody is. It can be read under 'identity' alone.");
    }
  }

  private static Map<String, String> shared(Mapping mapping) {
    Map<String, String> shared = new TreeMap<>();
    Optional.ofNullable(mapping.on()).ifPresent(on -> shared.put("on", on.column()));
    Optional.ofNullable(mapping.open().column()).ifPresent(open -> shared.put("open", open));
    mapping
        .choices()
        .byName()
        .forEach((name, chosen) -> chosen.source().ifPresent(column -> shared.put(name, column)));
    mapping.acts().forEach(act -> shared.put("acts." + act.name(), act.day().column()));
    return shared;
  }

  private void use(Map<String, String> uses, Map<String, List<String>> columns, String place) {
    new TreeMap<>(columns)
        .forEach((field, names) -> names.forEach(name -> use(uses, name, place + field)));
  }

  private void use(Map<String, String> uses, String column, String use) {
    String before = uses.putIfAbsent(column, use);
    if (before != null && !column.isEmpty()) {
      keys.mistakes()
          .add("The column '" + column + "' is named twice: " + before + " and " + use + ".");
    }
  }

  private String source() {
    String source = keys.needed("source");
    if (!source.isEmpty() && !SOURCE.matcher(source).matches()) {
      keys.mistake(
          "source",
          "a short name of the old system: small letters, digits and hyphens, 40 at most.");
    }
    return source;
  }

  /// @param otherwise where the mapping says nothing; null where it has to
  private Chosen chosen(String key, @Nullable Chosen otherwise) {
    if (keys.text(key).isPresent() || (!keys.has(key) && otherwise != null)) {
      return keys.text(key)
          .map(Chosen::always)
          .or(() -> Optional.ofNullable(otherwise))
          .orElse(NONE);
    }
    Optional<MappingKeys> part = keys.part(key);
    if (part.isEmpty()) {
      keys.needed(key);
      return NONE;
    }
    MappingKeys parts = part.get();
    parts.only(Set.of("column", "values", "else"));
    Map<String, String> values = new HashMap<>();
    if (parts.value("values") instanceof Map<?, ?> table) {
      table.forEach((from, to) -> values.put(String.valueOf(from).strip(), String.valueOf(to)));
    } else if (parts.has("values")) {
      parts.mistake("values", "a table: what the column says, and what it stands for.");
    }
    return new Chosen(
        parts.needed("column"), values, parts.text("else").orElse(null), parts.has("else"));
  }

  private Relation relation() {
    String id = keys.text("relation").orElse(Relation.ACCUSES.id());
    for (Relation relation : Relation.values()) {
      if (relation.id().equals(id)) {
        return relation;
      }
    }
    keys.mistake("relation", "one of concerns, accuses, opposes.");
    return Relation.ACCUSES;
  }

  private Charset encoding() {
    String name = keys.text("encoding").orElse("UTF-8");
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      keys.mistake("encoding", "there is none called '" + name + "'.");
      return StandardCharsets.UTF_8;
    }
  }

  private String delimiter() {
    String said = keys.value("delimiter") instanceof String text ? text : ",";
    String delimiter = said.equals("tab") ? "\t" : said;
    if (delimiter.length() != 1
        || "\"\r\n\0".contains(delimiter)
        || Character.isLetterOrDigit(delimiter.charAt(0))) {
      keys.mistake("delimiter", "one character, such as ';', or tab.");
      return ",";
    }
    return delimiter;
  }

  private Mapping.Open open() {
    if (keys.text("open").filter(ALL::equals).isPresent()) {
      return Mapping.Open.ALL;
    }
    Optional<MappingKeys> part = keys.part("open");
    if (part.isPresent() && part.get().has("column")) {
      part.get().only(Set.of("column", "values", "ended", "from"));
      List<String> values = part.get().list("values", "a list of what the column says.");
      List<String> ended = part.get().list("ended", "a list of what the column says.");
      String from = part.get().text("from").orElse(ARRIVAL);
      if (!from.equals(ARRIVAL) && !from.equals(IMPORT)) {
        part.get().mistake("from", "arrival or import: the day from which their clocks count.");
      }
      boolean all = part.get().text("column").filter(ALL::equals).isPresent();
      if (!values.isEmpty() || !ended.isEmpty() || all) {
        return new Mapping.Open(
            all ? null : part.get().needed("column"),
            Set.copyOf(values),
            Set.copyOf(ended),
            from.equals(ARRIVAL));
      }
    }
    keys.mistake("open", "'all', or a 'column' and the 'values' of it that mean open.");
    return new Mapping.Open("", Set.of(), Set.of(), true);
  }

  /// @param otherwise the formats where none are named
  private static @Nullable DayColumn day(MappingKeys in, String key, List<DayFormat> otherwise) {
    if (!in.has(key)) {
      return null;
    }
    Optional<MappingKeys> part = in.part(key);
    if (part.isEmpty()) {
      in.mistake(key, "a 'column' and the 'formats' of its dates, such as yyyy/M/d H:mm:ss.");
      return null;
    }
    MappingKeys parts = part.get();
    Set<String> known = new TreeSet<>(Set.of("column", "formats", "ambiguous"));
    if (key.indexOf('.') < 0 && !key.equals("on")) {
      known.add("texts");
    }
    parts.only(known);
    List<DayFormat> formats = new ArrayList<>();
    for (String name : parts.list("formats", "a list of formats of dates.")) {
      try {
        formats.add(DayFormat.of(name));
      } catch (IllegalArgumentException e) {
        in.mistake(key, "'" + name + "' is no format of a date: " + e.getMessage() + ".");
      }
    }
    Optional<String> order = parts.text("ambiguous");
    if (order.isPresent() && !order.get().equals(IN_ORDER)) {
      parts.mistake("ambiguous", "'first', or nothing: then such a date is refused.");
    }
    if (!parts.has("formats") && otherwise.isEmpty()) {
      parts.mistake("formats", "is missing: how the column writes dates, such as yyyy/M/d.");
    }
    return new DayColumn(
        parts.needed("column"), parts.has("formats") ? formats : otherwise, order.isPresent());
  }

  private List<Mapping.Act> acts(@Nullable DayColumn on) {
    if (!keys.has("acts")) {
      return List.of();
    }
    Optional<MappingKeys> part = keys.part("acts");
    if (part.isEmpty()) {
      keys.mistake("acts", "a column for the day of each of " + MappingKeys.listed(acts()) + ".");
      return List.of();
    }
    part.get().only(acts());
    List<Mapping.Act> acts = new ArrayList<>();
    for (PastAct.What what : PastAct.What.values()) {
      String name = Mapping.Act.name(what);
      DayColumn day = day(part.get(), name, on == null ? List.of() : on.formats());
      if (day != null) {
        acts.add(
            new Mapping.Act(
                what,
                day,
                part.get().part(name).orElseThrow().columns("texts", PastAct.TEXTS, true)));
      }
    }
    if (on == null) {
      keys.mistake("acts", "needs 'on': the day on which each matter came.");
    }
    if (acts.stream()
        .noneMatch(
            act -> act.what() == PastAct.What.ANSWERED || act.what() == PastAct.What.CLOSED)) {
      keys.mistake("acts", "needs 'answered' or 'closed': the day on which each matter ended.");
    }
    return acts;
  }

  private static Set<String> acts() {
    return Arrays.stream(PastAct.What.values()).map(Mapping.Act::name).collect(Collectors.toSet());
  }

  private Map<String, String> identity() {
    Map<String, String> identity = new HashMap<>();
    keys.columns("identity", Mapping.IDENTITY, false)
        .forEach((field, columns) -> identity.put(field, columns.getFirst()));
    return identity;
  }
}
