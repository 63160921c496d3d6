package org.huiyin.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.huiyin.authority.PlaceIntake;

/// Tables of places: CSV files with the columns `code`, `name`, the code of what each lies in, and
/// perhaps `name_en`. Read once.
public final class PlaceFiles implements PlaceIntake.Files {

  /// From the highest to the lowest: whoever makes such tables names them so.
  private static final List<String> LEVELS =
      List.of("provinces", "cities", "areas", "streets", "villages");

  /// The lowest that is there says what a place lies in; the others say it once more.
  private static final List<String> PARENTS =
      List.of("parent", "villageCode", "streetCode", "areaCode", "cityCode", "provinceCode");

  private final List<Path> files;
  private final List<String> digests = new ArrayList<>();

  private PlaceFiles(List<Path> files) {
    this.files = List.copyOf(files);
  }

  /// The files that are named; of a folder, the five levels that it holds, as `.csv` or `.csv.gz`.
  ///
  /// @throws IOException if one isn't there, or a folder holds none of them
  public static PlaceFiles of(List<Path> named) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path one : named) {
      if (!Files.isDirectory(one)) {
        files.add(one);
        continue;
      }
      List<Path> within =
          LEVELS.stream()
              .flatMap(
                  level -> Stream.of(one.resolve(level + ".csv"), one.resolve(level + ".csv.gz")))
              .filter(Files::isRegularFile)
              .toList();
      if (within.isEmpty()) {
        throw new IOException(one + " holds none of provinces.csv … villages.csv");
      }
      files.addAll(within);
    }
    return new PlaceFiles(files);
  }

  @Override
  public void each(Consumer<PlaceIntake.Line> line) throws IOException {
    digests.clear();
    for (Path file : files) {
      try (CsvFile table = CsvFile.open(file)) {
        each(table, line);
        digests.add(table.digest());
      } catch (UncheckedIOException e) {
        throw new IOException(file + ": " + e.getMessage(), e);
      }
    }
  }

  private static void each(CsvFile table, Consumer<PlaceIntake.Line> on) throws IOException {
    List<String> header = table.header();
    int code = header.indexOf("code");
    int name = header.indexOf("name");
    if (code < 0 || name < 0) {
      throw new IOException(table.name() + " has no columns 'code' and 'name'");
    }
    int english = header.indexOf("name_en");
    int parent =
        PARENTS.stream().filter(header::contains).findFirst().map(header::indexOf).orElse(-1);
    Iterator<CSVRecord> rows = table.rows();
    while (rows.hasNext()) {
      CSVRecord row = rows.next();
      on.accept(
          new PlaceIntake.Line(
              table.name() + ":" + (row.getRecordNumber() + 1),
              cell(row, code),
              cell(row, name),
              cell(row, english),
              cell(row, parent)));
    }
  }

  private static String cell(CSVRecord row, int column) {
    return column < 0 || column >= row.size() ? "" : row.get(column).strip();
  }

  @Override
  public List<String> digests() {
    return List.copyOf(digests);
  }
}
