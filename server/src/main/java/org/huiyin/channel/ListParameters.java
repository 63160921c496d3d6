package org.huiyin.channel;

import java.util.List;
import java.util.Optional;
import org.huiyin.matter.Cursor;
import org.huiyin.web.Problem;
import org.huiyin.web.ProblemType;
import org.jspecify.annotations.Nullable;

/// What is asked of a list, as it may be asked; otherwise a problem that names the parameter.
final class ListParameters {

  private ListParameters() {}

  /// The place of which the page before said that the next begins there.
  static Optional<Cursor> after(@Nullable String cursor) {
    return Optional.ofNullable(cursor)
        .map(text -> Cursor.parse(text).orElseThrow(() -> refused("cursor", "malformed")));
  }

  static void limit(int limit, int most) {
    if (limit < 1 || limit > most) {
      throw refused("limit", "out-of-range");
    }
  }

  /// A filter as the database can compare it: PostgreSQL keeps no U+0000.
  static @Nullable String kept(String name, @Nullable String filter) {
    if (filter != null && filter.indexOf('\0') >= 0) {
      throw refused(name, "unkept-character");
    }
    return filter;
  }

  static RuntimeException refused(String name, String reason) {
    return Problem.of(ProblemType.INVALID_PARAMETER)
        .withFields(List.of(new Problem.Field(name, reason)))
        .exception();
  }
}
