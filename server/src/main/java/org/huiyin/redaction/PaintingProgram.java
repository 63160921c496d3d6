package org.huiyin.redaction;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;
import org.huiyin.redaction.Painting.Answered;
import org.huiyin.redaction.Painting.Asked;
import org.huiyin.redaction.Painting.How;
import org.huiyin.redaction.Painting.Kind;

/// The program that paints: one question by its input, one answer by its output, and then it ends.
/// It is a process of its own, so that a document that eats all memory or never ends takes nothing
/// along.
public final class PaintingProgram {

  private PaintingProgram() {}

  /// Paints.
  ///
  /// @param args how many bytes a document may have at most
  public static void main(String[] args) throws IOException {
    int most = Integer.parseInt(args[0]);
    OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
    // What a library has to say doesn't belong among the answer.
    System.setOut(System.err);
    ImageIO.setUseCache(false);
    Asked asked = Asked.from(new DataInputStream(new BufferedInputStream(System.in)), most);
    answer(asked, most).writeTo(out);
    out.flush();
    // Libraries leave threads behind.
    Runtime.getRuntime().halt(0);
  }

  static Answered answer(Asked asked, int most) {
    try {
      boolean pdf = asked.kind() == Kind.PDF || (asked.kind() == Kind.GRID && asked.pdf());
      return pdf ? new PaintedPdf(asked, most).answer() : new PaintedPicture(asked, most).answer();
    } catch (IOException | RuntimeException unreadable) {
      // Whatever a broken document makes of a parser: it isn't painted.
      return Answered.not(How.UNREADABLE);
    }
  }
}
