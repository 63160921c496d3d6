package org.huiyin.evidence.strip;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Films, recordings and pictures in boxes (ISO/IEC 14496-12 and 23008-12: MP4, M4A, 3GP, HEIC).
/// Boxes point at each other by place, so nothing is moved: what isn't known to be needed becomes
/// free space of the same length, all zeros. So do the samples of tracks that are neither picture,
/// sound nor words, such as the places where a film was taken, and whatever lies between samples.
public final class Boxes implements Stripping {

  private static final String FREE = "free";
  private static final String MOVIE = "moov";
  private static final String DATA = "mdat";
  private static final String META = "meta";
  private static final int MOST_DEPTH = 12;
  private static final int MOST_BOXES = 100_000;
  private static final int MOST_DATA = 256;

  /// Of each box that has others in it, those that stay.
  private static final Map<String, Set<String>> IN =
      Map.ofEntries(
          Map.entry("", Set.of("ftyp", "styp", MOVIE, "moof", "mfra", "sidx", DATA, META)),
          Map.entry(MOVIE, Set.of("mvhd", "trak", "mvex", "iods")),
          Map.entry("trak", Set.of("tkhd", "tref", "edts", "mdia")),
          Map.entry("mdia", Set.of("mdhd", "hdlr", "minf", "elng")),
          Map.entry("minf", Set.of("vmhd", "smhd", "sthd", "nmhd", "gmhd", "dinf", "stbl")),
          Map.entry("dinf", Set.of("dref")),
          Map.entry(
              "stbl",
              Set.of(
                  "stsd", "stts", "ctts", "cslg", "stsc", "stsz", "stco", "co64", "stss", "sdtp",
                  "sbgp", "sgpd", "stsh")),
          Map.entry("mvex", Set.of("mehd", "trex")),
          Map.entry("moof", Set.of("mfhd", "traf")),
          Map.entry("traf", Set.of("tfhd", "tfdt", "trun", "sdtp", "sbgp", "sgpd", "subs")),
          Map.entry(
              META, Set.of("hdlr", "pitm", "iloc", "iinf", "iprp", "iref", "idat", "dinf", "grpl")),
          Map.entry("iprp", Set.of("ipco", "ipma")),
          Map.entry(
              "ipco",
              Set.of(
                  "hvcC", "av1C", "avcC", "ispe", "pixi", "colr", "pasp", "clap", "irot", "imir",
                  "auxC", "lsel", "a1lx", "rloc", "clli", "mdcv", "cclv", "amve")));

  private static final Set<String> SHOWN =
      Set.of("vide", "soun", "text", "sbtl", "subt", "pict", "auxv");

  @Override
  public void strip(SeekableByteChannel original, OutputStream copy) throws IOException {
    new Walk(original).strip(copy);
  }

  /// @param at where it begins
  /// @param content where its content does
  /// @param end exclusive
  private record Box(String type, long at, long content, long end) {

    long length() {
      return end - content;
    }
  }

  /// One file: first looked through, then copied from its beginning to its end.
  private static final class Walk {
    private final SeekableByteChannel file;
    private final Source in;
    private final Ranges blank = new Ranges();
    private final Map<Long, byte[]> instead = new TreeMap<>();
    private final Ranges shown = new Ranges();
    private final List<Box> data = new ArrayList<>();
    private int boxes;
    private int tracks;
    private boolean fragmented;
    private boolean pictures;
    private boolean otherTracks;
    private long end;

    Walk(SeekableByteChannel file) throws IOException {
      this.file = file;
      this.in = new Source(file);
    }

    void strip(OutputStream copy) throws IOException {
      children("", 0, in.size(), 0);
      Unreadable.unless(tracks > 0 || pictures, "nothing to show");
      Unreadable.unless(!fragmented || !otherTracks, "fragments of an unknown track");
      if (!fragmented) {
        blankUnshown();
      }
      write(copy);
    }

    private void children(String parent, long from, long to, int depth) throws IOException {
      Unreadable.unless(depth < MOST_DEPTH, "too deep");
      long at = from;
      while (at < to) {
        // What is left is too short to be a box: old films end a list with four zeros.
        if (to - at < 8) {
          drop(at, to);
          return;
        }
        Box box = box(at, to);
        Unreadable.unless(++boxes <= MOST_BOXES, "too many boxes");
        take(parent, box, depth);
        at = box.end();
        if (parent.isEmpty()) {
          end = at;
        }
      }
    }

    private Box box(long at, long to) throws IOException {
      in.seek(at);
      long length = in.u32();
      String type = in.name();
      if (length == 1) {
        length = in.u64();
      } else if (length == 0) {
        length = to - at;
      }
      Unreadable.unless(
          length >= in.position() - at && length <= to - at, "a box beyond its place");
      return new Box(type, at, in.position(), at + length);
    }

