package org.huiyin.importing;

import java.io.IOException;

/// The file can't be read on, whatever its rows say. Nothing was taken in of the rest; what was
/// taken in before stays, and is left aside when the file is fed in again.
public final class UnreadableTable extends IOException {

  private static final long serialVersionUID = 1;

  private final Why why;
  private final long line;
  private final long character;

  /// What is in the way.
  public enum Why {
    /// A byte that isn't of the encoding.
    ENCODING("encoding"),
    /// The mapping names another encoding, and the file is UTF-8.
    UTF_8("utf-8"),
    /// The file is UTF-16, or no text.
    NO_TEXT("no-text"),
    /// A quote that begins and doesn't end.
    QUOTE("quote"),
    /// One row is longer than any row is.
    LONG_ROW("long-row"),
    /// There is nothing in it.
    EMPTY("empty"),
    /// A packed file ends too early, or is damaged.
    PACKED("packed"),
    /// A spreadsheet of the time before 2007, or one with a password.
    OLD_SHEET("old-sheet"),
    /// A spreadsheet within a packed file.
    PACKED_SHEET("packed-sheet"),
    /// No spreadsheet, or a damaged one.
    SHEET("sheet"),
    /// A spreadsheet that holds more than can be held in memory, or means to.
    LARGE_SHEET("large-sheet"),
    /// It has no sheet of this name.
    NO_SHEET("no-sheet");

    private final String id;

    Why(String id) {
      this.id = id;
    }

    /// A stable name of it, such as `encoding`.
    public String id() {
      return id;
    }
  }

  UnreadableTable(Why why, long line, long character) {
    super(why.id() + " at line " + line);
    this.why = why;
    this.line = line;
    this.character = character;
  }

  UnreadableTable(Why why) {
    this(why, 0, 0);
  }

  public Why why() {
    return why;
  }

  /// From 1, or 0 where it is in no line.
  public long line() {
    return line;
  }

  /// Within the line, from 1, or 0.
  public long character() {
    return character;
  }
}
