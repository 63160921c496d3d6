package org.huiyin.matter;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.huiyin.access.Credentials;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Power;
import org.huiyin.ledger.CanonicalJson;
import org.huiyin.rulebook.ClockDefinition;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.RunningClock;
import org.jspecify.annotations.Nullable;

/// *Disclose*: an officer learns who brought a matter, field by field (R4).
///
/// Guarantees: the reason, the fields, the officer's words and who they are stand in the journal,
/// in the transaction that reads the identity, before anything of it is given out, and the
/// complainant is told; only those fields are given that were asked for; only an officer of
/// [Power#DISCLOSE] who may see the matter, at an institution that owes something in it now and
/// doesn't look again at what another has decided; at most [#mostADay] times a day, each try
/// counted. Who asks has to have proven lately who they are: see
/// [org.huiyin.access.GraveAct#DISCLOSURE]. Nothing of it is kept here.
///
/// Doesn't guarantee that the reason is a true one, nor what the officer does with what they have
/// read. Thread-safe.
public final class Disclosures {

  /// What an installation can allow at most, by a constraint of the database.
  public static final int MOST_A_DAY = 40;

  private static final int TRIES = 20;
  private static final int WORDS = 500;

  /// What is known of somebody, each to be asked for by itself.
  public enum Field {
    NAME,
    PHONE,
    EMAIL,
    ADDRESS,
    CONTACT,
    ID_NUMBER;

    public String id() {
      return Disclosures.id(this);
    }

    public static Optional<Field> of(@Nullable String id) {
      return Arrays.stream(values()).filter(field -> field.id().equals(id)).findFirst();
    }
  }

  /// Why it is needed.
  public enum Reason {
    ANSWER_IN_WRITING,
    CALL_FOR_FACTS,
    VISIT_AGREED,
    PARTY_OF_AGREEMENT,
    LEGAL_REQUIREMENT;

    public String id() {
      return Disclosures.id(this);
    }

    public static Optional<Reason> of(@Nullable String id) {
      return Arrays.stream(values()).filter(reason -> reason.id().equals(id)).findFirst();
    }
  }

  /// What is asked for, and why.
  ///
  /// @param words what for, in the officer's own words; the complainant reads them
  public record Request(
      MatterNumber number, Set<Field> fields, @Nullable Reason reason, String words) {
    public Request {
      fields = Set.copyOf(fields);
    }
  }

  /// What became of it.
  public sealed interface Outcome {
    /// Shown once.
    ///
    /// @param values what was given of what was asked for; a field that isn't in it wasn't given
    /// @param reach how they want to be reached, as they said when they brought it, or empty
    /// @param sayWho whether whoever picks up the telephone may be told who calls
    record Shown(Map<Field, String> values, String reach, boolean sayWho) implements Outcome {
      public Shown {
        values = Collections.unmodifiableMap(new EnumMap<>(values));
      }

      @Override
      public String toString() {
        return "Shown[" + values.keySet() + "]";
      }
    }

    /// There is no such matter for this officer; never says why.
    record NotFound() implements Outcome {}

    /// They may see the matter, and have nothing to do in it for which it would be needed.
    record NotYours() implements Outcome {}

    /// Nobody said who they are, or it was erased.
    record Anonymous() implements Outcome {}

    /// This officer has asked often enough today.
    record Enough() implements Outcome {}

    /// The account is new, or somebody has just given its officer a way in.
    record HeldBack(Instant until) implements Outcome {}

    record Incomplete(List<FieldError> errors) implements Outcome {}
  }

  private final Parts parts;
  private final Noting noting;
  private final DisclosureStore store;
  private final Asked asked;
  private final Credentials credentials;
  private final InstantSource securityTime;
  private final int mostADay;

  /// @param mostADay between 1 and [#MOST_A_DAY]
  Disclosures(
      Parts parts,
      DisclosureStore store,
      Asked asked,
      Credentials credentials,
      InstantSource securityTime,
      int mostADay) {
    if (mostADay < 1 || mostADay > MOST_A_DAY) {
      throw new IllegalArgumentException(
          "huiyin.disclosure.most-a-day: " + mostADay + ", not between 1 and " + MOST_A_DAY);
    }
    this.parts = parts;
    this.noting = new Noting(parts);
    this.store = store;
    this.asked = asked;
    this.credentials = credentials;
    this.securityTime = securityTime;
    this.mostADay = mostADay;
  }

  /// How often an officer may ask on one day of security time, in UTC.
  public int mostADay() {
    return mostADay;
  }

  /// Whether this officer could be told now who brought a matter. Reads nothing that was written,
  /// and so is no opening.
  public boolean isOffered(OfficerPrincipal by, MatterNumber number) {
    return parts.seen(by, number).filter(matter -> isOffered(by, matter)).isPresent();
  }

  /// The same of a matter that the wall doesn't hide.
  boolean isOffered(OfficerPrincipal by, MatterRecord matter) {
    return !matter.identity().anonymous() && hasItToDo(matter, by);
  }

