package org.huiyin.importing;

import java.util.Map;

/// One row of the table, of which nothing is left but the columns that the mapping names.
///
/// @param line where it ends in the file, or its number in the sheet, from 1
/// @param taken the columns that are taken over
/// @param users the columns of users: compared, and never written anywhere
/// @param whole whether it has no more cells than the table has columns
record Row(long line, Map<String, String> taken, Map<String, String> users, boolean whole) {

  Row {
    taken = Map.copyOf(taken);
    users = Map.copyOf(users);
  }

  String value(String column) {
    return taken.getOrDefault(column, "");
  }

  @Override
  public String toString() {
    return "Row[" + line + "]";
  }
}
