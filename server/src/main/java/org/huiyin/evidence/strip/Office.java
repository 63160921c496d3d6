package org.huiyin.evidence.strip;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/// Documents and workbooks (ECMA-376): a new archive of the parts that show something. Each part
/// is written anew as [OfficePart] lets it through; pictures are stripped like pictures; what says
/// who made it and when, what leads elsewhere, and what isn't known stays behind.
///
/// Reads no more than a bound from an archive, however much it says is in there.
final class Office implements Stripping {

  private static final String TYPES = "[Content_Types].xml";
  private static final long MOST_UNPACKED = 256L << 20;
  private static final int MOST_PICTURE = 30 << 20;
  private static final Pattern PART =
      Pattern.compile("[A-Za-z0-9_./-]{1,200}|\\[Content_Types]\\.xml");

  /// Folders at the top that show nothing.
  private static final Set<String> TOP =
      Set.of("docprops", "customxml", "_xmlsignatures", "usercustomization", "customui", "custom");

  /// Folders further down that show nothing, or could run.
  private static final Set<String> FOLDERS =
      Set.of(
          "embeddings",
          "fonts",
          "activex",
          "printersettings",
          "persons",
          "threadedcomments",
          "revisions",
          "querytables",
          "externallinks",
          "customproperty",
          "webextensions",
          "ctrlprops");

  /// Parts of which people's names are all that they hold, or that lead elsewhere.
  private static final Set<String> PARTS =
      Set.of(
          "people.xml",
          "commentsids.xml",
          "commentsextended.xml",
          "commentsextensible.xml",
          "connections.xml",
          "calcchain.xml");

  private static final Set<String> OF_WORD =
      Set.of(
          "word/websettings.xml",
          "word/recipientdata.xml",
          "word/vbadata.xml",
          "word/attachedtoolbars.xml",
          "word/customizations.xml");

  private static final Set<String> PICTURES =
      Set.of("jpg", "jpeg", "jpe", "jfif", "png", "gif", "webp");

  private static final Set<String> DRAWINGS =
      Set.of(
          "emf", "wmf", "emz", "wmz", "svg", "tif", "tiff", "bmp", "wdp", "hdp", "ico", "pcz",
          "pict");

  @Override
  public void strip(SeekableByteChannel original, OutputStream copy) throws IOException {
    try (ZipFile archive = ZipFile.builder().setSeekableByteChannel(original).get();
        ZipOutputStream out = new ZipOutputStream(new Unclosed(copy))) {
      new Parts(archive).write(out);
    } catch (RuntimeException malformed) {
      throw new Unreadable("malformed archive", malformed);
    }
  }

