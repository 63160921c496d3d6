package org.huiyin.evidence.strip;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The items of a HEIC file: pictures, tiles, and what cameras say about them (ISO/IEC 14496-12,
/// 8.11). Tells where their bytes lie.
final class Items {

  private static final int MOST = 20_000;

  /// Items that show nothing.
  private static final Set<String> SAYING = Set.of("Exif", "mime", "uri ");

  private final Source in;

  Items(Source in) {
    this.in = in;
  }

  /// @param hidden what shows nothing
  record Places(Ranges shown, Ranges hidden) {}

  private record Item(long id, String type, Ranges.Range name) {}

  /// Names, which are for people.
  List<Ranges.Range> names(Ranges.Range info) throws IOException {
    return items(info).stream().map(Item::name).toList();
  }

  private List<Item> items(Ranges.Range info) throws IOException {
    in.seek(info.from());
    int version = in.u8();
    in.skip(3);
    long count = version == 0 ? in.u16() : in.u32();
    Unreadable.unless(count <= MOST, "too many items");
    List<Item> items = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      long at = in.position();
      long end = at + in.u32();
      Unreadable.unless(end <= info.to() && in.name().equals("infe"), "not an item");
      int kind = in.u8();
      in.skip(3);
      Unreadable.unless(kind == 2 || kind == 3, "an item of another kind");
      long id = kind == 2 ? in.u16() : in.u32();
      in.skip(2);
      String type = in.name();
      Unreadable.unless(in.position() <= end, "an item of no length");
      items.add(new Item(id, type, new Ranges.Range(in.position(), end)));
      in.seek(end);
    }
    return items;
  }

  Places read(Ranges.Range info, Ranges.Range places, Ranges.Range within) throws IOException {
    Set<Long> saying = new HashSet<>();
    items(info).stream()
        .filter(item -> SAYING.contains(item.type()))
        .forEach(item -> saying.add(item.id()));
    Places found = new Places(new Ranges(), new Ranges());
    in.seek(places.from());
    int version = in.u8();
    in.skip(3);
    int sizes = in.u16();
    Widths widths =
        new Widths(sizes >> 12, sizes >> 8 & 0xf, sizes >> 4 & 0xf, version == 0 ? 0 : sizes & 0xf);
    long count = version < 2 ? in.u16() : in.u32();
    Unreadable.unless(count <= MOST, "too many items");
    for (long i = 0; i < count; i++) {
      item(version, widths, saying, within, found);
    }
    Unreadable.unless(in.position() <= places.to(), "places beyond their box");
    return found;
  }

  private record Widths(int offset, int length, int base, int index) {}

  private void item(int version, Widths widths, Set<Long> saying, Ranges.Range within, Places found)
      throws IOException {
    long id = version < 2 ? in.u16() : in.u32();
    int method = version == 0 ? 0 : in.u16() & 0xf;
    in.skip(2);
    long base = number(widths.base());
    int extents = in.u16();
    Unreadable.unless(method <= 1 && extents <= MOST, "an item elsewhere");
    for (int i = 0; i < extents; i++) {
      number(widths.index());
      long from = base + number(widths.offset()) + (method == 1 ? within.from() : 0);
      long to = from + number(widths.length());
      Unreadable.unless(from >= 0 && to >= from && to <= in.size(), "an item beyond the end");
      (saying.contains(id) ? found.hidden() : found.shown()).add(from, to);
    }
  }

  private long number(int width) throws IOException {
    return switch (width) {
      case 0 -> 0;
      case 4 -> in.u32();
      case 8 -> in.u64();
      default -> throw new Unreadable("a number of another width");
    };
  }
}
