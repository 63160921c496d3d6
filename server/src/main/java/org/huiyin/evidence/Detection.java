package org.huiyin.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;

/// Tells what a file is from how it begins. Never asks what it is called.
final class Detection {

  /// As much as the detector looks at.
  static final int HEAD = 64 << 10;

  static final String ZIP = "application/zip";

  private static final int BOX = 4;
  private static final int BRAND = 8;
  private static final int FILM_START = 12;

  private Detection() {}

  /// Loaded with the first file; most people send none.
  private static final class Known {
    static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();
  }

  /// @param head the first [#HEAD] bytes of a file, or all of a shorter one
  static String of(byte[] head) {
    try {
      MediaType type = Known.TYPES.detect(new ByteArrayInputStream(head), new Metadata());
      if (isOffice(type)) {
        return ZIP;
      }
      return isFilm(head) && type.getSubtype().equals("quicktime")
          ? FileType.MP4.media()
          : type.getBaseType().toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The detector takes most films of the ISO's format for QuickTime's, from which that came.
  private static boolean isFilm(byte[] head) {
    String start =
        new String(head, 0, Math.min(head.length, FILM_START), StandardCharsets.ISO_8859_1);
    return start.startsWith("ftyp", BOX) && !start.startsWith("qt  ", BRAND);
  }

  /// Office documents are archives, and known once they have been looked into.
  private static boolean isOffice(MediaType type) {
    return type.getSubtype().equals("x-tika-ooxml") || type.toString().equals(ZIP);
  }
}
