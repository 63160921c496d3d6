package org.huiyin.evidence.strip;

import static org.huiyin.evidence.strip.Planted.MARKER;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.huiyin.evidence.Bytes;

/// A document and a workbook with a word planted wherever programs put people and computers.
public final class PlantedOffice {

  static final String SHOWN = "没有水";
  private static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  private static final String S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String R =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String A = "http://schemas.openxmlformats.org/drawingml/2006/main";
  private static final String TYPES =
      "http://schemas.openxmlformats.org/package/2006/content-types";
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/package/2006/relationships";
  private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";

  private PlantedOffice() {}

  static String relation(String id, String type, String target, boolean external) {
    return "<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"%s/>"
        .formatted(id, R, type, target, external ? " TargetMode=\"External\"" : "");
  }

  static String relations(String... all) {
    return "<Relationships xmlns=\""
        + RELATIONS
        + "\">"
        + String.join("", all)
        + "</Relationships>";
  }

  private static String types(String... overrides) {
    StringBuilder types =
        new StringBuilder(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Types xmlns=\""
                + TYPES
                + "\">"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + "<Default Extension=\"jpeg\" ContentType=\"image/jpeg\"/>");
    for (int i = 0; i < overrides.length; i += 2) {
      types.append(
          "<Override PartName=\"%s\" ContentType=\"%s\"/>"
              .formatted(overrides[i], OFFICE + overrides[i + 1]));
    }
    return types.append("</Types>").toString();
  }

