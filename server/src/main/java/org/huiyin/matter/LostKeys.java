package org.huiyin.matter;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.access.Credentials;
import org.huiyin.access.Principal.Complainant;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.rulebook.Post;
import org.jspecify.annotations.Nullable;

/// Gives back the key of a matter to whoever has lost it, by two officers.
///
/// Guarantees: nobody is shown who brought the matter; an officer types what the person shows, and
/// is told whether it is that, three times wrong at most. Two have to, of different units, neither
/// of whom directs the other, and both of whom work on the matter: so never one whom the wall keeps
/// out. Then whoever has the old key has [KeyRecovery#OBJECTING], by security time, to stop
/// it, and can until the new key is changed. Each of the two prints one half of the new key; it
/// opens nothing but a key of one's own. All of it is in the journal, with who and when. Who
/// asks has to have proven lately who they are: see [org.huiyin.access.GraveAct#KEY].
///
/// Does not guarantee that what was shown was genuine, nor that two officers don't agree on
/// letting somebody else in: `docs/rights.md` says what stands against it. Not for anonymous
/// matters, which have a spare key, nor where the key is a helper's. Thread-safe.
public final class LostKeys {

  private static final int TRIES = 20;
  private static final int LINE = 200;
  private static final int A_MONTH = 5;
  private static final Duration MONTH = Duration.ofDays(30);

  /// What an officer has looked at; not to be kept but by its kind.
  public enum Document {
    ID_CARD,
    HOUSEHOLD_REGISTER,
    PASSPORT,
    OTHER_WITH_PHOTO;

    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Document> of(@Nullable String id) {
      return Arrays.stream(values()).filter(document -> document.id().equals(id)).findFirst();
    }
  }

  /// What somebody shows at a counter.
  ///
  /// @param number of the matter, as typed
  public record Shown(
      String number, @Nullable Document document, String name, String idNumber, String phone) {
    @Override
    public String toString() {
      return "Shown[" + document + "]";
    }
  }

  /// Why it can't be done.
  public enum Reason {
    /// Nobody said who they are.
    ANONYMOUS,
    HELPERS_KEY,
    /// A name alone was given: that is many people's.
    TOO_LITTLE,
    /// The second has to be of another unit, and neither may direct the other.
    SAME_UNIT,
    /// Both have checked already.
    RUNNING,
    /// Too many were begun lately, or the last one failed.
    LATER,
    /// The officer's account is new, or somebody has just given them a way in.
    NEW_ACCOUNT,
    /// Nothing is being recovered, or it is over.
    NONE,
    /// The time for objecting isn't over.
    TOO_EARLY,
    /// The two who have checked print it.
    OTHERS;

    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// What became of a check.
  public sealed interface Checked {
    /// It is the person; now an officer of another unit has to check as well.
    record First() implements Checked {}

    /// Both have checked.
    ///
    /// @param from when the new key can be printed, unless it is stopped
    record Announced(ZonedDateTime from) implements Checked {}

    record NoMatch(int left) implements Checked {}

    record Refused(Reason why) implements Checked {}

    /// This officer has checked often enough today.
    record Enough() implements Checked {}

    record NotFound() implements Checked {}

    record Incomplete(List<FieldError> errors) implements Checked {}
  }

  /// What became of printing.
  public sealed interface Printed {
    /// One half of the key.
    ///
    /// @param digits shown once
    /// @param place `first` or `second` half
    record Half(String digits, String place, String number) implements Printed {
      @Override
      public String toString() {
        return "Half[" + place + "]";
      }
    }

    record Refused(Reason why) implements Printed {}

    record NotFound() implements Printed {}
  }

  /// A recovery as whoever has the old key sees it.
  ///
  /// @param stage `checking`, `announced`, or `printing` once the key may be printed
  /// @param from when the new key can be printed; null while they are checking
  public record Recovery(String stage, @Nullable ZonedDateTime from) {}