  /// What would have to be mended before it can be asked for; tells and counts nothing.
  public List<FieldError> mistakes(Request request) {
    List<FieldError> errors = new TextRules().required("words", request.words(), WORDS).errors();
    if (request.reason() == null) {
      errors.add(FieldError.of("reason", "required"));
    }
    if (request.fields().isEmpty()) {
      errors.add(FieldError.of("fields", "required"));
    }
    return errors;
  }

  /// Tells what was asked for, once it is in the journal.
  public Outcome disclose(OfficerPrincipal by, Request request) {
    List<FieldError> mistakes = mistakes(request);
    if (!mistakes.isEmpty()) {
      return new Outcome.Incomplete(mistakes);
    }
    Optional<Instant> heldBack = credentials.heldBackUntil(by.officer());
    if (heldBack.isPresent()) {
      return new Outcome.HeldBack(heldBack.get());
    }
    LocalDate today = LocalDate.ofInstant(securityTime.instant(), ZoneOffset.UTC);
    if (!asked.countOf(by, Asked.What.DISCLOSURE, today, mostADay)) {
      return new Outcome.Enough();
    }
    try {
      return Anew.upTo(TRIES, () -> told(by, request));
    } catch (Hidden since) {
      return new Outcome.NotFound();
    }
  }

  private Outcome told(OfficerPrincipal by, Request request) {
    MatterRecord matter = parts.seen(by, request.number()).orElse(null);
    if (matter == null) {
      return new Outcome.NotFound();
    }
    if (!hasItToDo(matter, by)) {
      return new Outcome.NotYours();
    }
    if (matter.identity().anonymous()) {
      return new Outcome.Anonymous();
    }
    Bytes identity =
        store.disclosed(parts.bound(by), matter, entry(by, matter, request)).orElse(null);
    return identity == null ? new Outcome.Anonymous() : shown(matter, identity, request.fields());
  }

  /// Whether the officer's institution owes something in the matter now, at a seat where they
  /// work; not where it only looks again at what another institution decided, or helps another.
  private boolean hasItToDo(MatterRecord matter, OfficerPrincipal by) {
    Rulebook rulebook = parts.rulebookOf(matter.identity());
    Set<String> deciding = Succession.deciding(rulebook);
    return Power.DISCLOSE.isHeldBy(by.roles())
        && parts.wall().worksOn(Wall.Subject.of(matter), by)
        && matter.state().clocks().stream()
            .filter(RunningClock::isRunning)
            .map(clock -> Objects.requireNonNull(rulebook.clocks().get(clock.clock())))
            .filter(clock -> !clock.window())
            .map(ClockDefinition::of)
            .filter(post -> !post.above() && !post.seat().isEmpty())
            .filter(post -> deciding.contains(post.seat()))
            .anyMatch(
                post ->
                    rulebook
                        .institutionAt(matter.state(), post.seat())
                        .filter(by.institution()::equals)
                        .isPresent());
  }

  private MatterRecord.Sealed entry(OfficerPrincipal by, MatterRecord matter, Request request) {
    return noting.entry(
        matter,
        Noting.DISCLOSE,
        byPower(by),
        parts.nowFor(matter),
        Noting.Fineness.INSTANT,
        Map.of(
            "disclosed",
                request.fields().stream().sorted().map(Field::id).collect(Collectors.joining(" ")),
            "disclosed-because", Objects.requireNonNull(request.reason()).id(),
            "words", request.words()),
        Noting.toComplainant(Noting.DISCLOSE));
  }

  /// The role for which they may.
  private static Facts.By byPower(OfficerPrincipal by) {
    Facts.By first = Noting.by(by);
    return by.roles().stream()
        .sorted()
        .filter(role -> Power.DISCLOSE.isHeldBy(Set.of(role)))
        .findFirst()
        .map(role -> new Facts.By(role.id(), by.institution(), by.officer()))
        .orElse(first);
  }

  private Outcome.Shown shown(MatterRecord matter, Bytes identity, Set<Field> asked) {
    Map<String, String> known = opened(parts, matter, identity);
    Map<Field, String> values = new EnumMap<>(Field.class);
    for (Field field : asked) {
      String value = known.get(field.id());
      if (value != null) {
        values.put(field, value);
      }
    }
    return new Outcome.Shown(
        values, known.getOrDefault("reach", ""), known.getOrDefault("say-who", "no").equals("yes"));
  }

  static Map<String, String> opened(Parts parts, MatterRecord matter, Bytes identity) {
    MatterRecord.Identity m = matter.identity();
    UUID id = m.id();
    byte[] plain = parts.sealing().open(m.key(), m.authority(), id, "party/1", identity.array());
    Map<String, String> known = new HashMap<>();
    CanonicalJson.decode(plain).forEach((name, value) -> known.put(name, String.valueOf(value)));
    return known;
  }

  private static String id(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
