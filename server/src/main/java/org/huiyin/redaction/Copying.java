package org.huiyin.redaction;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.evidence.Holding;
import org.huiyin.evidence.Taken;
import org.huiyin.matter.EvidenceFile;
import org.huiyin.matter.MatterNumber;
import org.huiyin.matter.Matters;
import org.huiyin.matter.RedactedCopies;
import org.huiyin.redaction.Painting.Answered;
import org.huiyin.redaction.Painting.Asked;
import org.huiyin.redaction.Painting.Bytes;
import org.huiyin.redaction.Painting.Kind;
import org.springframework.stereotype.Component;

/// Makes copies of files and keeps them with their matter. Each reading of a file is journaled, as
/// everywhere. Thread-safe.
@Component
final class Copying {

  private static final Map<String, Kind> PAINTED =
      Map.of(
          "application/pdf", Kind.PDF,
          "image/jpeg", Kind.PICTURE,
          "image/png", Kind.PICTURE,
          "image/gif", Kind.PICTURE);

  private final Matters matters;
  private final RedactedCopies copies;
  private final Holding holding;
  private final Painter painter;

  Copying(Matters matters, RedactedCopies copies, Holding holding, Painter painter) {
    this.matters = matters;
    this.copies = copies;
    this.holding = holding;
    this.painter = painter;
  }

  /// Which officer in which matter.
  record Where(OfficerPrincipal officer, MatterNumber number) {}

  static boolean isText(String type) {
    return type.equals("text/plain");
  }

  /// What can be painted over; of the others a PDF has to be made first.
  static Optional<Kind> painted(String type) {
    return Optional.ofNullable(PAINTED.get(type));
  }

  /// What became of a file.
  sealed interface Made {
    /// It is kept.
    ///
    /// @param unsure pages on which words may stand that were not looked through
    record Done(List<Integer> unsure) implements Made {}

    /// Nothing was made.
    ///
    /// @param field beside which it is said
    /// @param why the end of the key of the sentence
    /// @param what the passages that it is about
    record Not(String field, String why, List<String> what) implements Made {}

    /// There is no such file for this officer.
    record Absent() implements Made {}
  }

  /// The text of a file; empty if there is none for this officer, or it isn't written in a way
  /// that can be read.
  Optional<String> text(Where where, UUID file) {
    return opened(where, file).map(Copying::decoded);
  }

  private static String decoded(byte[] bytes) {
    for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
      try {
        return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString().replace("\r\n", "\n");
      } catch (CharacterCodingException other) {
        // Then it is the other one, or none.
      }
    }
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private Optional<byte[]> opened(Where where, UUID file) {
    Optional<EvidenceFile> found = matters.evidence(where.officer(), where.number(), file);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream content = found.get().content()) {
      return Optional.of(content.readAllBytes());
    } catch (IOException altered) {
      throw new UncheckedIOException(altered);
    }
  }

  /// A picture of a page with a grid; empty if there is none.
  Optional<byte[]> grid(Where where, UUID file, Kind kind, int page) {
    return opened(where, file)
        .flatMap(
            bytes ->
                painter.paint(
                    new Asked(
                        Kind.GRID, kind == Kind.PDF, page, List.of(), List.of(), new Bytes(bytes))))
        .filter(answered -> answered.how() == Painting.How.DONE)
        .map(answered -> answered.content().array());
  }

  /// Makes a copy of a PDF or a picture.
  Made paint(Where where, UUID file, Kind kind, Wanted wanted, String name, String madeFrom) {
    if (!copies.mayMake(where.officer(), where.number())) {
      return new Made.Absent();
    }
    Optional<byte[]> bytes = opened(where, file);
    if (bytes.isEmpty()) {
      return new Made.Absent();
    }
    Asked asked =
        new Asked(
            kind, kind == Kind.PDF, 0, wanted.lines(), wanted.places(), new Bytes(bytes.get()));
    return painter
        .paint(asked)
        .map(answered -> painted(where, asked, answered, name, madeFrom))
        .orElseGet(() -> new Made.Not("form", "too-much", List.of()));
  }

  private Made painted(Where where, Asked asked, Answered answered, String name, String madeFrom) {
    return switch (answered.how()) {
      case NO_SUCH_PAGE -> new Made.Not("boxes", "no-such-page", List.of());
      case TOO_MANY_PAGES -> new Made.Not("form", "too-many-pages", List.of());
      case TOO_LARGE -> new Made.Not("form", "too-large", List.of());
      case UNREADABLE -> new Made.Not("form", "unreadable", List.of());
      case DONE -> {
        List<String> missed = missed(asked.passages(), answered.times());
        yield missed.isEmpty()
            ? kept(where, name, madeFrom, answered.content().array(), answered.unsure())
            : new Made.Not("passages", "not-found", missed);
      }
    };
  }

  /// The passages that were found nowhere: whoever named them is mistaken, or they are written in
  /// a way that isn't looked through.
  static List<String> missed(List<String> passages, List<Integer> times) {
    return IntStream.range(0, passages.size())
        .filter(i -> times.get(i) == 0)
        .mapToObj(passages::get)
        .toList();
  }

  /// Keeps a copy that is a text.
  Made write(Where where, String name, String madeFrom, String text) {
    return kept(where, name, madeFrom, text.getBytes(StandardCharsets.UTF_8), List.of());
  }

  private Made kept(Where where, String name, String madeFrom, byte[] bytes, List<Integer> unsure) {
    return switch (holding.take(name, new ByteArrayInputStream(bytes))) {
      case Taken.Held(var held) -> {
        if (!copies.add(where.officer(), where.number(), madeFrom, held)) {
          holding.drop(held);
          yield new Made.Absent();
        }
        yield new Made.Done(unsure);
      }
      case Taken.Refused _ -> new Made.Not("form", "not-kept", List.of());
    };
  }
}
