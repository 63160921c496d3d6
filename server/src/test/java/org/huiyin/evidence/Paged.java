package org.huiyin.evidence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Sound in pages (RFC 3533), with a word planted in its comment. Sums are worked out bit by bit,
/// as the RFC says.
public final class Paged {

  public static final String SHOWN = "what is heard ".repeat(30);

  private Paged() {}

  static String opus(String planted) {
    return new Bytes().bytes(opusBytes(planted)).asText();
  }

  public static byte[] opusBytes(String planted) {
    String comment = "OpusTags\0\0\0\0\1\0\0\0" + "x".repeat(100_000) + planted;
    List<byte[]> pages = new ArrayList<>();
    pages.add(page(2, pages.size(), "OpusHead\1\1\0\0\u0080\u00bb\0\0\0\0\0"));
    pages.addAll(pages(pages.size(), comment));
    pages.add(page(0, pages.size(), SHOWN));
    pages.add(page(4, pages.size(), SHOWN));
    return joined(pages);
  }

  /// Full pages, as many as it takes.
  public static byte[] longOpus(int length) {
    List<byte[]> pages = new ArrayList<>();
    pages.add(page(2, 0, "OpusHead\1\1\0\0\u0080\u00bb\0\0\0\0\0"));
    pages.addAll(pages(1, "OpusTags\0\0\0\0\0\0\0\0"));
    byte[] full = page(0, 2, Collections.nCopies(255, 250), "s".repeat(255 * 250));
    pages.addAll(Collections.nCopies(length / full.length, full));
    return joined(pages);
  }

  public static byte[] vorbisBytes(String planted) {
    List<byte[]> pages = new ArrayList<>();
    pages.add(page(2, pages.size(), "\1vorbis" + "\0".repeat(23)));
    String comment = "\3vorbis" + "y".repeat(70_000) + planted;
    pages.addAll(pages(pages.size(), comment, "\5vorbis" + "t".repeat(3_000)));
    pages.add(page(4, pages.size(), SHOWN));
    return joined(pages);
  }

  private static byte[] joined(List<byte[]> pages) {
    Bytes all = new Bytes();
    pages.forEach(all::bytes);
    return all.made();
  }

  /// Packets one after the other, on as many pages as they need.
  private static List<byte[]> pages(int first, String... packets) {
    List<Integer> lengths = new ArrayList<>();
    StringBuilder body = new StringBuilder();
    for (String packet : packets) {
      body.append(packet);
      for (int left = packet.length(); left >= 0; left -= 255) {
        lengths.add(Math.min(left, 255));
      }
    }
    List<byte[]> pages = new ArrayList<>();
    int at = 0;
    for (int from = 0; from < lengths.size(); from += 255) {
      List<Integer> some = lengths.subList(from, Math.min(from + 255, lengths.size()));
      int length = some.stream().mapToInt(Integer::intValue).sum();
      pages.add(
          page(from == 0 ? 0 : 1, first + pages.size(), some, body.substring(at, at + length)));
      at += length;
    }
    return pages;
  }

  private static byte[] page(int flags, int number, String packet) {
    List<Integer> lengths = new ArrayList<>();
    for (int left = packet.length(); left >= 0; left -= 255) {
      lengths.add(Math.min(left, 255));
    }
    return page(flags, number, lengths, packet);
  }

  private static byte[] page(int flags, int number, List<Integer> lengths, String body) {
    Bytes page = new Bytes().text("OggS").u8(0).u8(flags).zeros(8).u32Little(77);
    page.u32Little(number).u32(0).u8(lengths.size());
    lengths.forEach(page::u8);
    byte[] made = page.text(body).made();
    int sum = sum(made);
    for (int i = 0; i < 4; i++) {
      made[22 + i] = (byte) (sum >> (8 * i));
    }
    return made;
  }

  /// Of a page whose own sum is zero.
  public static int sum(byte[] page) {
    int sum = 0;
    for (byte b : page) {
      sum ^= b << 24;
      for (int bit = 0; bit < 8; bit++) {
        sum = (sum & 0x80000000) != 0 ? sum << 1 ^ 0x04c11db7 : sum << 1;
      }
    }
    return sum;
  }
}
