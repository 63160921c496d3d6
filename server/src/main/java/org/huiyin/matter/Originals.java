package org.huiyin.matter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.access.Credentials;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.jspecify.annotations.Nullable;

/// Opens files as they were sent, for officers. A file may say more than it shows: where a picture
/// was taken, whose telephone took it. So officers read a copy that says nothing else, and what was
/// sent stays sealed until one of them says what they need it for.
///
/// Guarantees that an officer gets an original only of a matter on which they work, for a reason of
/// a closed list and in words of their own; that the journal holds both, and who and when, before
/// a byte is given out, and the complainant is told; that a file that doesn't exist, one behind the
/// wall and one that is kept from them until a review is decided get one answer. Who asks has to
/// have proven lately who they are: see [org.huiyin.access.GraveAct]. Thread-safe.
public final class Originals {

  private static final int WORDS = 500;
  private static final int TRIES = 50;

  /// What it is needed for.
  public enum Reason {
    /// The copy doesn't open, or lacks something.
    COPY_LACKS,
    /// When or where it was made is itself a fact of the matter.
    WHEN_AND_WHERE,
    /// It is disputed whether it is genuine.
    GENUINE;

    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Reason> of(@Nullable String id) {
      return Arrays.stream(values()).filter(reason -> reason.id().equals(id)).findFirst();
    }
  }

  /// Why an officer asks.
  ///
  /// @param words what they need it for; the complainant reads it
  public record Need(@Nullable Reason reason, String words) {
    @Override
    public String toString() {
      return "Need[" + reason + "]";
    }
  }

  /// What becomes of it.
  public sealed interface Answer {
    /// It is open.
    ///
    /// @param original its content is closed by whoever gets it
    record Opened(EvidenceFile original) implements Answer {}

    record NotFound() implements Answer {}

    /// The account is new, or somebody has just given its officer a way in.
    record HeldBack(Instant until) implements Answer {}

    record Incomplete(List<FieldError> errors) implements Answer {}
  }

  private final Parts parts;
  private final Noting noting;
  private final EvidenceReading reading;
  private final Credentials credentials;

  Originals(Parts parts, EvidenceReading reading, Credentials credentials) {
    this.parts = parts;
    this.noting = new Noting(parts);
    this.reading = reading;
    this.credentials = credentials;
  }

  /// What would have to be mended before it can be opened; opens nothing.
  public List<FieldError> mistakes(Need need) {
    TextRules rules = new TextRules().required("words", need.words(), WORDS);
    List<FieldError> errors = new ArrayList<>(rules.errors());
    if (need.reason() == null) {
      errors.add(FieldError.of("reason", "required"));
    }
    return errors;
  }

  /// The name of a file whose original this officer could ask for; tells no more than the matter's
  /// own page, and isn't journaled.
  public Optional<String> name(OfficerPrincipal by, MatterNumber number, UUID file) {
    return parts
        .workedOn(by, number)
        .flatMap(
            matter ->
                reading
                    .readable(by, matter, file)
                    .map(found -> reading.name(matter.identity(), found)));
  }

  /// Opens one.
  public Answer open(OfficerPrincipal by, MatterNumber number, UUID file, Need need) {
    List<FieldError> mistakes = mistakes(need);
    if (!mistakes.isEmpty()) {
      return new Answer.Incomplete(mistakes);
    }
    Optional<Instant> heldBack = credentials.heldBackUntil(by.officer());
    if (heldBack.isPresent()) {
      return new Answer.HeldBack(heldBack.get());
    }
    try {
      return Anew.upTo(TRIES, () -> opened(by, number, file, need))
          .<Answer>map(Answer.Opened::new)
          .orElseGet(Answer.NotFound::new);
    } catch (Hidden since) {
      return new Answer.NotFound();
    }
  }

  private Optional<EvidenceFile> opened(
      OfficerPrincipal by, MatterNumber number, UUID file, Need need) {
    MatterRecord matter = parts.workedOn(by, number).orElse(null);
    if (matter == null) {
      return Optional.empty();
    }
    EvidenceReading.Found found = reading.readable(by, matter, file).orElse(null);
    if (found == null) {
      return Optional.empty();
    }
    parts.store().appendReading(parts.bound(by), matter, entry(by, matter, found, need));
    return reading.sent(parts.bound(by), matter.identity(), found);
  }

  private MatterRecord.Sealed entry(
      OfficerPrincipal by, MatterRecord matter, EvidenceReading.Found found, Need need) {
    return noting.entry(
        matter,
        Noting.ORIGINAL_OPENED,
        Noting.by(by),
        parts.nowFor(matter),
        found.file().id(),
        Map.of(
            "file", reading.name(matter.identity(), found),
            "needed-for", need.reason() == null ? "" : need.reason().id(),
            "words", need.words()),
        Noting.toComplainant(Noting.ORIGINAL_OPENED));
  }
}
