package org.huiyin.matter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.huiyin.authority.Directory;
import org.huiyin.rulebook.Elapsed;
import org.huiyin.rulebook.Rulebook;

/// What those who file, act and read have in common.
record Parts(
    MatterStore store,
    Rulebooks rulebooks,
    Directory directory,
    Sealing sealing,
    Journal journal,
    LegalTime legalTime,
    Recipients recipients,
    Duties duties,
    Wall wall,
    Substitutes substitutes) {

  Entries entries(MatterRecord before) {
    return new Entries(
        before, rulebookOf(before.identity()), rulebooks.calendar().version(), recipients, journal);
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

  /// What time alone has made due in a matter by now.
  List<Elapsed> elapsed(MatterRecord matter, Instant now) {
    return rulebookOf(matter.identity())
        .elapsed(matter.state(), now, rulebooks.calendar(), wall.above(Wall.Subject.of(matter)));
  }

  MatterRecord.Change change(MatterRecord.Identity matter, Entries entries) {
    return entries.change(
        duties, rulebookOf(matter).nextOn(entries.state(), rulebooks.calendar()).orElse(null));
  }
}
