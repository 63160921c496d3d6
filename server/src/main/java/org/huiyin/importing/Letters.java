package org.huiyin.importing;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/// Bytes as text, to the letter: what isn't of the encoding ends the reading by line and character,
/// and no letter is guessed. All that comes before is read first. A row that never ends is ended
/// here, before it fills the memory.
final class Letters extends Reader {

  static final int LONGEST_ROW = 4_000_000;

  private final InputStream bytes;
  private final CharsetDecoder decoder;
  private final ByteBuffer coming = ByteBuffer.allocate(1 << 16).flip();
  private final CharBuffer decoded = CharBuffer.allocate(1 << 14).flip();
  private boolean over;
  private boolean flushed;
  private long line = 1;
  private long character = 1;
  private boolean afterReturn;
  private long inRow;

  Letters(InputStream bytes, Charset encoding) {
    this.bytes = bytes;
    this.decoder =
        encoding
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /// A row has ended: the next may be as long as any.
  void nextRow() {
    inRow = 0;
  }

  @Override
  public int read(char[] into, int offset, int length) throws IOException {
    while (!decoded.hasRemaining() && !flushed) {
      fill();
      decode();
    }
    if (!decoded.hasRemaining()) {
      return -1;
    }
    int read = Math.min(length, decoded.remaining());
    decoded.get(into, offset, read);
    count(into, offset, read);
    return read;
  }

  private void fill() throws IOException {
    if (over || coming.remaining() > coming.capacity() / 2) {
      return;
    }
    coming.compact();
    int read = bytes.read(coming.array(), coming.position(), coming.remaining());
    over = read < 0;
    coming.position(coming.position() + Math.max(read, 0));
    coming.flip();
  }

  private void decode() throws IOException {
    decoded.clear();
    CoderResult result = decoder.decode(coming, decoded, over);
    if (result.isUnderflow() && over) {
      flushed = decoder.flush(decoded).isUnderflow();
    }
    decoded.flip();
    if (result.isError() && !decoded.hasRemaining()) {
      throw new UnreadableTable(UnreadableTable.Why.ENCODING, line, character);
    }
  }

  private void count(char[] read, int offset, int length) throws IOException {
    for (int i = offset; i < offset + length; i++) {
      char letter = read[i];
      boolean returned = letter == '\r';
      if (returned || (letter == '\n' && !afterReturn)) {
        line++;
        character = 1;
      } else if (letter != '\n' && !Character.isLowSurrogate(letter)) {
        character++;
      }
      afterReturn = returned;
    }
    inRow += length;
    if (inRow > LONGEST_ROW) {
      throw new UnreadableTable(UnreadableTable.Why.LONG_ROW, line, 0);
    }
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
