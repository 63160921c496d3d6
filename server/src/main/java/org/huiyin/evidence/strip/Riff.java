package org.huiyin.evidence.strip;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What WebP (RFC 9649) and WAV have in common: a list of named chunks, of which those that show
/// or play it are copied.
final class Riff {

  private static final int HEAD = 8;
  private static final int MOST_CHUNKS = 10_000;

  private final String form;
  private final Set<String> kept;
  private final Rewriting rewriting;

  Riff(String form, Set<String> kept, Rewriting rewriting) {
    this.form = form;
    this.kept = kept;
    this.rewriting = rewriting;
  }

  /// A chunk that stays.
  ///
  /// @param at where its content begins
  /// @param length of the content
  record Chunk(String name, long at, long length) {

    long whole() {
      return HEAD + length + (length & 1);
    }
  }

  /// Writes the content of a chunk; its length stays.
  interface Rewriting {
    void write(Source in, Chunk chunk, OutputStream copy) throws IOException;
  }

  void strip(SeekableByteChannel original, OutputStream copy) throws IOException {
    Source in = new Source(original);
    Unreadable.unless(in.name().equals("RIFF"), "not a RIFF");
    long declared = in.u32Little();
    Unreadable.unless(in.name().equals(form), "another form");
    // Recorders that were stopped leave a length of nothing, or of all that there can be.
    long end = declared == 0 ? in.size() : Math.min(in.size(), HEAD + declared);
    List<Chunk> chunks = chunks(in, end);
    copy.write("RIFF".getBytes(ISO_8859_1));
    Numbers.u32Little(copy, 4 + chunks.stream().mapToLong(Chunk::whole).sum());
    copy.write(form.getBytes(ISO_8859_1));
    for (Chunk chunk : chunks) {
      copy.write(chunk.name().getBytes(ISO_8859_1));
      Numbers.u32Little(copy, chunk.length());
      in.seek(chunk.at());
      rewriting.write(in, chunk, copy);
      if ((chunk.length() & 1) != 0) {
        copy.write(0);
      }
    }
  }

  private List<Chunk> chunks(Source in, long end) throws IOException {
    List<Chunk> chunks = new ArrayList<>();
    while (end - in.position() >= HEAD) {
      String name = in.name();
      long length = Math.min(in.u32Little(), end - in.position());
      if (kept.contains(name)) {
        chunks.add(new Chunk(name, in.position(), length));
        Unreadable.unless(chunks.size() <= MOST_CHUNKS, "too many chunks");
      }
      in.seek(Math.min(end, in.position() + length + (length & 1)));
    }
    return chunks;
  }
}
