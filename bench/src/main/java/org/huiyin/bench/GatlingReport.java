package org.huiyin.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The table of requests on the first page of a report of Gatling 3.14. Its log of single requests
/// is of a binary form that it documents nowhere; the page is what people read.
///
/// @param page where it lies
/// @param rows by their names
record GatlingReport(Path page, Map<String, Row> rows) {

  private static final Pattern NAME = Pattern.compile("class=\"ellipsed-name\">([^<]*)<");
  private static final Pattern CELL = Pattern.compile("class=\"value [a-z]+ col-(\\d+)\">([^<]*)<");

  GatlingReport {
    rows = Map.copyOf(rows);
  }

  /// @param p50 in milliseconds, as the others
  record Row(int requests, int failures, int p50, int p95, int p99) {}

  /// @throws IllegalArgumentException if there is none of that name
  Row row(String name) {
    Row row = rows.get(name);
    if (row == null) {
      throw new IllegalArgumentException("name: none in " + page + ": " + name);
    }
    return row;
  }

  /// Reports lie in folders that end with the time.
  static GatlingReport newestIn(Path reports) throws IOException {
    try (var folders = Files.list(reports)) {
      Path newest = folders.filter(Files::isDirectory).max(Comparator.naturalOrder()).orElseThrow();
      return read(newest.resolve("index.html"));
    }
  }

  static GatlingReport read(Path page) throws IOException {
    Map<String, Row> rows = new LinkedHashMap<>();
    for (String row : Files.readString(page).split("<tr ", -1)) {
      Matcher name = NAME.matcher(row);
      if (name.find()) {
        rows.put(name.group(1), rowOf(cells(row)));
      }
    }
    return new GatlingReport(page, rows);
  }

  private static Map<Integer, String> cells(String row) {
    Map<Integer, String> cells = new LinkedHashMap<>();
    for (Matcher cell = CELL.matcher(row); cell.find(); ) {
      cells.put(Integer.valueOf(cell.group(1)), cell.group(2).strip());
    }
    return cells;
  }

  private static Row rowOf(Map<Integer, String> cells) {
    return new Row(
        number(cells, 2), number(cells, 4), number(cells, 8), number(cells, 10), number(cells, 11));
  }

  /// @throws IllegalArgumentException if the page isn't of the known form
  private static int number(Map<Integer, String> cells, int column) {
    String cell = cells.getOrDefault(column, "");
    if (!cell.matches("[0-9]+")) {
      throw new IllegalArgumentException("column " + column + ": not a number: '" + cell + "'");
    }
    return Integer.parseInt(cell);
  }
}