  private final Parts parts;
  private final Noting noting;
  private final KeyRecoveryStore store;
  private final Asked asked;
  private final Credentials credentials;
  private final Directory directory;
  private final InstantSource securityTime;
  private final SecureRandom random;

  LostKeys(
      Parts parts,
      KeyRecoveryStore store,
      Asked asked,
      Credentials credentials,
      InstantSource securityTime,
      SecureRandom random) {
    this.parts = parts;
    this.noting = new Noting(parts);
    this.store = store;
    this.asked = asked;
    this.credentials = credentials;
    this.directory = parts.directory();
    this.securityTime = securityTime;
    this.random = random;
  }

  /// What would have to be mended before it can be checked; checks nothing and counts nothing.
  public List<FieldError> mistakes(Shown shown) {
    TextRules rules =
        new TextRules()
            .required("number", shown.number(), MatterNumber.LONGEST)
            .required("name", shown.name(), LINE)
            .optional("idNumber", shown.idNumber(), LINE)
            .optional("phone", shown.phone(), LINE);
    List<FieldError> errors = rules.errors();
    if (!shown.number().isBlank() && MatterNumber.parse(shown.number()).isEmpty()) {
      errors.add(FieldError.of("number", "malformed"));
    }
    if (shown.idNumber().isBlank() && shown.phone().isBlank()) {
      errors.add(FieldError.of("idNumber", "required"));
    }
    if (shown.document() == null) {
      errors.add(FieldError.of("document", "required"));
    }
    return errors;
  }

  /// Checks whether what a person shows is what was given when the matter was brought.
  public Checked check(OfficerPrincipal by, Shown shown) {
    List<FieldError> mistakes = mistakes(shown);
    if (!mistakes.isEmpty()) {
      return new Checked.Incomplete(mistakes);
    }
    if (credentials.heldBackUntil(by.officer()).isPresent()) {
      return new Checked.Refused(Reason.NEW_ACCOUNT);
    }
    LocalDate today = LocalDate.ofInstant(securityTime.instant(), ZoneOffset.UTC);
    if (!asked.countOf(by, Asked.What.KEY_CHECK, today)) {
      return new Checked.Enough();
    }
    return Anew.upTo(TRIES, () -> checked(by, shown));
  }

  private Checked checked(OfficerPrincipal by, Shown shown) {
    MatterRecord matter = workedOn(by, shown.number()).orElse(null);
    if (matter == null) {
      return new Checked.NotFound();
    }
    Instant now = securityTime.instant();
    Optional<KeyRecovery> last = store.last(parts.bound(by), matter.authority(), matter.id());
    Optional<KeyRecovery> running = last.filter(recovery -> !recovery.isOver(now));
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    ComparedIdentity identity = ComparedIdentity.ofOwner(parts, matter, today).orElse(null);
    Reason against = against(by, matter, identity, last, running, now);
    if (identity == null || against != null) {
      return new Checked.Refused(against == null ? Reason.ANONYMOUS : against);
    }
    boolean matches = identity.isShownBy(ComparedIdentity.of(given(shown)));
    int next = last.map(KeyRecovery::number).orElse(0) + 1;
    KeyRecovery after =
        running
            .map(recovery -> after(recovery, by, matches, now))
            .orElseGet(() -> KeyRecovery.begun(next, by, matches, now));
    KeyRecoveryStore.Written written =
        new KeyRecoveryStore.Written(
            parts.bound(by), matter, entry(by, matter, shown, matches, !after.isChecking()));
    last.filter(recovery -> recovery.ended() == null && recovery.isOver(now))
        .ifPresent(
            over -> written.recovery(over.ended(KeyRecovery.Ended.EXPIRED)).withoutPrintedKey());
    store.write(written.recovery(after));
    return answer(matter, after, matches);
  }

