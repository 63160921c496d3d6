package org.huiyin.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The beginnings of files, and small whole ones, as characters of ISO 8859-1.
public final class Samples {

  public static final String PDF = "%PDF-1.7\n1 0 obj\n<< >>\nendobj\n";
  public static final String PNG =
      "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\u0008\2\0\0\0\u0090wS\u00de";
  public static final String JPEG = "\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF\0\1\1\0\0\1\0\1\0\0";
  public static final String PROGRAM = "MZ\u0090\0\3\0\0\0\4\0\0\0\u00ff\u00ff\0\0\u00b8\0\0\0";
  public static final String PAGE = "<!DOCTYPE html>\n<html><script>alert(1)</script></html>";
  public static final String DRAWING =
      "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>";

  private static final String WORD =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
  private static final String EXCEL =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

  private Samples() {}

  static String box(String brand) {
    return "\0\0\0\u0018ftyp" + brand + "\0\0\0\0" + brand + "mp42" + "\0\0\0\bfree";
  }

  static String riff(String kind) {
    return "RIFF$\0\0\0" + kind + "\u0010\0\0\0\1\0\1\0@\u001f\0\0";
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
