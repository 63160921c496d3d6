package org.huiyin.ledger.tree;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.huiyin.ledger.Commitment;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.Refused;

/// The entries behind a tile of leaves, as they are published (C2SP tlog-tiles): each as its
/// length, two bytes, the higher first, and its bytes. An entry of this log is the 32 bytes of a
/// [Commitment]; other logs have others.
public final class EntryBundle {

  /// How many bytes an entry may have.
  public static final int MAX_ENTRY = 0xffff;

  private EntryBundle() {}

  /// The bundle of these commitments.
  ///
  /// @param commitments 1 to 256
  public static byte[] of(List<Commitment> commitments) {
    return encode(commitments.stream().map(c -> c.hash().bytes()).toList());
  }

  /// The commitments of a bundle of this log.
  ///
  /// @param width how many there are by the bundle’s path, 1 to 256
  /// @throws Refused unless it is a bundle of so many entries of 32 bytes each
  public static List<Commitment> commitments(byte[] bundle, int width) {
    return decode(bundle, width).stream().map(EntryBundle::commitment).toList();
  }

  private static Commitment commitment(byte[] entry) {
    if (entry.length != Hash.LENGTH) {
      throw refused(Refused.Defect.ENTRY_LENGTH);
    }
    return new Commitment(Hash.of(entry));
  }

  /// The bundle of these entries.
  ///
  /// @param entries 1 to 256, each of at most [#MAX_ENTRY] bytes
  public static byte[] encode(List<byte[]> entries) {
    checkWidth(entries.size());
    int length = 0;
    for (var entry : entries) {
      if (entry.length > MAX_ENTRY) {
        throw new IllegalArgumentException("entries: one has " + entry.length + " bytes");
      }
      length += Short.BYTES + entry.length;
    }
    var bundle = ByteBuffer.allocate(length);
    entries.forEach(entry -> bundle.putShort((short) entry.length).put(entry));
    return bundle.array();
  }

  /// The entries of a bundle of any log.
  ///
  /// @param width how many there are by the bundle’s path, 1 to 256
  /// @throws Refused unless it is a bundle of so many entries
  public static List<byte[]> decode(byte[] bundle, int width) {
    checkWidth(width);
    var bytes = ByteBuffer.wrap(bundle);
    var entries = new ArrayList<byte[]>(width);
    while (bytes.hasRemaining()) {
      if (entries.size() == width) {
        throw refused(Refused.Defect.TRAILING_BYTES);
      }
      entries.add(entry(bytes));
    }
    if (entries.size() < width) {
      throw refused(Refused.Defect.ENTRY_COUNT);
    }
    return List.copyOf(entries);
  }

  private static byte[] entry(ByteBuffer bytes) {
    if (bytes.remaining() < Short.BYTES) {
      throw refused(Refused.Defect.TRUNCATED);
    }
    int length = Short.toUnsignedInt(bytes.getShort());
    if (length > bytes.remaining()) {
      throw refused(Refused.Defect.TRUNCATED);
    }
    var entry = new byte[length];
    bytes.get(entry);
    return entry;
  }

  private static void checkWidth(int width) {
    if (width < 1 || width > Tile.FULL) {
      throw new IllegalArgumentException("width: " + width + " entries");
    }
  }

  private static Refused refused(Refused.Defect defect) {
    return new Refused("an entry bundle", defect);
  }
}
