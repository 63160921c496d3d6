package org.huiyin.authority;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// One kind of thing that is kept here, and what all changes of it have in common.
///
/// @param <T> the thing
/// @param <K> by what it is found
/// @param find as it is in that directory
/// @param shown what administrators read of it
/// @param published what anybody reads of it
record Kind<T, K>(
    String name,
    Class<T> type,
    Function<T, K> key,
    BiFunction<Directory, K, Optional<T>> find,
    Rules<T> rules,
    Powers<T> powers,
    Put<T> put,
    Function<T, Object> shown,
    Function<T, Object> published) {

  /// What stands against a thing.
  interface Rules<T> {
    List<Finding> findings(Directory now, T wanted, Editor editor);
  }

  /// Writes a thing.
  interface Put<T> {
    void put(DirectoryWriter writer, Optional<T> before, T wanted);
  }

  Optional<T> standing(Directory now, T like) {
    return find.apply(now, key.apply(like));
  }
}
