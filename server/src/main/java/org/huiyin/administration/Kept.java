package org.huiyin.administration;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.huiyin.access.GraveAct;
import org.huiyin.authority.Change;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Editor;
import org.huiyin.page.Page;
import org.jspecify.annotations.Nullable;

/// One kind of thing that administrators keep: how it is listed, asked for and changed.
// Thread-safe.
interface Kept<T> {

  /// Such as `institutions`, in addresses and in the keys of texts.
  String path();

  /// Whether each belongs to an institution from its first day on, which is chosen first.
  default boolean within() {
    return true;
  }

  /// Whether there can be more of them.
  default boolean addable() {
    return true;
  }

  /// Whether to add or change one is so grave that one proves once more who one is.
  default Optional<GraveAct> grave() {
    return Optional.empty();
  }

  /// Whether some changes of it wait for a second administrator, who reads why.
  default boolean byTwo() {
    return false;
  }

  /// Those there are, sorted.
  ///
  /// @param institution whose, or `null` for all
  List<Row> rows(Page page, Directory now, @Nullable UUID institution);

  /// Those that a search finds, sorted.
  default List<Row> rows(Page page, Directory now, @Nullable UUID institution, String search) {
    return rows(page, now, institution).stream().filter(row -> row.matches(search)).toList();
  }

  /// How many a list shows at most, where there may be more than anybody turns pages for.
  default int most() {
    return Integer.MAX_VALUE;
  }

  Optional<T> find(Directory now, String key);

  String key(T thing);

  String name(Page page, Directory now, T thing);

  /// What a form for a new one holds at first.
  Typed fresh();

  Typed typed(T thing);

  /// What the form asks for, in order.
  ///
  /// @param key of the thing that is there; `null` for a new one
  List<Field> fields(Page page, Directory now, Typed typed, @Nullable String key);

  /// What the form describes, unchecked.
  T thing(UUID id, Typed typed);

  Change<T> add(Editor editor, T thing);

  Change<T> change(Editor editor, String key, UnaryOperator<T> to);
}
