package org.huiyin.redaction;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// How a camera was held, as its picture says in EXIF (tag 0x0112, 1 to 8). Places are told on the
/// picture as it is seen, so it is turned before it is painted over.
record Orientation(int code) {

  private static final Orientation UPRIGHT = new Orientation(1);
  private static final int TAG = 0x0112;
  private static final int APP1 = 0xe1;
  private static final int SCAN = 0xda;
  private static final long EXIF = 0x457869660000L;

  Orientation {
    code = code < 1 || code > 8 ? 1 : code;
  }

  /// [#UPRIGHT] where nothing is said, or nothing that can be read.
  static Orientation of(byte[] picture) {
    try {
      return read(ByteBuffer.wrap(picture));
    } catch (BufferUnderflowException | IllegalArgumentException broken) {
      return UPRIGHT;
    }
  }

  private static Orientation read(ByteBuffer jpeg) {
    if (jpeg.getShort() != (short) 0xffd8) {
      return UPRIGHT;
    }
    while (true) {
      int marker = jpeg.getShort() & 0xffff;
      if (marker >> 8 != 0xff || (marker & 0xff) == SCAN) {
        return UPRIGHT;
      }
      int length = (jpeg.getShort() & 0xffff) - 2;
      int next = jpeg.position() + length;
      if ((marker & 0xff) == APP1 && length > 14 && jpeg.getLong(jpeg.position()) >> 16 == EXIF) {
        return ofTiff(jpeg.slice(jpeg.position() + 6, length - 6));
      }
      jpeg.position(next);
    }
  }

  private static Orientation ofTiff(ByteBuffer tiff) {
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    tiff.position(tiff.getInt(4));
    for (int left = tiff.getShort() & 0xffff; left > 0; left--) {
      int tag = tiff.getShort() & 0xffff;
      if (tag == TAG) {
        return new Orientation(tiff.getShort(tiff.position() + 6));
      }
      tiff.position(tiff.position() + 10);
    }
    return UPRIGHT;
  }

  BufferedImage upright(BufferedImage held) {
    if (code == 1) {
      return held;
    }
    int w = held.getWidth();
    int h = held.getHeight();
    boolean lies = code > 4;
    BufferedImage upright =
        new BufferedImage(lies ? h : w, lies ? w : h, BufferedImage.TYPE_INT_RGB);
    Graphics2D brush = upright.createGraphics();
    brush.drawImage(held, turned(w, h), null);
    brush.dispose();
    return upright;
  }

  private AffineTransform turned(int w, int h) {
    return switch (code) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
      case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
      default -> new AffineTransform();
    };
  }
}