  /// Ending an archive doesn't end what it is written to.
  private static final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream to) {
      super(to);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }

  private static final class Parts {
    private final ZipFile archive;
    private final Map<String, ZipArchiveEntry> entries = new HashMap<>();
    private final Map<String, Set<String>> gone = new HashMap<>();
    private long unpacked;

    Parts(ZipFile archive) throws IOException {
      this.archive = archive;
      Set<String> names = new HashSet<>();
      for (ZipArchiveEntry entry : Collections.list(archive.getEntriesInPhysicalOrder())) {
        String name = entry.getName();
        Unreadable.unless(names.add(name.toLowerCase(Locale.ROOT)), "two parts of one name");
        Unreadable.unless(!name.contains("..") && !name.startsWith("/"), "a part elsewhere");
        if (!entry.isDirectory() && PART.matcher(name).matches() && stays(name)) {
          Unreadable.unless(
              archive.canReadEntryData(entry) && !entry.isUnixSymlink(), "a part of another kind");
          entries.put(name, entry);
        }
      }
    }

    private static boolean isLeftOut(String lower) {
      List<String> path = List.of(lower.split("/", -1));
      return OF_WORD.contains(lower)
          || (path.size() > 1 && (TOP.contains(path.getFirst()) || PARTS.contains(path.getLast())))
          || folders(path).anyMatch(FOLDERS::contains);
    }

    private static boolean isDrawing(String lower) {
      boolean shown = folders(List.of(lower.split("/", -1))).anyMatch("media"::equals);
      return shown && DRAWINGS.contains(ending(lower));
    }

    private static String ending(String lower) {
      return lower.substring(lower.lastIndexOf('.') + 1);
    }

    /// Those below the top.
    private static Stream<String> folders(List<String> path) {
      return path.stream().limit(path.size() - 1L).skip(1);
    }

    private static boolean stays(String name) {
      String lower = name.toLowerCase(Locale.ROOT);
      return !isLeftOut(lower)
          && (lower.endsWith(".xml")
              || lower.endsWith(".rels")
              || lower.endsWith(".vml")
              || PICTURES.contains(ending(lower))
              || isDrawing(lower));
    }

    void write(ZipOutputStream out) throws IOException {
      // Relations first: a part has to know which of them are gone.
      for (String name : entries.keySet().stream().sorted().toList()) {
        if (name.endsWith(".rels")) {
          part(name, out);
        }
      }
      for (String name : entries.keySet().stream().sorted().toList()) {
        if (!name.endsWith(".rels")) {
          part(name, out);
        }
      }
    }

    private void part(String name, ZipOutputStream out) throws IOException {
      ZipEntry entry = new ZipEntry(name);
      entry.setTime(315_576_000_000L); // 1980, as archives begin; the day in every zone
      out.putNextEntry(entry);
      String lower = name.toLowerCase(Locale.ROOT);
      try (InputStream in = bounded(name)) {
        if (PICTURES.contains(ending(lower))) {
          picture(in.readNBytes(MOST_PICTURE), out);
        } else if (name.equals(TYPES)) {
          OfficePart.types(in, out, this::isHere);
        } else if (lower.endsWith(".rels")) {
          gone.put(name, OfficePart.relations(in, out, target -> leadsHere(name, target)));
        } else if (!isDrawing(lower)) {
          OfficePart.content(in, out, gone.getOrDefault(relationsOf(name), Set.of()));
        }
      }
      out.closeEntry();
    }

    private static String relationsOf(String part) {
      int name = part.lastIndexOf('/') + 1;
      return part.substring(0, name) + "_rels/" + part.substring(name) + ".rels";
    }

    private boolean isHere(String part) {
      return entries.containsKey(part.startsWith("/") ? part.substring(1) : part);
    }

    /// Whether a relation's target is a part that stays.
    private boolean leadsHere(String relations, String target) {
      if (target.startsWith("/")) {
        return isHere(target);
      }
      String folder = relations.substring(0, relations.lastIndexOf("_rels/"));
      URI to = URI.create("zip:/" + folder).resolve(target).normalize();
      return to.getPath() != null && isHere(to.getPath());
    }

    /// A picture that can't be read as what it is called isn't shown.
    private static void picture(byte[] bytes, OutputStream out) throws IOException {
      ByteArrayOutputStream stripped = new ByteArrayOutputStream();
      for (Stripping format : List.of(new Jpeg(), new Png(), new Gif(), new Webp())) {
        try {
          stripped.reset();
          format.strip(new SeekableInMemoryByteChannel(bytes), stripped);
          stripped.writeTo(out);
          return;
        } catch (Unreadable another) {
          // The next.
        }
      }
    }

    private InputStream bounded(String name) throws IOException {
      ZipArchiveEntry entry = entries.get(name);
      return new FilterInputStream(archive.getInputStream(entry)) {
        @Override
        public int read() throws IOException {
          int read = super.read();
          count(read < 0 ? 0 : 1);
          return read;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
          int read = super.read(target, offset, length);
          count(Math.max(0, read));
          return read;
        }
      };
    }

    private void count(int read) throws IOException {
      unpacked += read;
      Unreadable.unless(unpacked <= MOST_UNPACKED, "unpacks to too much");
    }
  }
}
