package org.huiyin.importing;

import java.nio.charset.Charset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.huiyin.matter.Relation;
import org.jspecify.annotations.Nullable;

/// Which column of a table becomes what. Immutable.
///
/// @param institution the code of the institution that took the matters in
/// @param kind a kind of its rulebook
/// @param relation how the matters stand to those they are about
/// @param channel how they came
/// @param encoding of the file
/// @param id the column of the old system's own number of a matter
/// @param users columns that tell who used the old system, or by which device: compared, and never
///     taken over
/// @param open which matters are open
/// @param texts what the complainant wrote, by field: `ask`, `story`, `place-text`
/// @param on the day on which it came, or null
/// @param identity who brought it, by field: `name`, `phone`, `address`, `email`
record Mapping(
    String institution,
    String kind,
    Relation relation,
    String channel,
    Charset encoding,
    String id,
    Set<String> users,
    Open open,
    Map<String, String> texts,
    @Nullable Day on,
    Map<String, String> identity) {

  static final Set<String> TEXTS = Set.of("ask", "story", "place-text");
  static final Set<String> IDENTITY = Set.of("name", "phone", "address", "email");

  Mapping {
    users = Set.copyOf(users);
    texts = Map.copyOf(texts);
    identity = Map.copyOf(identity);
  }

  /// Which matters are open: all of them, or those whose column says one of these.
  ///
  /// @param column null where all are
  record Open(@Nullable String column, Set<String> values) {
    static final Open ALL = new Open(null, Set.of());

    Open {
      values = Set.copyOf(values);
    }

    boolean is(@Nullable String value) {
      return column == null || (value != null && values.contains(value.strip()));
    }
  }

  /// The column of a day.
  ///
  /// @param formats tried one after another
  record Day(String column, List<DateTimeFormatter> formats) {
    Day {
      formats = List.copyOf(formats);
    }
  }

  /// The columns whose values can get into a matter; sorted.
  Set<String> taken() {
    Set<String> taken = new TreeSet<>(texts.values());
    taken.addAll(identity.values());
    taken.add(id);
    if (on != null) {
      taken.add(on.column());
    }
    if (open.column() != null) {
      taken.add(open.column());
    }
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
