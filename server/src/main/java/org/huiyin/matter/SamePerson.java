package org.huiyin.matter;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.huiyin.access.Credentials;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.jspecify.annotations.Nullable;

/// *Same person, same facts?*: whether two matters that an officer names were brought by one
/// person (R3). The facts they compare themselves, since they read both.
///
/// Guarantees that it answers yes, no or *can't be told*, of one pair, for an officer who may open
/// both and works on one; that it names nobody and lists nothing; that each answer is in both
/// journals before it is given, with the reason and sealed, so that both complainants read it and
/// the database doesn't; and that an officer asks at most [#A_DAY] times a day, of one matter
/// at most three times and of one pair once, whoever asks. A number that doesn't exist, and one
/// behind the wall, get one answer and count alike. Who asks has to have proven lately who they
/// are: see [org.huiyin.access.GraveAct]. Thread-safe.
public final class SamePerson {

  /// How often an officer may ask on one day of security time, in UTC.
  public static final int A_DAY = 5;

  static final int A_MONTH_OF_ONE_MATTER = 6;
  private static final int MONTH = 30;
  private static final int WORDS = 500;
  private static final int TRIES = 20;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{4}-[0-9A-Za-z]{4} ?[0-9A-Za-z]{4}");

  /// Why it is asked.
  public enum Reason {
    BROUGHT_TWICE,
    ANSWERED_BEFORE,
    TO_BE_JOINED;

    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Reason> of(@Nullable String id) {
      return Arrays.stream(values()).filter(reason -> reason.id().equals(id)).findFirst();
    }
  }

  public enum Whether {
    YES,
    NO,
    /// One of them is anonymous, or too little was given.
    UNKNOWN;

    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// One pair, and why.
  ///
  /// @param one the numbers as typed
  /// @param words what makes the officer ask; both complainants read it
  public record Question(String one, String other, @Nullable Reason reason, String words) {
    @Override
    public String toString() {
      return "Question[" + reason + "]";
    }
  }

  /// What is answered.
  public sealed interface Answer {
    record Told(Whether same) implements Answer {}

    /// There is no such pair for this officer; never says which of the two, nor why.
    record NotFound() implements Answer {}

    /// Asked often enough for today, by this officer or of these matters.
    record Enough() implements Answer {}

    /// The account is new, or somebody has just given its officer a way in.
    record HeldBack(Instant until) implements Answer {}

    record Incomplete(List<FieldError> errors) implements Answer {}
  }

  private final Parts parts;
  private final Noting noting;
  private final Asked asked;
  private final Credentials credentials;
  private final InstantSource securityTime;

  SamePerson(Parts parts, Asked asked, Credentials credentials, InstantSource securityTime) {
    this.parts = parts;
    this.noting = new Noting(parts);
    this.asked = asked;
    this.credentials = credentials;
    this.securityTime = securityTime;
  }

  /// What would have to be mended before it can be asked; asks nothing and counts nothing.
  public List<FieldError> mistakes(Question question) {
    TextRules rules =
        new TextRules()
            .required("number", question.one(), MatterNumber.LONGEST)
            .required("other", question.other(), MatterNumber.LONGEST)
            .required("words", question.words(), WORDS);
    List<FieldError> errors = new ArrayList<>(rules.errors());
    if (errors.isEmpty()) {
      Optional<MatterNumber> one = MatterNumber.parse(question.one());
      Optional<MatterNumber> other = MatterNumber.parse(question.other());
      one.ifPresentOrElse(_ -> {}, () -> errors.add(FieldError.of("number", "malformed")));
      other.ifPresentOrElse(_ -> {}, () -> errors.add(FieldError.of("other", "malformed")));
      if (one.isPresent() && one.equals(other)) {
        errors.add(FieldError.of("other", "same-matter"));
      }
      // Each complainant reads the words, and isn't to learn of the other's matter.
      if (NUMBER.matcher(question.words()).find()) {
        errors.add(FieldError.of("words", "names-a-matter"));
      }
    }
    if (question.reason() == null) {
      errors.add(FieldError.of("reason", "required"));
    }
    return errors;
  }

  /// Asks.
  public Answer ask(OfficerPrincipal by, Question question) {
    List<FieldError> mistakes = mistakes(question);
    if (!mistakes.isEmpty()) {
      return new Answer.Incomplete(mistakes);
    }
    Optional<Instant> heldBack = credentials.heldBackUntil(by.officer());
    if (heldBack.isPresent()) {
      return new Answer.HeldBack(heldBack.get());
    }
    if (!asked.countOf(by, Asked.What.SAME_PERSON, today())) {
      return new Answer.Enough();
    }
    return Anew.upTo(TRIES, () -> answer(by, question));
  }

  private Answer answer(OfficerPrincipal by, Question question) {
    Optional<MatterRecord> one = open(by, question.one());
    Optional<MatterRecord> other = open(by, question.other());
    if (one.isEmpty() || other.isEmpty() || !worksOnEither(by, one.get(), other.get())) {
      return new Answer.NotFound();
    }
    List<MatterRecord> pair =
        Stream.of(one.get(), other.get()).sorted(Comparator.comparing(MatterRecord::id)).toList();
    LocalDate today = today();
    Bytes id = pairId(pair, today);
    // After the matters were read: who asks at the same moment has written an entry meanwhile.
    if (asked.ofPair(parts.bound(by), id)
        || pair.stream()
            .anyMatch(
                m ->
                    asked.since(parts.bound(by), m, today.minusDays(MONTH))
                        >= A_MONTH_OF_ONE_MATTER)) {
      return new Answer.Enough();
    }
    Whether same = compared(pair);
    List<MatterRecord.Sealed> entries =
        pair.stream().map(matter -> entry(by, question, matter, same)).toList();
    return asked.answered(parts.bound(by), pair, entries, id, today)
        ? new Answer.Told(same)
        : new Answer.Enough();
  }

  private Optional<MatterRecord> open(OfficerPrincipal by, String number) {
    return MatterNumber.parse(number).flatMap(found -> parts.seen(by, found));
  }

  private boolean worksOnEither(OfficerPrincipal by, MatterRecord one, MatterRecord other) {
    return Stream.of(one, other)
        .anyMatch(matter -> parts.wall().worksOn(Wall.Subject.of(matter), by));
  }

  private Whether compared(List<MatterRecord> pair) {
    Optional<ComparedIdentity> first = ComparedIdentity.of(parts, pair.getFirst());
    Optional<ComparedIdentity> second = ComparedIdentity.of(parts, pair.getLast());
    return first.isPresent() && second.isPresent()
        ? first.get().sameAs(second.get())
        : Whether.UNKNOWN;
  }

  /// Dated by its day alone: two entries of one instant would tell which two it was about.
  private MatterRecord.Sealed entry(
      OfficerPrincipal by, Question question, MatterRecord matter, Whether same) {
    return noting.entry(
        matter,
        Noting.SAME_PERSON,
        Noting.by(by),
        parts.nowFor(matter),
        Noting.Fineness.DAY,
        Map.of(
            "asked-because", question.reason() == null ? "" : question.reason().id(),
            "words", question.words(),
            "whether-same", same.id()),
        List.of());
  }

  private Bytes pairId(List<MatterRecord> pair, LocalDate today) {
    String text = pair.getFirst().id() + "\n" + pair.getLast().id() + "\n" + today;
    return Bytes.of(parts.sealing().mac("asked-of-pair", text.getBytes(StandardCharsets.UTF_8)));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(securityTime.instant(), ZoneOffset.UTC);
  }
}