  /// Its parts by name; a test may add others.
  public static Map<String, String> word() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put(
        "[Content_Types].xml",
        types(
            "/word/document.xml", "wordprocessingml.document.main+xml",
            "/word/people.xml", "wordprocessingml.people+xml",
            "/docProps/core.xml", "core-properties+xml"));
    parts.put(
        "_rels/.rels",
        relations(
            relation("r1", "officeDocument", "word/document.xml", false),
            relation("r2", "metadata/core-properties", "docProps/core.xml", false),
            relation("r3", "metadata/thumbnail", "docProps/thumbnail.jpeg", false)));
    parts.put("docProps/core.xml", "<c><creator>" + MARKER + "</creator></c>");
    parts.put("docProps/app.xml", "<c><Company>" + MARKER + "</Company></c>");
    parts.put("docProps/thumbnail.jpeg", jpeg());
    parts.put("customXml/item1.xml", "<x>" + MARKER + "</x>");
    parts.put("word/people.xml", "<w:p xmlns:w=\"" + W + "\" w:author=\"" + MARKER + "\"/>");
    parts.put(
        "word/_rels/document.xml.rels",
        relations(
            relation("r1", "settings", "settings.xml", false),
            relation("r2", "image", "media/image1.jpeg", false),
            relation("r3", "hyperlink", "http://" + MARKER + ".example/", true),
            relation("r4", "image", "file:///C:/Users/" + MARKER + "/a.png", true),
            relation("r5", "people", "people.xml", false),
            relation("r6", "package", "embeddings/Sheet1.xlsx", false)));
    parts.put(
        "word/_rels/settings.xml.rels",
        relations(relation("r1", "attachedTemplate", "http://" + MARKER + "/evil.dotm", true)));
    parts.put("word/embeddings/Sheet1.xlsx", MARKER);
    parts.put("word/media/image1.jpeg", jpeg());
    parts.put(
        "word/settings.xml",
        "<w:settings xmlns:w=\""
            + W
            + "\" xmlns:r=\""
            + R
            + "\"><w:rsids><w:rsid w:val=\""
            + MARKER
            + "\"/></w:rsids><w:attachedTemplate r:id=\"r1\"/><w:zoom w:percent=\"90\"/>"
            + "</w:settings>");
    parts.put(
        "word/comments.xml",
        "<w:comments xmlns:w=\""
            + W
            + "\"><w:comment w:id=\"1\" w:author=\""
            + MARKER
            + "\" w:initials=\""
            + MARKER
            + "\" w:date=\"2026-01-01\"><w:p><w:r><w:t>要核实</w:t>"
            + "</w:r></w:p></w:comment></w:comments>");
    parts.put(
        "word/document.xml",
        "<?xml version=\"1.0\"?><!-- "
            + MARKER
            + " --><?program "
            + MARKER
            + "?>"
            + "<w:document xmlns:w=\""
            + W
            + "\" xmlns:r=\""
            + R
            + "\" xmlns:a=\""
            + A
            + "\"><w:body><w:p w:rsidR=\""
            + MARKER
            + "\"><w:r><w:t xml:space=\"preserve\"> "
            + SHOWN
            + " &lt;3 亩&gt;</w:t></w:r><w:ins w:id=\"3\" w:author=\""
            + MARKER
            + "\" w:date=\"2026-01-01\"><w:r><w:t>新的</w:t></w:r></w:ins>"
            + "<w:hyperlink r:id=\"r3\"><w:r><w:t>网页</w:t></w:r></w:hyperlink>"
            + "<w:r><w:instrText> DDEAUTO c:\\\\"
            + MARKER
            + " </w:instrText></w:r>"
            + "<w:r><w:instrText> PAGE </w:instrText></w:r>"
            + "<w:fldSimple w:instr=\" AUTHOR "
            + MARKER
            + " \"><w:r><w:t>甲</w:t></w:r>"
            + "</w:fldSimple><a:cNvPr id=\"1\" name=\""
            + MARKER
            + ".jpg\" descr=\""
            + MARKER
            + "\"/><a:blip r:embed=\"r2\"/><a:blip r:link=\"r4\"/>"
            + "<w:object><w:OLEObject r:id=\"r6\"/></w:object></w:p></w:body></w:document>");
    return parts;
  }

  public static Map<String, String> excel() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("[Content_Types].xml", types("/xl/workbook.xml", "spreadsheetml.sheet.main+xml"));
    parts.put("_rels/.rels", relations(relation("r1", "officeDocument", "xl/workbook.xml", false)));
    parts.put(
        "xl/_rels/workbook.xml.rels",
        relations(
            relation("r1", "worksheet", "worksheets/sheet1.xml", false),
            relation("r2", "externalLink", "externalLinks/externalLink1.xml", false),
            relation("r3", "connections", "connections.xml", false)));
    parts.put("xl/externalLinks/externalLink1.xml", "<x>" + MARKER + "</x>");
    parts.put("xl/connections.xml", "<c user=\"" + MARKER + "\"/>");
    parts.put("xl/printerSettings/printerSettings1.bin", MARKER);
    parts.put(
        "xl/workbook.xml",
        "<workbook xmlns=\""
            + S
            + "\" xmlns:r=\""
            + R
            + "\" xmlns:x15ac=\"urn:x\"><x15ac:absPath url=\"C:\\Users\\"
            + MARKER
            + "\"/><sheets><sheet name=\"水\" sheetId=\"1\" r:id=\"r1\"/></sheets>"
            + "<externalReferences><externalReference r:id=\"r2\"/></externalReferences>"
            + "</workbook>");
    parts.put(
        "xl/worksheets/sheet1.xml",
        "<worksheet xmlns=\""
            + S
            + "\"><sheetData><row r=\"1\"><c r=\"A1\"><f>cmd|'/c "
            + MARKER
            + "'!A0</f><v>3</v></c><c r=\"B1\"><f>SUM(A1:A9)</f><v>4</v></c></row>"
            + "</sheetData></worksheet>");
    parts.put(
        "xl/comments1.xml",
        "<comments xmlns=\""
            + S
            + "\"><authors><author>"
            + MARKER
            + "</author></authors></comments>");
    return parts;
  }

  private static String jpeg() {
    return new Bytes().bytes(Planted.jpeg(6, Planted.MARKER)).asText();
  }

  /// Parts whose names end in `.xml` or `.rels` are UTF-8, the others bytes.
  public static byte[] zip(Map<String, String> parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        ZipEntry entry = new ZipEntry(part.getKey());
        entry.setComment(MARKER);
        zip.putNextEntry(entry);
        boolean text = part.getKey().matches(".*\\.(xml|rels)");
        zip.write(
            part.getValue().getBytes(text ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
