package org.huiyin.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/// Looks into a zip archive for a document or a workbook (ECMA-376) that runs nothing: no macros,
/// no controls, no embedded programs. What it holds is told by its list of content types, which
/// each reader of such files goes by.
final class OfficeFile {

  private static final String CONTENT_TYPES = "[Content_Types].xml";
  private static final int MOST_TYPES = 1 << 20;
  private static final int END = 22;
  private static final int END_SIGNATURE = 0x06054b50;

  /// A page of many pictures has hundreds. More only serve to fill our memory.
  private static final int MOST_ENTRIES = 5_000;

  private static final int MOST_DIRECTORY = 1 << 20;

  private OfficeFile() {}

  /// What a zip archive is.
  sealed interface Found {
    record Clean(FileType type) implements Found {}

    record Running() implements Found {}

    record Other() implements Found {}
  }

  static Found in(SeekableByteChannel zip) throws IOException {
    return plain(zip)
        ? types(zip).map(OfficeFile::of).orElseGet(Found.Other::new)
        : new Found.Other();
  }

  /// An archive with one directory of modest size at its very end, without a comment: so do all
  /// office programs write them. Whatever else might be meant by it, by another reader, isn't in
  /// there.
  private static boolean plain(SeekableByteChannel zip) throws IOException {
    if (zip.size() < END) {
      return false;
    }
    ByteBuffer end = ByteBuffer.allocate(END).order(ByteOrder.LITTLE_ENDIAN);
    zip.position(zip.size() - END);
    while (end.hasRemaining() && zip.read(end) >= 0) {
      // A channel may give less than it is asked for.
    }
    end.flip();
    if (end.remaining() < END || end.getInt() != END_SIGNATURE) {
      return false;
    }
    int disks = end.getInt();
    int entriesHere = Short.toUnsignedInt(end.getShort());
    int entries = Short.toUnsignedInt(end.getShort());
    long size = Integer.toUnsignedLong(end.getInt());
    long offset = Integer.toUnsignedLong(end.getInt());
    return disks == 0
        && entriesHere == entries
        && entries <= MOST_ENTRIES
        && size <= MOST_DIRECTORY
        && offset + size == zip.size() - END;
  }

  private static Optional<String> types(SeekableByteChannel zip) throws IOException {
    try (ZipFile archive = ZipFile.builder().setSeekableByteChannel(zip).get()) {
      ZipArchiveEntry list = archive.getEntry(CONTENT_TYPES);
      if (list == null || !archive.canReadEntryData(list)) {
        return Optional.empty();
      }
      byte[] xml = archive.getInputStream(list).readNBytes(MOST_TYPES + 1);
      return xml.length > MOST_TYPES
          ? Optional.empty()
          : Optional.of(new String(xml, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static Found of(String types) {
    // Written in a way that hides what it says, as no office program does.
    if (types.contains("&") || types.contains("<!") || types.indexOf(0) >= 0) {
      return new Found.Other();
    }
    if (Stream.of("macro", "vba", "activex", "oleobject", "dialogsheet")
        .anyMatch(types::contains)) {
      return new Found.Running();
    }
    for (FileType type : new FileType[] {FileType.DOCX, FileType.XLSX}) {
      if (types.contains("\"" + type.media() + ".main+xml\"")) {
        return new Found.Clean(type);
      }
    }
    return new Found.Other();
  }
}