  private static KeyRecovery after(
      KeyRecovery running, OfficerPrincipal by, boolean matches, Instant now) {
    if (!matches) {
      return running.failedOnceMore(now);
    }
    return running.firstMatched() ? running.announced(by, now) : running.matchedFirst(by, now);
  }

  private Checked answer(MatterRecord matter, KeyRecovery after, boolean matches) {
    if (!matches) {
      return new Checked.NoMatch(KeyRecovery.WRONG_ONES - after.failed());
    }
    return after.isChecking()
        ? new Checked.First()
        : new Checked.Announced(local(matter, after.handingOverFrom()));
  }

  private @Nullable Reason against(
      OfficerPrincipal by,
      MatterRecord matter,
      @Nullable ComparedIdentity identity,
      Optional<KeyRecovery> last,
      Optional<KeyRecovery> running,
      Instant now) {
    if (matter.identity().anonymous() || identity == null) {
      return Reason.ANONYMOUS;
    }
    if (matter.position().keyOfHelper()) {
      return Reason.HELPERS_KEY;
    }
    if (!identity.canBeChecked()) {
      return Reason.TOO_LITTLE;
    }
    if (running.isPresent()) {
      KeyRecovery recovery = running.get();
      if (!recovery.isChecking()) {
        return Reason.RUNNING;
      }
      return recovery.firstMatched() && !mayBeSecond(by, recovery) ? Reason.SAME_UNIT : null;
    }
    boolean failedLately =
        last.filter(recovery -> recovery.ended() == KeyRecovery.Ended.FAILED)
            .filter(recovery -> now.isBefore(recovery.triedAt().plus(KeyRecovery.CHECKING)))
            .isPresent();
    boolean often =
        store.begunSince(parts.bound(by), matter.authority(), matter.id(), now.minus(MONTH))
            >= A_MONTH;
    return failedLately || often ? Reason.LATER : null;
  }

  /// Of another institution, or of another unit of the same one; where the first was of no unit,
  /// nobody there is of another. By where the first worked then and works now.
  private boolean mayBeSecond(OfficerPrincipal by, KeyRecovery recovery) {
    UUID first = recovery.firstOfficer();
    UUID unitNow = directory.officer(first).map(officer -> officer.unit()).orElse(null);
    boolean elsewhere =
        !by.institution().equals(recovery.firstInstitution())
            || (differ(by.unit(), recovery.firstUnit()) && differ(by.unit(), unitNow));
    return !by.officer().equals(first)
        && elsewhere
        && !directory.directs(first, by.officer())
        && !directory.directs(by.officer(), first);
  }

  private static boolean differ(@Nullable UUID unit, @Nullable UUID other) {
    return unit != null && other != null && !unit.equals(other);
  }

  private MatterRecord.Sealed entry(
      OfficerPrincipal by, MatterRecord matter, Shown shown, boolean matches, boolean announced) {
    Map<String, String> texts =
        Map.of(
            "shown", shown.document() == null ? "" : shown.document().id(),
            "matched", matches ? "yes" : "no");
    String act = announced ? Noting.KEY_ANNOUNCED : Noting.KEY_CHECKED;
    return noting.entry(
        matter,
        act,
        Noting.by(by),
        parts.nowFor(matter),
        Noting.Fineness.INSTANT,
        texts,
        Noting.toComplainant(act));
  }

  private static Map<String, String> given(Shown shown) {
    Map<String, String> given = new HashMap<>();
    given.put("name", shown.name());
    given.put("id-number", shown.idNumber());
    given.put("phone", shown.phone());
    return given;
  }

  /// Prints one of the two halves of the new key, of which this officer's is one. Printed again,
  /// it is another, and the one before opens nothing.
  public Printed print(OfficerPrincipal by, String number) {
    return Anew.upTo(TRIES, () -> printed(by, number));
  }

