package org.huiyin.database;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The checksum of a page of PostgreSQL's tables, as its `storage/checksum_impl.h` computes it:
/// 32 sums of FNV-1a side by side, folded, mixed with the number of the page.
///
/// It finds a page that a disk altered. It is no proof against anybody who means to.
final class PageChecksum {

  static final int PAGE = 8192;

  private static final int SUMS = 32;
  private static final int PRIME = 16_777_619;
  private static final int LSN_HIGH = 0;
  private static final int LSN_LOW = 4;
  private static final int CHECKSUM = 8;
  private static final int UPPER = 14;

  private static final int[] OFFSETS = {
    0x5B1F36E9, 0xB8525960, 0x02AB50AA, 0x1DE66D2A, 0x79FF467A, 0x9BB9F8A3, 0x217E7CD2, 0x83E13D2C,
    0xF8D4474F, 0xE39EB970, 0x42C6AE16, 0x993216FA, 0x7B093B5D, 0x98DAFF3C, 0xF718902A, 0x0B1C9CDB,
    0xE58F764B, 0x187636BC, 0x5D7B3BB1, 0xE73DE7DE, 0x92BEC979, 0xCCA6C0B2, 0x304A0979, 0x85AA43D4,
    0x783125BB, 0x6CA8EAA2, 0xE407EAC6, 0x4B5CFC3E, 0x9FBF8C76, 0x15CA20BE, 0xF2CA9FD3, 0x959BD756
  };

  private PageChecksum() {}

  /// Whether this page holds what was written. True as well of one that was never used, and of one
  /// that was written after `since`: that one may be half there, and the write-ahead log has it.
  ///
  /// @param bytes of one page
  /// @param number of the page in its table, over all of its files
  /// @param since place in the write-ahead log
  static boolean holds(byte[] bytes, long number, long since) {
    ByteBuffer page = ByteBuffer.wrap(bytes, 0, PAGE).order(ByteOrder.nativeOrder());
    if (page.getShort(UPPER) == 0) {
      return true;
    }
    long lsn =
        (Integer.toUnsignedLong(page.getInt(LSN_HIGH)) << 32)
            | Integer.toUnsignedLong(page.getInt(LSN_LOW));
    return Long.compareUnsigned(lsn, since) >= 0
        || Short.toUnsignedInt(page.getShort(CHECKSUM)) == of(page, (int) number);
  }

  private static int of(ByteBuffer page, int number) {
    int[] sums = OFFSETS.clone();
    for (int at = 0; at < PAGE; at += 4) {
      // The checksum itself counts as zero; the two bytes beside it are flags.
      int value = at == CHECKSUM ? withoutChecksum(page) : page.getInt(at);
      sums[(at / 4) % SUMS] = mixed(sums[(at / 4) % SUMS], value);
    }
    int result = 0;
    for (int sum : sums) {
      result ^= mixed(mixed(sum, 0), 0);
    }
    return Integer.remainderUnsigned(result ^ number, 65_535) + 1;
  }

  private static int withoutChecksum(ByteBuffer page) {
    int flags = Short.toUnsignedInt(page.getShort(CHECKSUM + 2));
    return ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? flags << 16 : flags;
  }

  private static int mixed(int sum, int value) {
    int both = sum ^ value;
    return both * PRIME ^ (both >>> 17);
  }
}
