package org.huiyin.evidence.strip;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.jspecify.annotations.Nullable;

/// What stays in each kind of part of a PDF. Parts whose entries can be listed have a list; in the
/// others, such as fonts, goes what is known to tell something else.
final class PdfParts {

  static final Set<String> TRAILER = Set.of("Root");
  static final Set<String> CATALOG =
      Set.of("Type", "Pages", "Version", "OCProperties", "Lang", "PageLayout");
  static final Set<String> PAGE =
      Set.of(
          "Type",
          "Parent",
          "Resources",
          "MediaBox",
          "CropBox",
          "BleedBox",
          "TrimBox",
          "ArtBox",
          "Contents",
          "Rotate",
          "Group",
          "UserUnit",
          "Annots");

  private static final Set<String> PAGES =
      Set.of("Type", "Parent", "Kids", "Count", "Resources", "MediaBox", "CropBox", "Rotate");
  private static final Set<String> PICTURE =
      Set.of(
          "Type",
          "Subtype",
          "Width",
          "Height",
          "ColorSpace",
          "BitsPerComponent",
          "Intent",
          "ImageMask",
          "Mask",
          "Decode",
          "Interpolate",
          "SMask",
          "SMaskInData",
          "Matte",
          "OC",
          "Length",
          "Filter",
          "DecodeParms");
  private static final Set<String> FORM =
      Set.of(
          "Type",
          "Subtype",
          "FormType",
          "BBox",
          "Matrix",
          "Resources",
          "Group",
          "OC",
          "Length",
          "Filter",
          "DecodeParms");

  /// What says something of who made it, when and with what, keeps another state of it, runs,
  /// leads elsewhere or is attached.
  private static final Set<String> TELLING =
      Set.of(
          "Metadata",
          "PieceInfo",
          "LastModified",
          "Thumb",
          "AA",
          "OpenAction",
          "JavaScript",
          "JS",
          "EF",
          "AF",
          "RF",
          "OPI",
          "Alternates",
          "Info",
          "StructParent",
          "StructParents",
          "CreatorInfo",
          "Measure",
          "PtData",
          "Names",
          "EmbeddedFiles",
          "Creator",
          "Author",
          "Producer",
          "CreationDate",
          "ModDate",
          "URI",
          "Launch");

  /// Of these the names are free: what stands in them is named by whoever made the file.
  private static final Set<String> NAMED =
      Set.of("Font", "XObject", "ExtGState", "ColorSpace", "Pattern", "Shading", "Properties");

  private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<COSBase> next = new ArrayDeque<>();
  private final Picture picture;

  PdfParts(Picture picture) {
    this.picture = picture;
  }

  interface Picture {
    void strip(COSStream picture) throws IOException;
  }

  static void keep(COSDictionary of, Set<String> kept) {
    for (COSName name : List.copyOf(of.keySet())) {
      if (!kept.contains(name.getName())) {
        of.removeItem(name);
      }
    }
  }

  /// Everything that can be reached from there.
  void shorten(COSDictionary from) throws IOException {
    next.push(from);
    while (!next.isEmpty()) {
      COSBase base = next.pop();
      if (!seen.add(base)) {
        continue;
      }
      switch (base) {
        case COSObject reference when reference.getObject() != null ->
            next.push(reference.getObject());
        case COSStream stream -> stream(stream);
        case COSDictionary dictionary -> dictionary(dictionary);
        case COSArray array -> array.forEach(this::later);
        default -> {}
      }
    }
  }

  private void later(@Nullable COSBase base) {
    if (base instanceof COSObject || base instanceof COSDictionary || base instanceof COSArray) {
      next.push(base);
    }
  }

  private void stream(COSStream stream) throws IOException {
    // Bytes in another file.
    for (String name : List.of("F", "FFilter", "FDecodeParms")) {
      stream.removeItem(COSName.getPDFName(name));
    }
    String subtype = stream.getNameAsString(COSName.SUBTYPE);
    if ("Image".equals(subtype)) {
      keep(stream, PICTURE);
      picture.strip(stream);
    } else if ("Form".equals(subtype)) {
      keep(stream, FORM);
    } else if ("PS".equals(subtype)) {
      throw new Unreadable("a program for printers");
    }
    dictionary(stream);
  }

  private void dictionary(COSDictionary dictionary) {
    if ("Pages".equals(dictionary.getNameAsString(COSName.TYPE))) {
      keep(dictionary, PAGES);
    }
    for (COSName name : List.copyOf(dictionary.keySet())) {
      if (TELLING.contains(name.getName())) {
        dictionary.removeItem(name);
      } else if (name.equals(COSName.RESOURCES)) {
        resources(dictionary.getDictionaryObject(name));
      } else {
        later(dictionary.getItem(name));
      }
    }
  }

  private void resources(@Nullable COSBase resources) {
    if (!(resources instanceof COSDictionary dictionary) || !seen.add(dictionary)) {
      return;
    }
    for (COSName name : List.copyOf(dictionary.keySet())) {
      COSBase value = dictionary.getDictionaryObject(name);
      if (!NAMED.contains(name.getName())) {
        dictionary.removeItem(name);
      } else if (value instanceof COSDictionary named && seen.add(named)) {
        if (name.getName().equals("Properties")) {
          layers(named);
        }
        named.getValues().forEach(this::later);
      }
    }
  }

  /// Marks in what draws a page: those that say to which layer it belongs.
  private static void layers(COSDictionary marks) {
    for (COSName name : List.copyOf(marks.keySet())) {
      boolean layer =
          marks.getDictionaryObject(name) instanceof COSDictionary mark
              && Set.of("OCG", "OCMD").contains(String.valueOf(mark.getNameAsString("Type")));
      if (!layer) {
        marks.removeItem(name);
      }
    }
  }
}