  private Printed printed(OfficerPrincipal by, String number) {
    MatterRecord matter = workedOn(by, number).orElse(null);
    if (matter == null) {
      return new Printed.NotFound();
    }
    Instant now = securityTime.instant();
    KeyRecovery recovery =
        store
            .last(parts.bound(by), matter.authority(), matter.id())
            .filter(last -> !last.isOver(now) && !last.isChecking())
            .orElse(null);
    if (recovery == null) {
      return new Printed.Refused(Reason.NONE);
    }
    boolean first = by.officer().equals(recovery.firstOfficer());
    if (!first && !by.officer().equals(recovery.secondOfficer())) {
      return new Printed.Refused(Reason.OTHERS);
    }
    if (now.isBefore(recovery.handingOverFrom())) {
      return new Printed.Refused(Reason.TOO_EARLY);
    }
    KeyHalf.Place place = first ? KeyHalf.Place.FIRST : KeyHalf.Place.SECOND;
    KeyHalf half = KeyHalf.random(place, random);
    String written = matter.identity().number();
    Bytes mac = Bytes.of(half.mac(parts.sealing(), new MatterNumber(matter.authority(), written)));
    MatterRecord.Sealed entry =
        noting.entry(
            matter,
            Noting.KEY_PRINTED,
            Noting.by(by),
            parts.nowFor(matter),
            Noting.Fineness.INSTANT,
            Map.of(),
            Noting.toComplainant(Noting.KEY_PRINTED));
    store.write(
        new KeyRecoveryStore.Written(parts.bound(by), matter, entry)
            .recovery(recovery.printed(place))
            .half(place, mac));
    return new Printed.Half(half.grouped(), place.name().toLowerCase(Locale.ROOT), written);
  }

  /// What is going on, for whoever has the old key; empty if nothing is.
  public Optional<Recovery> of(Complainant reader) {
    Instant now = securityTime.instant();
    return parts
        .store()
        .find(parts.bound(reader), reader.authority(), reader.matter())
        .flatMap(
            matter ->
                store
                    .last(parts.bound(reader), reader.authority(), reader.matter())
                    .filter(recovery -> recovery.canBeStopped(now))
                    .map(recovery -> seen(matter, recovery, now)));
  }

  private Recovery seen(MatterRecord matter, KeyRecovery recovery, Instant now) {
    if (recovery.isChecking()) {
      return new Recovery("checking", null);
    }
    Instant from = recovery.handingOverFrom();
    return new Recovery(now.isBefore(from) ? "announced" : "printing", local(matter, from));
  }

  /// Stops it, and voids what was printed; false if nothing is going on any more.
  public boolean stop(Complainant by) {
    return Anew.upTo(TRIES, () -> stopped(by));
  }

  private boolean stopped(Complainant by) {
    MatterRecord matter =
        parts.store().find(parts.bound(by), by.authority(), by.matter()).orElseThrow();
    Instant now = securityTime.instant();
    KeyRecovery recovery =
        store
            .last(parts.bound(by), by.authority(), by.matter())
            .filter(last -> last.canBeStopped(now))
            .orElse(null);
    if (recovery == null) {
      return false;
    }
    MatterRecord.Sealed entry =
        noting.entry(
            matter,
            Noting.KEY_STOPPED,
            new Facts.By(Post.COMPLAINANT, null, null),
            parts.nowFor(matter),
            Noting.Fineness.INSTANT,
            Map.of(),
            List.of());
    store.write(
        new KeyRecoveryStore.Written(parts.bound(by), matter, entry)
            .recovery(recovery.ended(KeyRecovery.Ended.STOPPED))
            .withoutPrintedKey());
    return true;
  }

  private Optional<MatterRecord> workedOn(OfficerPrincipal by, String number) {
    return MatterNumber.parse(number).flatMap(found -> parts.workedOn(by, found));
  }

  private ZonedDateTime local(MatterRecord matter, Instant at) {
    return at.atZone(parts.rulebookOf(matter.identity()).zone());
  }
}
