package org.huiyin.evidence.strip;

import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;

/// What was drawn, stamped or written onto a page afterwards: how it looks, without who did it and
/// when. What isn't drawn, such as links, attachments and films, goes.
final class PdfMarks {

  private static final Set<String> DRAWN =
      Set.of(
          "Text",
          "FreeText",
          "Highlight",
          "Underline",
          "StrikeOut",
          "Squiggly",
          "Square",
          "Circle",
          "Line",
          "Ink",
          "Stamp",
          "Polygon",
          "PolyLine",
          "Caret");
  private static final Set<String> KEPT =
      Set.of(
          "Type",
          "Subtype",
          "Rect",
          "Contents",
          "AP",
          "AS",
          "F",
          "Border",
          "C",
          "CA",
          "BS",
          "BE",
          "QuadPoints",
          "InkList",
          "L",
          "LE",
          "Vertices",
          "DA",
          "Q",
          "IC",
          "RD",
          "OC",
          "Name");

  private PdfMarks() {}

  static void keep(COSDictionary page) {
    COSBase marks = page.getDictionaryObject(COSName.ANNOTS);
    page.removeItem(COSName.ANNOTS);
    if (!(marks instanceof COSArray array)) {
      return;
    }
    COSArray kept = new COSArray();
    for (int i = 0; i < array.size(); i++) {
      if (array.getObject(i) instanceof COSDictionary mark
          && DRAWN.contains(String.valueOf(mark.getNameAsString(COSName.SUBTYPE)))) {
        PdfParts.keep(mark, KEPT);
        kept.add(mark);
      }
    }
    if (kept.size() > 0) {
      page.setItem(COSName.ANNOTS, kept);
    }
  }
}
