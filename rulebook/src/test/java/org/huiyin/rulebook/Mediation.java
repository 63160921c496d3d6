package org.huiyin.rulebook;

import static org.huiyin.rulebook.Xinfang.OFFICE;
import static org.huiyin.rulebook.Xinfang.UNIT;
import static org.huiyin.rulebook.Xinfang.id;
import static org.huiyin.rulebook.Xinfang.particulars;

import java.time.LocalDate;
import java.util.List;

/// Who takes part in the tests of the People's Mediation Law: two neighbours, and a committee with
/// somebody who registers, a mediator and its chair.
final class Mediation {

  static final Rulebook RULEBOOK = Rulebook.bundled("cn-mediation");

  static final Actor ONE = Actor.complainant();
  static final Actor OTHER = Actor.party("other-party");
  static final Actor REGISTRAR = Actor.officer("registrar", OFFICE, id(61));
  static final Actor MEDIATOR = Actor.officer("mediator", OFFICE, id(62));
  static final Actor CHAIR = Actor.officer("chair", OFFICE, id(63));

  private Mediation() {}

  static Matter appliedOn(String day) {
    return Matter.nothingYetOn(RULEBOOK, day)
        .does(
            "apply",
            ONE,
            particulars().withKind("application").withInstitution(OFFICE).withChannel("web", 1));
  }

  static Matter askedOn(String day) {
    return appliedOn(day).does("ask", REGISTRAR);
  }

  static Matter offeredOn(String day) {
    return Matter.nothingYetOn(RULEBOOK, day)
        .does("offer", MEDIATOR, particulars().withKind("initiative").withInstitution(OFFICE));
  }

  static Matter agreedOn(String day) {
    return askedOn(day).does("agree", OTHER);
  }

  static Matter preparedOn(String day) {
    return agreedOn(day).does("appoint", CHAIR, particulars().withAssignee(UNIT, null));
  }

  static Matter mediatingOn(String day) {
    return preparedOn(day).does("begin", MEDIATOR);
  }

  static Matter draftedOn(String day) {
    return mediatingOn(day).does("draw-up", MEDIATOR);
  }

  static Matter readyOn(String day) {
    return draftedOn(day).does("think-no-longer", ONE).does("think-no-longer", OTHER);
  }

  static Matter signedOn(String day, LocalDate... promises) {
    Particulars with = particulars().withPromises(List.of(promises));
    return readyOn(day)
        .does("sign", ONE, with)
        .does("sign", OTHER, with)
        .does("sign", MEDIATOR, with)
        .does("sign", CHAIR, with);
  }

  static Matter spokenOn(String day) {
    return mediatingOn(day)
        .does("agree-orally", ONE)
        .does("agree-orally", OTHER)
        .does("agree-orally", MEDIATOR);
  }
}
