package org.huiyin.importing;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.huiyin.importing.UnreadableTable.Why;
import org.jspecify.annotations.Nullable;

/// A sheet of a spreadsheet (XLSX), row by row; its shared texts alone are held in memory. A cell
/// that is formatted as a date becomes the date, and a formula what it last came to.
final class SheetTable implements Table {

  private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
  // Of the memory that there is at most.
  private static final int SHARE_OF_MEMORY = 4;

  private final ReadableWorkbook book;
  private final Stream<org.dhatim.fastexcel.reader.Row> stream;
  private final Iterator<org.dhatim.fastexcel.reader.Row> rows;
  private final DayFormat.Serial days;
  private final Columns columns;
  private final long all;
  private long read;

  private SheetTable(
      ReadableWorkbook book,
      Stream<org.dhatim.fastexcel.reader.Row> stream,
      long all,
      Mapping mapping)
      throws IOException, Columns.UnfitTable {
    this.book = book;
    this.stream = stream;
    this.rows = stream.iterator();
    this.days = new DayFormat.Serial(book.isDate1904());
    this.all = all;
    try {
      org.dhatim.fastexcel.reader.Row first = next();
      if (first == null) {
        throw new UnreadableTable(Why.EMPTY);
      }
      this.columns = Columns.of(cells(first), mapping);
    } catch (Broken e) {
      throw e.why();
    }
  }

  static SheetTable open(Path file, Mapping mapping) throws IOException, Columns.UnfitTable {
    SheetScan scan = new SheetScan(Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY);
    scan.scan(file);
    ReadableWorkbook book = book(file);
    try {
      Sheet sheet =
          mapping.sheet() == null
              ? shown(book)
              : book.findSheet(mapping.sheet())
                  .orElseThrow(() -> new UnreadableTable(Why.NO_SHEET));
      return new SheetTable(book, sheet.openStream(), scan.rows(), mapping);
    } catch (IOException | Columns.UnfitTable e) {
      book.close();
      throw e;
    } catch (RuntimeException e) {
      book.close();
      throw new UnreadableTable(Why.SHEET);
    }
  }

  /// What its reader says of it may quote it, so nothing of that goes on.
  private static ReadableWorkbook book(Path file) throws IOException {
    try {
      return new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
    } catch (IOException | RuntimeException e) {
      throw new UnreadableTable(Why.SHEET);
    }
  }

  private static Sheet shown(ReadableWorkbook book) throws UnreadableTable {
    return book.getSheets()
        .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
        .findFirst()
        .orElseThrow(() -> new UnreadableTable(Why.NO_SHEET));
  }

  @Override
  public Columns columns() {
    return columns;
  }

  @Override
  public double share() {
    return all == 0 ? 0 : Math.min(1, read / (double) all);
  }

  @Override
  public Iterator<Row> rows() {
    return new Iterator<>() {
      private org.dhatim.fastexcel.reader.@Nullable Row coming;

      @Override
      public boolean hasNext() {
        if (coming == null) {
          coming = SheetTable.this.next();
        }
        return coming != null;
      }

      @Override
      public Row next() {
        if (!hasNext() || coming == null) {
          throw new NoSuchElementException();
        }
        Row row = columns.row(coming.getRowNum(), cells(coming));
        coming = null;
        return row;
      }
    };
  }

  /// The next row that holds anything, or null.
  private org.dhatim.fastexcel.reader.@Nullable Row next() {
    try {
      while (rows.hasNext()) {
        read++;
        org.dhatim.fastexcel.reader.Row row = rows.next();
        if (!Columns.blank(cells(row))) {
          return row;
        }
      }
      return null;
    } catch (RuntimeException e) {
      throw new Broken(new UnreadableTable(Why.SHEET, read + 1, 0));
    }
  }

  private List<String> cells(org.dhatim.fastexcel.reader.Row row) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < row.getCellCount(); i++) {
      Cell cell = row.getCell(i);
      cells.add(cell == null ? "" : text(cell));
    }
    return cells;
  }

  private String text(Cell cell) {
    Object value = cell.getValue();
    if (cell.getType() == CellType.ERROR || value == null) {
      return "";
    }
    if (value instanceof BigDecimal number) {
      Optional<LocalDateTime> day = isDay(cell) ? days.time(number) : Optional.empty();
      return day.map(ISO::format).orElseGet(() -> plain(number));
    }
    if (cell.getType() == CellType.FORMULA) {
      return ofFormula(cell);
    }
    return value.toString();
  }

  private String ofFormula(Cell cell) {
    String raw = Objects.requireNonNullElse(cell.getRawValue(), "");
    if (!isDay(cell) || raw.length() > 20) {
      return raw;
    }
    try {
      return days.time(new BigDecimal(raw)).map(ISO::format).orElse(raw);
    } catch (NumberFormatException e) {
      return raw;
    }
  }

  /// A number of a million digits is written in few letters.
  private static String plain(BigDecimal number) {
    BigDecimal bare = number.stripTrailingZeros();
    return Math.abs((long) bare.scale()) > 40 ? bare.toString() : bare.toPlainString();
  }

  /// Whether its format writes years or days, apart from what stands in quotes or brackets.
  private static boolean isDay(Cell cell) {
    Integer id = cell.getDataFormatId();
    if (id != null
        && ((id >= 14 && id <= 17)
            || id == 22
            || (id >= 27 && id <= 36)
            || (id >= 50 && id <= 58))) {
      return true;
    }
    String format = cell.getDataFormatString();
    if (format == null) {
      return false;
    }
    boolean quoted = false;
    boolean bracketed = false;
    for (int i = 0; i < format.length(); i++) {
      char letter = format.charAt(i);
      if (letter == '\\' || letter == '_' || letter == '*') {
        i++;
      } else if (letter == '"') {
        quoted = !quoted;
      } else if (!quoted && (letter == '[' || letter == ']')) {
        bracketed = letter == '[';
      } else if (!quoted && !bracketed && "yYdD".indexOf(letter) >= 0) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() throws IOException {
    stream.close();
    book.close();
  }
}
