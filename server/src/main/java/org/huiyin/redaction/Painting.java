package org.huiyin.redaction;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/// What is asked of the program that paints, and what it answers, as they go through its pipes.
final class Painting {

  private static final int MOST_LINES = 1000;

  private Painting() {}

  /// What is to be made.
  enum Kind {
    /// A PDF whose pages are pictures.
    PDF,
    /// A picture.
    PICTURE,
    /// A small picture of one page, with a grid by which places can be told.
    GRID
  }

  /// @param page which one, for the grid
  record Asked(
      Kind kind, boolean pdf, int page, List<String> passages, List<Box> boxes, Bytes content) {

    Asked {
      passages = List.copyOf(passages);
      boxes = List.copyOf(boxes);
    }

    void writeTo(OutputStream to) throws IOException {
      DataOutputStream out = new DataOutputStream(to);
      out.writeUTF(kind.name());
      out.writeBoolean(pdf);
      out.writeInt(page);
      out.writeInt(passages.size());
      for (String passage : passages) {
        out.writeUTF(passage);
      }
      out.writeInt(boxes.size());
      for (Box box : boxes) {
        out.writeInt(box.page());
        out.writeDouble(box.left());
        out.writeDouble(box.top());
        out.writeDouble(box.width());
        out.writeDouble(box.height());
      }
      content.writeTo(out);
      out.flush();
    }

    static Asked from(DataInputStream in, int most) throws IOException {
      Kind kind = Kind.valueOf(in.readUTF());
      boolean pdf = in.readBoolean();
      int page = in.readInt();
      List<String> passages = new ArrayList<>();
      for (int left = few(in.readInt()); left > 0; left--) {
        passages.add(in.readUTF());
      }
      List<Box> boxes = new ArrayList<>();
      for (int left = few(in.readInt()); left > 0; left--) {
        boxes.add(
            new Box(
                in.readInt(), in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble()));
      }
      return new Asked(kind, pdf, page, passages, boxes, Bytes.from(in, most));
    }
  }

  /// How it went.
  enum How {
    DONE,
    /// A box or the grid is of a page that isn't there.
    NO_SUCH_PAGE,
    TOO_MANY_PAGES,
    /// The copy would be too large.
    TOO_LARGE,
    /// It can't be read: it is broken, locked, or of another kind.
    UNREADABLE
  }

  /// @param times how often each passage was found
  /// @param unsure the pages on which there may be words that can't be looked through, since they
  ///     are pictures, or written in signs that say nothing
  record Answered(How how, int pages, List<Integer> times, List<Integer> unsure, Bytes content) {

    Answered {
      times = List.copyOf(times);
      unsure = List.copyOf(unsure);
    }

    static Answered not(How how) {
      return new Answered(how, 0, List.of(), List.of(), Bytes.NONE);
    }

    void writeTo(OutputStream to) throws IOException {
      DataOutputStream out = new DataOutputStream(to);
      out.writeUTF(how.name());
      out.writeInt(pages);
      write(out, times);
      write(out, unsure);
      content.writeTo(out);
      out.flush();
    }

    static Answered from(DataInputStream in, int most) throws IOException {
      How how = How.valueOf(in.readUTF());
      return new Answered(how, in.readInt(), read(in), read(in), Bytes.from(in, most));
    }

    private static void write(DataOutputStream out, List<Integer> numbers) throws IOException {
      out.writeInt(numbers.size());
      for (int number : numbers) {
        out.writeInt(number);
      }
    }

    private static List<Integer> read(DataInputStream in) throws IOException {
      List<Integer> numbers = new ArrayList<>();
      for (int left = few(in.readInt()); left > 0; left--) {
        numbers.add(in.readInt());
      }
      return numbers;
    }
  }

  private static int few(int count) throws IOException {
    if (count < 0 || count > MOST_LINES) {
      throw new IOException("too many: " + count);
    }
    return count;
  }

  /// The bytes of a document. A value in name only: nobody alters them.
  static final class Bytes {

    static final Bytes NONE = new Bytes(new byte[0]);

    private final byte[] array;

    Bytes(byte[] array) {
      this.array = array;
    }

    static Bytes of(ByteArrayOutputStream written) {
      return new Bytes(written.toByteArray());
    }

    byte[] array() {
      return array;
    }

    private void writeTo(DataOutputStream out) throws IOException {
      out.writeInt(array.length);
      out.write(array);
    }

    private static Bytes from(DataInputStream in, int most) throws IOException {
      int length = in.readInt();
      if (length < 0 || length > most) {
        throw new IOException("too long: " + length);
      }
      byte[] array = new byte[length];
      in.readFully(array);
      return new Bytes(array);
    }
  }
}
