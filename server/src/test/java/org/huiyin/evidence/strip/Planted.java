package org.huiyin.evidence.strip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.huiyin.evidence.Bytes;
import org.huiyin.evidence.Samples;

/// Pictures and recordings with a word planted in each place where programs, cameras and
/// telephones put something of their own.
public final class Planted {

  public static final String MARKER = "Planted-7f3a";

  private Planted() {}

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] segment(int marker, String content) {
    return new Bytes().u16(0xff00 + marker).u16(content.length() + 2).text(content).made();
  }

  /// Where it was taken and with what, and which way it was held.
  private static String exif(int orientation) {
    String maker = MARKER + "\0";
    int text = 8 + 2 + 2 * 12 + 4;
    return new Bytes()
        .text("Exif\0\0MM\0*")
        .u32(8)
        .u16(2)
        .u16(0x10f)
        .u16(2)
        .u32(maker.length())
        .u32(text)
        .u16(0x112)
        .u16(3)
        .u32(1)
        .u16(orientation)
        .u16(0)
        .u32(0)
        .text(maker)
        .asText();
  }

  public static byte[] jpeg(int orientation, String after) {
    String picture = Samples.JPEG;
    return new Bytes()
        .text(picture.substring(0, 2))
        .bytes(segment(0xe0, "JFIF\0\1\1\0\0\1\0\1\2\1" + "rgbrgb"))
        .bytes(segment(0xe0, "JFXX\0\u0013" + MARKER))
        .bytes(segment(0xe1, exif(orientation)))
        .bytes(segment(0xe1, "http://ns.adobe.com/xap/1.0/\0<x>" + MARKER + "</x>"))
        .bytes(segment(0xe2, "ICC_PROFILE\0\1\1" + MARKER))
        .bytes(segment(0xed, "Photoshop 3.0\0" + MARKER))
        .bytes(segment(0xef, MARKER))
        .bytes(segment(0xfe, MARKER))
        .text(picture.substring(20))
        .text(after)
        .made();
  }

  public static byte[] chunk(String name, byte[] content) {
    CRC32 sum = new CRC32();
    sum.update(bytes(name));
    sum.update(content);
    return new Bytes().u32(content.length).text(name).bytes(content).u32(sum.getValue()).made();
  }

  private static byte[] deflated(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
      out.write(bytes(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  public static byte[] png(String after) {
    byte[] picture = bytes(Samples.PNG);
    int header = 8 + 25;
    return new Bytes()
        .bytes(Arrays.copyOf(picture, header))
        .bytes(chunk("tEXt", bytes("Author\0" + MARKER)))
        .bytes(chunk("zTXt", new Bytes().text("Comment\0\0").bytes(deflated(MARKER)).made()))
        .bytes(chunk("iTXt", bytes("XML:com.adobe.xmp\0\0\0\0\0" + MARKER)))
        .bytes(chunk("eXIf", bytes(exif(6).substring(6))))
        .bytes(chunk("tIME", new byte[] {7, (byte) 0xea, 1, 1, 1, 1, 1}))
        .bytes(chunk("maRk", bytes(MARKER)))
        .bytes(Arrays.copyOfRange(picture, header, picture.length))
        .text(after)
        .made();
  }

  static byte[] gif() {
    String picture = Samples.GIF;
    int descriptor = picture.indexOf(",\0\0\0\0");
    return bytes(
        picture.substring(0, descriptor)
            + "!\u00fe\u000c"
            + MARKER
            + "\0"
            + "!\u00ff\u000bXMP DataXMP\u000c"
            + MARKER
            + "\0"
            + "!\u00ff\u000bNETSCAPE2.0\3\1\0\0\0"
            + picture.substring(descriptor)
            + MARKER);
  }

  private static byte[] riffChunk(String name, String content) {
    Bytes chunk = new Bytes().text(name).u32Little(content.length()).text(content);
    return (content.length() % 2 == 0 ? chunk : chunk.u8(0)).made();
  }

  private static byte[] riff(String form, byte[]... chunks) {
    Bytes all = new Bytes().text(form);
    for (byte[] chunk : chunks) {
      all.bytes(chunk);
    }
    byte[] made = all.made();
    return new Bytes().text("RIFF").u32Little(made.length).bytes(made).text(MARKER).made();
  }

  static byte[] webp() {
    return riff(
        "WEBP",
        riffChunk("VP8X", ",\0\0\0\0\0\0\0\0\0"),
        riffChunk("ICCP", MARKER),
        bytes(Samples.WEBP.substring(12)),
        riffChunk("EXIF", exif(1).substring(6)),
        riffChunk("XMP ", MARKER),
        riffChunk("MARK", MARKER));
  }

  static byte[] wav() {
    return riff(
        "WAVE",
        riffChunk("LIST", "INFOIART\u000c\0\0\0" + MARKER),
        riffChunk("bext", MARKER),
        riffChunk("fmt ", "\1\0\1\0@\u001f\0\0@\u001f\0\0\1\0\b\0"),
        riffChunk("data", "what is heard"),
        riffChunk("id3 ", "ID3\4\0\0\0\0\0\u000c" + MARKER));
  }

  static byte[] mp3() {
    String frame = "\u00ff\u00fb\u0090d" + "s".repeat(413);
    return bytes(
        "ID3\3\0\0\0\0\0\u0016TPE1\0\0\0\u000c\0\0"
            + MARKER
            + frame.repeat(4)
            + "APETAGEX"
            + MARKER
            + frame.repeat(3)
            + "TAG"
            + MARKER
            + "\0".repeat(113));
  }

  static byte[] amr(int frames) {
    String frame = "<" + "s".repeat(31);
    return new Bytes().text("#!AMR\n").text(frame.repeat(frames)).text(MARKER).made();
  }
}
