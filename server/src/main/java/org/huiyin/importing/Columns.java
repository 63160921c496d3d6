package org.huiyin.importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Which columns of a table there are, and what leaves a row as it is read: all that the mapping
/// doesn't name. Immutable.
final class Columns {

  private final List<String> names;
  private final Set<String> taken;
  private final Set<String> users;
  private final Set<String> dropped;
  // A file of rejects that comes back.
  private final boolean mended;

  private Columns(List<String> names, Mapping mapping) {
    this.names = names;
    this.taken = mapping.taken();
    this.users = new HashSet<>(mapping.users());
    names.stream().filter(ColumnNames::isOfUsers).forEach(users::add);
    this.dropped = new TreeSet<>(names);
    dropped.removeAll(taken);
    dropped.remove("");
    dropped.remove(Rejects.REASON);
    this.mended = names.contains(Rejects.REASON);
  }

  /// @param first the first row of the table
  /// @throws UnfitTable if it lacks a column that the mapping names, or has one twice
  static Columns of(List<String> first, Mapping mapping) throws UnfitTable {
    List<String> names = first.stream().map(Columns::plain).toList();
    Columns columns = new Columns(names, mapping);
    Set<String> named = new TreeSet<>(mapping.taken());
    if (!columns.mended) {
      named.addAll(mapping.users());
    }
    List<String> mistakes = new ArrayList<>();
    List<String> missing = named.stream().filter(column -> !names.contains(column)).toList();
    if (!missing.isEmpty()) {
      mistakes.add("There is no column called " + String.join(", ", missing) + ".");
      if (names.size() == 1) {
        mistakes.add(
            "The table has one column only: 'delimiter' in the mapping says what stands between"
                + " columns, a comma where it says nothing.");
      }
    }
    named.stream()
        .filter(column -> names.indexOf(column) != names.lastIndexOf(column))
        .forEach(column -> mistakes.add("There are two columns called " + column + "."));
    if (!mistakes.isEmpty()) {
      throw new UnfitTable(mistakes);
    }
    return columns;
  }

  /// Spreadsheets break lines in the names of columns, and leave blanks around them.
  private static String plain(String name) {
    StringBuilder plain = new StringBuilder();
    name.codePoints()
        .filter(c -> c != 0xFEFF && c != 0x200B)
        .map(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) ? ' ' : c)
        .forEach(plain::appendCodePoint);
    return plain.toString().strip();
  }

  int count() {
    return names.size();
  }

  /// The columns that go nowhere, users' among them; sorted.
  List<String> dropped() {
    return List.copyOf(dropped);
  }

  /// The columns that are taken over, as they stand in the file.
  List<String> header() {
    return names.stream().filter(taken::contains).toList();
  }

  /// @param cells as many as there are columns, or fewer
  Row row(long line, List<String> cells) {
    Map<String, String> kept = new HashMap<>();
    Map<String, String> compared = new HashMap<>();
    boolean whole =
        cells.size() <= names.size() || blank(cells.subList(names.size(), cells.size()));
    for (int i = 0; i < Math.min(cells.size(), names.size()); i++) {
      String name = names.get(i);
      if (taken.contains(name)) {
        kept.put(name, mended ? Rejects.plain(cells.get(i)) : cells.get(i));
      }
      if (users.contains(name)) {
        compared.merge(name, cells.get(i), (one, other) -> one + "\n" + other);
      }
    }
    return new Row(line, kept, compared, whole);
  }

  static boolean blank(List<String> cells) {
    return cells.stream().allMatch(String::isBlank);
  }

  /// The table and the mapping don't fit together; nothing was taken in.
  static final class UnfitTable extends Exception {
    private static final long serialVersionUID = 1;

    private final ArrayList<String> mistakes;

    UnfitTable(List<String> mistakes) {
      super(String.join(" ", mistakes));
      this.mistakes = new ArrayList<>(mistakes);
    }

    List<String> mistakes() {
      return List.copyOf(mistakes);
    }
  }
}
