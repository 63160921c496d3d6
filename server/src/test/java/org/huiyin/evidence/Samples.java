package org.huiyin.evidence;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;

/// The beginnings of files, and small whole ones, as characters of ISO 8859-1.
public final class Samples {

  public static final String PDF = pdf();
  public static final String LETTER = "No water since March.\r\n";
  public static final String PNG = picture("png");
  public static final String JPEG = picture("jpeg");
  public static final String GIF = picture("gif");

  /// One lossless pixel.
  public static final String WEBP =
      text(Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA=="));

  public static final String PROGRAM = "MZ\u0090\0\3\0\0\0\4\0\0\0\u00ff\u00ff\0\0\u00b8\0\0\0";
  public static final String PAGE = "<!DOCTYPE html>\n<html><script>alert(1)</script></html>";
  public static final String DRAWING =
      "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>";

  private static final String WORD =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
  private static final String EXCEL =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

  private Samples() {}

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /// A small picture without metadata.
  private static String picture(String format) {
    BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
    image.setRGB(2, 3, 0xff8800);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text(bytes.toByteArray());
  }

  private static String pdf() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      document.save(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text(bytes.toByteArray());
  }

  /// Opens with a password.
  static String locked() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
      document.save(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text(bytes.toByteArray());
  }

  static String wav() {
    return "RIFF&\0\0\0WAVEfmt \u0010\0\0\0\1\0\1\0@\u001f\0\0@\u001f\0\0\1\0\b\0data\2\0\0\0ab";
  }

  static String mp3() {
    return ("\u00ff\u00fb\u0090d" + "\0".repeat(413)).repeat(3);
  }

  public static String word() {
    return office(WORD, "");
  }

  static String excel() {
    return office(EXCEL, "");
  }

  static String wordWith(String type) {
    return office(WORD, "<Override PartName=\"/word/x.bin\" ContentType=\"" + type + "\"/>");
  }

  static String wordOf(String mainType) {
    return office(mainType, "");
  }

  private static String office(String main, String more) {
    String types =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Types>"
            + "<Override PartName=\"/word/document.xml\" ContentType=\""
            + main
            + "\"/>"
            + more
            + "</Types>";
    return zip(Map.of("[Content_Types].xml", types, "word/document.xml", "<w/>"));
  }

  static String zip(Map<String, String> entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> entry : new TreeMap<>(entries).entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }
}