    private void take(String parent, Box box, int depth) throws IOException {
      if (!IN.getOrDefault(parent, Set.of()).contains(box.type())) {
        free(box);
        return;
      }
      switch (box.type()) {
        case DATA -> data.add(box);
        case "trak" -> track(box, depth);
        case "mvhd", "tkhd", "mdhd" -> timeless(box);
        case "hdlr" -> nameless(box);
        case "dref" -> references(box);
        case META -> pictures(box, depth);
        case "moof", "mvex" -> {
          fragmented = true;
          children(box.type(), box.content(), box.end(), depth + 1);
        }
        case MOVIE, "mdia", "minf", "dinf", "stbl", "traf", "iprp", "ipco" ->
            children(box.type(), box.content(), box.end(), depth + 1);
        case "iinf" -> items(box);
        default -> {}
      }
    }

    private void drop(long from, long to) throws IOException {
      blank.add(from, to);
    }

    private void free(Box box) throws IOException {
      instead.put(box.at() + 4, FREE.getBytes(ISO_8859_1));
      drop(box.content(), box.end());
    }

    /// When it was made and changed, in 32 or 64 bits.
    private void timeless(Box box) throws IOException {
      in.seek(box.content());
      int times = in.u8() == 1 ? 16 : 8;
      Unreadable.unless(box.length() >= 4 + times, "a header of no length");
      drop(box.content() + 4, box.content() + 4 + times);
    }

    /// The program that wrote it puts its name there.
    private void nameless(Box box) throws IOException {
      Unreadable.unless(box.length() >= 20, "a handler of no length");
      drop(box.content() + 8 + 4, box.end());
    }

    /// Samples in another file have a path there.
    private void references(Box box) throws IOException {
      in.seek(box.content() + 4);
      long entries = in.u32();
      long at = box.content() + 8;
      for (long i = 0; i < entries; i++) {
        Box entry = box(at, box.end());
        Unreadable.unless(
            entry.length() >= 4 && in.u32() == 1 && entry.length() == 4, "samples elsewhere");
        at = entry.end();
      }
      drop(at, box.end());
    }

    private String handler(Box track) throws IOException {
      Box media = child(track, "mdia");
      Box handler = child(media, "hdlr");
      in.seek(handler.content() + 8);
      return in.name();
    }

    private Box child(Box of, String type) throws IOException {
      long at = of.content();
      while (of.end() - at >= 8) {
        Box box = box(at, of.end());
        if (box.type().equals(type)) {
          return box;
        }
        at = box.end();
      }
      throw new Unreadable("no " + type);
    }

    private void track(Box track, int depth) throws IOException {
      if (!SHOWN.contains(handler(track))) {
        otherTracks = true;
        free(track);
        return;
      }
      tracks++;
      children("trak", track.content(), track.end(), depth + 1);
      Box samples = child(child(child(track, "mdia"), "minf"), "stbl");
      Samples.of(file, place(samples, "stsz"), place(samples, "stsc"), chunks(samples), shown);
    }

    private Samples.Place chunks(Box samples) throws IOException {
      try {
        return place(samples, "stco");
      } catch (Unreadable none) {
        return place(samples, "co64");
      }
    }

    private Samples.Place place(Box in, String type) throws IOException {
      Box box = child(in, type);
      return new Samples.Place(box.content(), box.end(), type.equals("co64"));
    }

    /// A list of pictures and what belongs to them; in a film, what programs say about it.
    private void pictures(Box meta, int depth) throws IOException {
      Unreadable.unless(meta.length() >= 4, "a list of no length");
      long from = meta.content() + 4;
      Box list = new Box(META, meta.at(), from, meta.end());
      in.seek(child(list, "hdlr").content() + 8);
      if (!in.name().equals("pict")) {
        free(meta);
        return;
      }
      Unreadable.unless(!pictures, "two lists of pictures");
      pictures = true;
      children(META, from, meta.end(), depth + 1);
      Items.Places places =
          new Items(in).read(range(list, "iinf"), range(list, "iloc"), rangeOr(list, "idat"));
      for (Ranges.Range range : places.shown().ordered()) {
        shown.add(range.from(), range.to());
      }
      for (Ranges.Range range : places.hidden().ordered()) {
        blank.add(range.from(), range.to());
      }
    }

    private Ranges.Range range(Box list, String type) throws IOException {
      Box box = child(list, type);
      return new Ranges.Range(box.content(), box.end());
    }

    private Ranges.Range rangeOr(Box list, String type) {
      try {
        return range(list, type);
      } catch (IOException none) {
        return new Ranges.Range(0, 0);
      }
    }

    /// Names that programs gave to the parts of a picture.
    private void items(Box list) throws IOException {
      for (Ranges.Range name : new Items(in).names(new Ranges.Range(list.content(), list.end()))) {
        drop(name.from(), name.to());
      }
    }

    private void blankUnshown() throws IOException {
      Unreadable.unless(data.size() <= MOST_DATA, "too scattered");
      List<Ranges.Range> ordered = shown.ordered();
      for (Box box : data) {
        long at = box.content();
        for (Ranges.Range range : ordered) {
          if (range.to() > at && range.from() < box.end()) {
            drop(at, range.from());
            at = Math.max(at, range.to());
          }
        }
        drop(Math.min(at, box.end()), box.end());
      }
    }

    private void write(OutputStream copy) throws IOException {
      in.seek(0);
      List<Ranges.Range> blanks = blank.ordered();
      Blanking out = new Blanking(copy, blanks, instead);
      in.copy(end, out);
      out.flush();
    }
  }
}
