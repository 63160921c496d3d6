package org.huiyin.matter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.huiyin.access.Principal;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Calendars;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Gazetteer;
import org.huiyin.ledger.CanonicalJson;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.Actor;
import org.huiyin.rulebook.Rulebook;
import org.jspecify.annotations.Nullable;

/// What those who file, act and read have in common.
record Parts(
    MatterStore store,
    MatterKeyStore keys,
    Rulebooks rulebooks,
    Calendars calendars,
    Directory directory,
    Gazetteer gazetteer,
    Sealing sealing,
    Journal journal,
    LegalTime legalTime,
    Recipients recipients,
    Duties duties,
    Wall wall,
    Substitutes substitutes,
    Succession succession) {

  /// What somebody can do in a matter now, as far as the gate of each act tells.
  List<ActDefinition> open(Rulebook rulebook, Wall.Subject matter, Actor actor, Instant now) {
    return rulebook.open(matter.state(), actor, now, wall.above(matter)).stream()
        .filter(act -> act.changes().recuses() || !EndedBefore.is(matter.state()))
        .filter(act -> !oversteps(rulebook, matter, act, actor))
        .toList();
  }

  boolean oversteps(Rulebook rulebook, Wall.Subject matter, ActDefinition act, Actor actor) {
    return actor.institution().isPresent()
        && succession.oversteps(rulebook, matter, act, actor.institution().get());
  }

  /// Whether whoever asks is the complainant, and hasn't said who they are.
  boolean isUnnamed(MatterRecord matter, Principal by) {
    return by instanceof Principal.Complainant
        && ComparedIdentity.of(this, matter).filter(ComparedIdentity::isNamed).isEmpty();
  }

  /// A matter that the wall doesn't hide from this officer; never says why there is none.
  Optional<MatterRecord> seen(OfficerPrincipal by, MatterNumber number) {
    return store.find(bound(by), number).filter(matter -> !wall.hides(Wall.Subject.of(matter), by));
  }

  /// The same where they work on it, and not only look on.
  Optional<MatterRecord> workedOn(OfficerPrincipal by, MatterNumber number) {
    return seen(by, number).filter(matter -> wall.worksOn(Wall.Subject.of(matter), by));
  }

  /// As whom the database is asked.
  Bound bound(Principal principal) {
    return principal instanceof OfficerPrincipal officer
        ? new Bound(officer.binding(), substitutes.dayFor(officer).orElse(null))
        : Bound.to(principal);
  }

  /// @param calendar by which everything in these entries is counted
  Entries entries(MatterRecord before, Calendars.Edition calendar) {
    return new Entries(
        before, rulebookOf(before.identity()), calendar, recipients, journal, directory);
  }

  /// The same, with what time has made due by now, and what holidays that were decreed since
  /// the matter was last counted do to its clocks.
  Entries entriesAt(MatterRecord before, Calendars.Edition calendar, Instant now) {
    Entries entries = entries(before, calendar);
    Rulebook rulebook = rulebookOf(before.identity());
    entries.addElapsed(
        rulebook.elapsed(
            before.state(), now, calendar.calendar(), wall.above(Wall.Subject.of(before))));
    if (before.position().calendar() < calendar.number()) {
      entries.addElapsed(
          rulebook.recounted(entries.state(), now, calendar.calendar()).stream().toList());
    }
    return entries;
  }

  Rulebook rulebookOf(MatterRecord.Identity matter) {
    return rulebooks.of(matter.rulebook());
  }

  /// The present instant for a matter.
  ///
  /// @throws LegalTime.ClockSetBack if the clock was set back to a day before the matter's last
  ///     act
  Instant nowFor(MatterRecord matter) {
    Instant now = legalTime.now();
    LocalDate last = matter.position().lastOn();
    if (Taking.dayOf(rulebookOf(matter.identity()), now).isBefore(last)) {
      throw new LegalTime.ClockSetBack(
          now, last.atStartOfDay(rulebookOf(matter.identity()).zone()).toInstant());
    }
    return now;
  }

  /// Who brings a matter, sealed under its own key; null where nobody says who they are.
  @Nullable Bytes party(Filing filing, MatterRecord.Identity matter) {
    return filing.anonymous()
        ? null
        : Bytes.of(
            sealing.seal(
                matter.key(),
                matter.authority(),
                matter.id(),
                "party/1",
                CanonicalJson.encode(filing.identity())));
  }

  /// By what a complainant's key is known again.
  Bytes keyMac(ComplainantKey key, MatterNumber number) {
    return Bytes.of(sealing.mac("complainant-key", key.boundTo(number)));
  }

  MatterRecord.Change change(MatterRecord.Identity matter, Entries entries) {
    return entries.change(duties, nextOn(matter, entries));
  }

  @Nullable LocalDate nextOn(MatterRecord.Identity matter, Entries entries) {
    return rulebookOf(matter).nextOn(entries.state(), entries.calendar().calendar()).orElse(null);
  }
}
