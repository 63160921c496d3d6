package org.huiyin.matter;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huiyin.access.Principal.Complainant;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Role;
import org.jspecify.annotations.Nullable;

/// Holds: something outside needs what stands in a matter, so nothing of it is erased before a day
/// that is named.
///
/// Guarantees that it takes two, of whom the second isn't directed by the first; that the ground is
/// one of a closed list, and the last day at most two years ahead; that the complainant is told of
/// both steps, of ground and day, and sees on the matter's page what holds it; that a hold ends by
/// itself. A further one, by two once more, prolongs it. Until the second has agreed, nothing is
/// held. Thread-safe.
public final class LegalHolds {

  /// The longest that one may last.
  public static final int YEARS = 2;

  private static final int TRIES = 20;
  private static final Set<Role> AGREE = Set.of(Role.LEAD, Role.REVIEWER, Role.SUPERVISOR);

  /// What outside needs it.
  public enum Ground {
    /// A court or an arbitration body has the matter before it.
    COURT,
    /// The police, a procuratorate or a supervision body looks into what happened in it.
    INVESTIGATION,
    /// An inspection or audit looks at how it was handled.
    INSPECTION,
    /// The complainant asks for compensation for what was done.
    COMPENSATION;

    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Ground> of(String id) {
      return Arrays.stream(values()).filter(ground -> ground.id().equals(id)).findFirst();
    }
  }

  /// What somebody asks for, as typed.
  public record Asked(String number, String ground, String until) {}

  /// A hold, or one that waits for a second officer.
  public record Hold(Ground ground, LocalDate until, LocalDate askedOn, boolean agreed) {}

  /// What became of it.
  public sealed interface Outcome {
    record Done(Hold hold) implements Outcome {}

    /// This officer mayn't: it takes a lead to ask, and another to agree whom the first doesn't
    /// direct.
    record Refused() implements Outcome {}

    /// There is no such matter for them, or nothing waits to be agreed to.
    record NotFound() implements Outcome {}

    record Incomplete(List<FieldError> errors) implements Outcome {}
  }

  private final Parts parts;
  private final Noting noting;
  private final LegalHoldStore store;

  LegalHolds(Parts parts, LegalHoldStore store) {
    this.parts = parts;
    this.noting = new Noting(parts);
    this.store = store;
  }

  /// A lead asks that a matter be held.
  public Outcome ask(OfficerPrincipal by, Asked asked) {
    return Anew.upTo(TRIES, () -> asked(by, asked));
  }

  private Outcome asked(OfficerPrincipal by, Asked asked) {
    List<FieldError> errors = new ArrayList<>();
    Ground ground = Ground.of(asked.ground()).orElse(null);
    if (ground == null) {
      errors.add(FieldError.of("ground", "required"));
    }
    if (MatterNumber.parse(asked.number()).isEmpty()) {
      errors.add(FieldError.of("number", "malformed"));
    }
    LocalDate until = day(asked.until()).orElse(null);
    if (until == null) {
      errors.add(FieldError.of("until", "required"));
    }
    if (ground == null || until == null || !errors.isEmpty()) {
      return new Outcome.Incomplete(errors);
    }
    MatterRecord matter = seen(by, asked.number()).orElse(null);
    if (matter == null) {
      return new Outcome.NotFound();
    }
    LocalDate today = today(matter);
    if (!until.isAfter(today) || until.isAfter(today.plusYears(YEARS))) {
      return new Outcome.Incomplete(List.of(FieldError.of("until", "out-of-range")));
    }
    if (!by.roles().contains(Role.LEAD)) {
      return new Outcome.Refused();
    }
    Hold hold = new Hold(ground, until, today, false);
    store.ask(parts.bound(by), matter, entry(by, matter, hold, Noting.HOLD_ASKED), hold, by);
    return new Outcome.Done(hold);
  }

  /// What waits in a matter for a second officer to agree to.
  public Optional<Hold> waiting(OfficerPrincipal by, String number) {
    return seen(by, number)
        .flatMap(matter -> store.waiting(parts.bound(by), matter))
        .map(LegalHoldStore.Row::hold);
  }

  /// A second officer agrees to what was asked last; from now on it is held.
  public Outcome agree(OfficerPrincipal by, String number) {
    return Anew.upTo(TRIES, () -> agreed(by, number));
  }

  private Outcome agreed(OfficerPrincipal by, String number) {
    MatterRecord matter = seen(by, number).orElse(null);
    LegalHoldStore.Row row =
        matter == null ? null : store.waiting(parts.bound(by), matter).orElse(null);
    if (matter == null || row == null || !row.hold().until().isAfter(today(matter))) {
      return new Outcome.NotFound();
    }
    boolean another =
        !by.officer().equals(row.askedBy())
            && !parts.directory().directs(row.askedBy(), by.officer());
    if (!another || Collections.disjoint(by.roles(), AGREE)) {
      return new Outcome.Refused();
    }
    Hold hold = row.hold();
    MatterRecord.Sealed entry = entry(by, matter, hold, Noting.HOLD_AGREED);
    store.agree(parts.bound(by), matter, entry, row.number(), by);
    return new Outcome.Done(new Hold(hold.ground(), hold.until(), hold.askedOn(), true));
  }

  /// What holds a complainant's matter today; empty if nothing does.
  public Optional<Hold> of(Complainant reader) {
    return parts
        .store()
        .find(Bound.to(reader), reader.authority(), reader.matter())
        .flatMap(matter -> store.holding(Bound.to(reader), matter, today(matter)));
  }

  private MatterRecord.Sealed entry(
      OfficerPrincipal by, MatterRecord matter, Hold hold, String act) {
    Instant now = parts.nowFor(matter);
    return noting.entry(
        matter,
        act,
        Noting.by(by),
        now,
        Noting.Fineness.INSTANT,
        Map.of("held-for", hold.ground().id(), "held-until", hold.until().toString()),
        Noting.toComplainant(act));
  }

  private Optional<MatterRecord> seen(OfficerPrincipal by, String number) {
    return MatterNumber.parse(number).flatMap(found -> parts.seen(by, found));
  }

  private LocalDate today(MatterRecord matter) {
    return Taking.dayOf(parts.rulebookOf(matter.identity()), parts.legalTime().now());
  }

  private static Optional<LocalDate> day(@Nullable String typed) {
    try {
      return Optional.ofNullable(typed).map(LocalDate::parse);
    } catch (DateTimeParseException malformed) {
      return Optional.empty();
    }
  }
}
