package org.huiyin.importing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.huiyin.importing.UnreadableTable.Why;

/// Looks through the parts of a spreadsheet before they are read as one: packed bytes can hold a
/// thousand times as many, and what reads them trusts them. Holds nothing of what it sees.
///
/// Bounded are: what is read whole into memory, one element or text (a cell holds at most 32,767
/// characters), the columns, and how many parts there are. A document type, by which a document
/// could name other files, is refused.
final class SheetScan {

  private static final int MOST_PARTS = 2_000;
  private static final int LONGEST = 400_000;
  private static final long SMALL = 8_000_000;
  private static final long LARGEST_SHEET = 4_000_000_000L;
  // What one shared text takes beside its letters.
  private static final int BESIDE = 80;
  private static final int KEPT = 96;
  private static final Pattern FAR = Pattern.compile("\\br=[\"'][A-Za-z]{4}");

  private final long memory;
  private long rows;
  private long held;

  /// @param memory how many bytes the shared texts may take
  SheetScan(long memory) {
    this.memory = memory;
  }

  /// How many rows its sheets have.
  long rows() {
    return rows;
  }

  /// @throws UnreadableTable if it isn't to be read
  void scan(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      Set<String> names = new HashSet<>();
      Enumeration<? extends ZipEntry> parts = zip.entries();
      while (parts.hasMoreElements()) {
        ZipEntry part = parts.nextElement();
        if (!names.add(part.getName().toLowerCase(Locale.ROOT)) || names.size() > MOST_PARTS) {
          throw new UnreadableTable(Why.SHEET);
        }
        scan(zip, part);
      }
    } catch (ZipException e) {
      throw new UnreadableTable(Why.SHEET);
    }
  }

  /// Pictures and the like are never opened.
  private void scan(ZipFile zip, ZipEntry part) throws IOException {
    String name = part.getName().toLowerCase(Locale.ROOT);
    if (!name.endsWith(".xml") && !name.endsWith(".rels")) {
      return;
    }
    boolean sheet = name.contains("worksheets/") && name.endsWith(".xml");
    boolean texts = name.endsWith("sharedstrings.xml");
    try (InputStream bytes = new BufferedInputStream(zip.getInputStream(part), 1 << 16)) {
      new Part(bytes, sheet, texts).scan();
    }
  }

  private final class Part {
    private final InputStream bytes;
    private final boolean sheet;
    private final boolean texts;
    private final byte[] tag = new byte[KEPT];
    private long size;
    private int run;

    Part(InputStream bytes, boolean sheet, boolean texts) {
      this.bytes = bytes;
      this.sheet = sheet;
      this.texts = texts;
    }

    /// From one `<` to the next.
    void scan() throws IOException {
      byte[] read = new byte[1 << 16];
      for (int got = bytes.read(read); got >= 0; got = bytes.read(read)) {
        for (int i = 0; i < got; i++) {
          step(read[i]);
        }
        size += got;
        bounded();
      }
      ended();
    }

    private void step(byte each) throws UnreadableTable {
      if (each == '<') {
        ended();
        run = 0;
      } else if (++run > LONGEST) {
        throw new UnreadableTable(Why.LARGE_SHEET);
      } else if (each != 0 && run <= KEPT) {
        tag[run - 1] = each;
      }
    }

    private void bounded() throws UnreadableTable {
      if (texts ? size + held > memory : size > (sheet ? LARGEST_SHEET : SMALL)) {
        throw new UnreadableTable(Why.LARGE_SHEET);
      }
    }

    private void ended() throws UnreadableTable {
      if (run == 0) {
        return;
      }
      if (tag[0] == '!' && run > 1 && (tag[1] == 'D' || tag[1] == 'E' || tag[1] == 'd')) {
        throw new UnreadableTable(Why.SHEET);
      }
      if (texts && run > 1) {
        held += tag[0] == '/' ? 0 : BESIDE / 2;
      }
      if (sheet && (tag[0] == 'r' || tag[0] == 'c' || hasPrefix())) {
        element(new String(tag, 0, Math.min(run, KEPT), StandardCharsets.ISO_8859_1));
      }
    }

    private boolean hasPrefix() {
      for (int i = 0; i < Math.min(run, 20); i++) {
        if (tag[i] == ':') {
          return true;
        }
      }
      return false;
    }

    private void element(String said) throws UnreadableTable {
      int end = 0;
      while (end < said.length() && said.charAt(end) > ' ' && "/>".indexOf(said.charAt(end)) < 0) {
        end++;
      }
      String name = said.substring(said.lastIndexOf(':', end) + 1, end);
      if (name.equals("row")) {
        rows++;
      } else if (name.equals("c")) {
        place(said);
      }
    }

    /// There are 16,384 columns; a cell far beyond would take a row as long.
    private void place(String cell) throws UnreadableTable {
      if (FAR.matcher(cell).find()) {
        throw new UnreadableTable(Why.LARGE_SHEET);
      }
    }
  }
}
