package org.huiyin.importing;

import java.nio.charset.Charset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.huiyin.matter.PastAct;
import org.huiyin.matter.Relation;
import org.jspecify.annotations.Nullable;

/// Which column of a table becomes what. Immutable.
///
/// @param source a short name of the old system
/// @param shape how the file is to be read
/// @param choices what is chosen from lists
/// @param relation how the matters stand to those they are about
/// @param id the column of the old system's own number of a matter
/// @param users columns that tell who used the old system, or by which device: compared, and never
///     taken over
/// @param open which matters are open
/// @param texts what the complainant wrote, by field: `ask`, `story`, `place-text`; each from one
///     column or several
/// @param on the day on which it came, or null
/// @param acts what was done before; empty where matters that have ended stay away
/// @param identity who brought it, by field: `name`, `phone`, `address`, `email`
record Mapping(
    String source,
    Shape shape,
    Choices choices,
    Relation relation,
    String id,
    Set<String> users,
    Open open,
    Map<String, List<String>> texts,
    @Nullable DayColumn on,
    List<Act> acts,
    Map<String, String> identity) {

  static final Set<String> TEXTS = Set.of("ask", "story", "place-text");
  static final Set<String> IDENTITY = Set.of("name", "phone", "address", "email");

  Mapping {
    users = Set.copyOf(users);
    texts = Map.copyOf(texts);
    acts = List.copyOf(acts);
    identity = Map.copyOf(identity);
  }

  /// How the file is to be read.
  ///
  /// @param encoding of text without a byte order mark
  /// @param delimiter what stands between columns of text
  /// @param sheet of a spreadsheet; the first that is shown where it is null
  record Shape(Charset encoding, String delimiter, @Nullable String sheet) {}

  /// What is chosen from lists.
  record Choices(Chosen institution, Chosen kind, Chosen topic, Chosen place, Chosen channel) {
    Map<String, Chosen> byName() {
      return Map.of(
          "institution",
          institution,
          "kind",
          kind,
          "topic",
          topic,
          "place",
          place,
          "channel",
          channel);
    }
  }

  /// Which matters are open: all of them, or those whose column says one of these.
  ///
  /// @param column null where all are
  /// @param ended what it says of those that have ended; where it is empty, all the rest
  /// @param fromArrival whether their clocks count from the day on which they came, or from the
  ///     import
  record Open(@Nullable String column, Set<String> values, Set<String> ended, boolean fromArrival) {
    static final Open ALL = new Open(null, Set.of(), Set.of(), true);

    Open {
      values = Set.copyOf(values);
      ended = Set.copyOf(ended);
    }

    enum Says {
      OPEN,
      ENDED,
      UNKNOWN
    }

    Says of(Row row) {
      if (column == null) {
        return Says.OPEN;
      }
      String value = row.value(column).strip();
      if (values.contains(value)) {
        return Says.OPEN;
      }
      return ended.isEmpty() || ended.contains(value) ? Says.ENDED : Says.UNKNOWN;
    }
  }

  /// One thing that was done before.
  ///
  /// @param texts what was said, by its name in [PastAct#TEXTS]
  record Act(PastAct.What what, DayColumn day, Map<String, List<String>> texts) {
    Act {
      texts = Map.copyOf(texts);
    }

    /// As the mapping calls it, such as `passed-on`.
    String name() {
      return name(what);
    }

    static String name(PastAct.What what) {
      return what.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  Charset encoding() {
    return shape.encoding();
  }

  String delimiter() {
    return shape.delimiter();
  }

  @Nullable String sheet() {
    return shape.sheet();
  }

  /// The columns whose values can get into a matter, or decide over it; sorted.
  Set<String> taken() {
    Set<String> taken = new TreeSet<>();
    taken.add(id);
    Stream.of(texts.values().stream(), acts.stream().flatMap(act -> act.texts().values().stream()))
        .flatMap(columns -> columns)
        .flatMap(Collection::stream)
        .forEach(taken::add);
    taken.addAll(identity.values());
    choices.byName().values().stream()
        .flatMap(chosen -> chosen.source().stream())
        .forEach(taken::add);
    Stream.concat(Stream.ofNullable(on), acts.stream().map(Act::day))
        .map(DayColumn::column)
        .forEach(taken::add);
    Stream.ofNullable(open.column()).filter(Objects::nonNull).forEach(taken::add);
    return taken;
  }

  /// What [MappingReader] made of a document.
  sealed interface Read {
    record Good(Mapping mapping) implements Read {}

    /// It can't be used.
    ///
    /// @param mistakes each in a sentence, with its place in the document
    record Bad(List<String> mistakes) implements Read {
      public Bad {
        mistakes = List.copyOf(mistakes);
      }
    }
  }
}
