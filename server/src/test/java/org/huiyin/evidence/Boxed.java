package org.huiyin.evidence;

/// Films and pictures in boxes (ISO/IEC 14496-12), with a word planted wherever programs and
/// telephones put something of their own.
public final class Boxed {

  public static final String SHOWN = "what is shown ".repeat(20);

  private Boxed() {}

  public static byte[] box(String type, byte[]... parts) {
    Bytes content = new Bytes();
    for (byte[] part : parts) {
      content.bytes(part);
    }
    byte[] made = content.made();
    return new Bytes().u32(made.length + 8).text(type).bytes(made).made();
  }

  private static byte[] text(String text) {
    return new Bytes().text(text).made();
  }

  static String film(String brand) {
    return new Bytes().bytes(film(brand, "")).asText();
  }

  private static byte[] type(String brand) {
    return box("ftyp", new Bytes().text(brand).u32(0).text(brand).text("mp42").made());
  }

  /// Its samples stand in the file after a place that a camera wrote, and before another.
  public static byte[] film(String brand, String planted) {
    byte[] type = type(brand);
    byte[] place = text("place " + planted);
    byte[] shown = text(SHOWN);
    int data = type.length + 8;
    byte[] media = box("mdat", place, shown, text("between " + planted), place);
    int again = data + place.length + shown.length + ("between " + planted).length();
    byte[] movie =
        box(
            "moov",
            box(
                "mvhd",
                new Bytes()
                    .u32(0)
                    .u32(3_800_000_000L)
                    .u32(3_800_000_001L)
                    .u32(1000)
                    .u32(1)
                    .zeros(80)
                    .made()),
            track("vide", data + place.length, shown.length, planted),
            track("meta", again, place.length, planted),
            box("udta", box("\u00a9xyz", text("+30.2-120.1/" + planted))),
            box("meta", new Bytes().u32(0).made(), box("ilst", text(planted))),
            box("uuid", text("0123456789abcdef" + planted)));
    return new Bytes()
        .bytes(type)
        .bytes(media)
        .bytes(movie)
        .bytes(box("free", text(planted)))
        .bytes(box("uuid", text("fedcba9876543210<x:xmpmeta>" + planted)))
        .made();
  }

  private static byte[] track(String handler, int at, int length, String planted) {
    byte[] samples =
        box(
            "stbl",
            box("stsd", new Bytes().u32(0).u32(0).made()),
            box("stts", new Bytes().u32(0).u32(1).u32(2).u32(10).made()),
            box("stsc", new Bytes().u32(0).u32(1).u32(1).u32(2).u32(1).made()),
            box("stsz", new Bytes().u32(0).u32(0).u32(2).u32(4).u32(length - 4).made()),
            box("stco", new Bytes().u32(0).u32(1).u32(at).made()));
    return box(
        "trak",
        box(
            "tkhd",
            new Bytes().u32(0).u32(3_800_000_000L).u32(3_800_000_001L).u32(1).zeros(68).made()),
        box("udta", box("name", text(planted))),
        box(
            "mdia",
            box(
                "mdhd",
                new Bytes()
                    .u32(0)
                    .u32(3_800_000_000L)
                    .u32(3_800_000_001L)
                    .u32(1000)
                    .u32(1)
                    .u32(0)
                    .made()),
            box(
                "hdlr",
                new Bytes().u32(0).u32(0).text(handler).zeros(12).text(planted).u8(0).made()),
            box(
                "minf",
                box(
                    "dinf",
                    box(
                        "dref",
                        new Bytes().u32(0).u32(1).made(),
                        box("url ", new Bytes().u32(1).made()))),
                samples)));
  }

  /// As many chunks as telephones write, each of one sample.
  public static byte[] longFilm(int length) {
    byte[] type = type("isom");
    int chunks = 20_000;
    int each = length / chunks;
    Bytes sizes = new Bytes().u32(0).u32(0).u32(chunks);
    Bytes places = new Bytes().u32(0).u32(chunks);
    for (int i = 0; i < chunks; i++) {
      sizes.u32(each / 2);
      places.u32(type.length + 8 + (long) i * each);
    }
    byte[] movie =
        box(
            "moov",
            box(
                "trak",
                box(
                    "mdia",
                    box("hdlr", new Bytes().u32(0).u32(0).text("vide").zeros(13).made()),
                    box(
                        "minf",
                        box(
                            "stbl",
                            box("stsc", new Bytes().u32(0).u32(1).u32(1).u32(1).u32(1).made()),
                            box("stsz", sizes.made()),
                            box("stco", places.made()))))));
    return new Bytes().bytes(type).bytes(box("mdat", new byte[length])).bytes(movie).made();
  }

  static String heic(String brand) {
    return new Bytes().bytes(heic(brand, "")).asText();
  }

  public static byte[] heic(String brand, String planted) {
    byte[] type = type(brand);
    byte[] exif = text("\0\0\0\6Exif\0\0MM\0*" + planted);
    byte[] shown = text(SHOWN);
    int list = list(planted, 0, exif.length, shown.length).length;
    int data = type.length + list + 8;
    return new Bytes()
        .bytes(type)
        .bytes(list(planted, data, exif.length, shown.length))
        .bytes(box("mdat", exif, shown, text(planted)))
        .made();
  }

  private static byte[] list(String planted, int data, int exif, int shown) {
    return box(
        "meta",
        new Bytes().u32(0).made(),
        box("hdlr", new Bytes().u32(0).u32(0).text("pict").zeros(12).text(planted).u8(0).made()),
        box("pitm", new Bytes().u32(0).u16(1).made()),
        box(
            "iinf",
            new Bytes().u32(0).u16(3).made(),
            item(1, "hvc1", planted + "\0"),
            item(2, "Exif", planted + "\0"),
            item(3, "mime", planted + "\0application/rdf+xml\0")),
        box(
            "iloc",
            new Bytes()
                .u32(1 << 24)
                .u16(0x4400)
                .u16(3)
                .bytes(place(1, 0, data + exif, shown))
                .bytes(place(2, 0, data, exif))
                .bytes(place(3, 1, 0, planted.length()))
                .made()),
        box(
            "iprp",
            box(
                "ipco",
                box("ispe", new Bytes().u32(0).u32(8).u32(8).made()),
                box("udes", text(planted)))),
        box("idat", text(planted)),
        box("xml ", text("\0\0\0\0" + planted)));
  }

  private static byte[] item(int id, String type, String name) {
    return box("infe", new Bytes().u32(2 << 24).u16(id).u16(0).text(type).text(name).made());
  }

  private static byte[] place(int id, int method, int at, int length) {
    return new Bytes().u16(id).u16(method).u16(0).u16(1).u32(at).u32(length).made();
  }
}
