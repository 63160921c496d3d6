package org.huiyin.evidence.strip;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Passes a file on from its beginning, with zeros in some places and other bytes in some.
final class Blanking extends OutputStream {

  private final OutputStream to;
  private final List<Ranges.Range> blank;
  private final List<Map.Entry<Long, byte[]>> instead;
  private long at;
  private int nextBlank;
  private int nextInstead;

  /// @param blank in order, none touching another
  /// @param instead by place; none crosses another
  Blanking(OutputStream to, List<Ranges.Range> blank, Map<Long, byte[]> instead) {
    this.to = to;
    this.blank = blank;
    this.instead = new ArrayList<>(instead.entrySet());
    this.instead.sort(Map.Entry.comparingByKey());
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] source, int offset, int length) throws IOException {
    byte[] piece = Arrays.copyOfRange(source, offset, offset + length);
    long end = at + length;
    while (nextBlank < blank.size() && blank.get(nextBlank).from() < end) {
      Ranges.Range range = blank.get(nextBlank);
      int from = (int) (Math.max(at, range.from()) - at);
      int until = (int) (Math.min(end, range.to()) - at);
      Arrays.fill(piece, from, Math.max(from, until), (byte) 0);
      if (range.to() > end) {
        break;
      }
      nextBlank++;
    }
    while (nextInstead < instead.size() && instead.get(nextInstead).getKey() < end) {
      Map.Entry<Long, byte[]> entry = instead.get(nextInstead);
      for (int i = 0; i < entry.getValue().length; i++) {
        long place = entry.getKey() + i - at;
        if (place >= 0 && place < length) {
          piece[(int) place] = entry.getValue()[i];
        }
      }
      if (entry.getKey() + entry.getValue().length > end) {
        break;
      }
      nextInstead++;
    }
    to.write(piece);
    at = end;
  }

  @Override
  public void flush() throws IOException {
    to.flush();
  }
}
