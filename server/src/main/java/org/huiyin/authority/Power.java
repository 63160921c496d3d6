package org.huiyin.authority;

import java.util.Locale;
import java.util.Set;

/// What the holders of a role may do at their institution: the one place that says so. The acts of
/// each role come on top, and stand in the rulebook; which matters are open to somebody at all is
/// decided by the wall (R2), which no power lifts. `docs/access.md` is drawn from it.
public enum Power {
  /// Sees what is owed, opens matters and does the acts that the rulebook gives to the role.
  WORK,
  /// Takes in what came by letter, phone or visit.
  REGISTER,
  /// Sees the matters of all units of the institution, and not only those of their own.
  ALL_UNITS,
  /// Sees the matters of the institutions below.
  LOOK_BELOW,
  /// Learns who brought a matter that is theirs to do something in, with a reason.
  DISCLOSE,
  /// Asks for what a court, the police or an archive may have by law.
  ASK_BY_ORDER,
  /// Agrees to that, as one of two.
  AGREE_TO_ORDER,
  /// Agrees that another takes a list of more than 200 rows along.
  AGREE_TO_EXPORT,
  /// Reads how content complainants were, ten at a time or more and never of which matter.
  READ_RATINGS,
  /// Sets leave cover for others of the institution.
  COVER_OTHERS,
  /// Reads who did what when in the matters of the institution and of those below; no word of them.
  AUDIT,
  /// Sees how the installation is; nothing of any matter.
  OPERATE,
  /// Keeps institutions, officers, places, topics, rulebooks and holidays. Opens no matter.
  ADMINISTER;

  private Set<Role> holders() {
    return switch (this) {
      case WORK ->
          Set.of(
              Role.REGISTRAR,
              Role.HANDLER,
              Role.LEAD,
              Role.MEDIATOR,
              Role.SUPERVISOR,
              Role.REVIEWER);
      case REGISTER -> Set.of(Role.REGISTRAR);
      case ALL_UNITS -> Set.of(Role.REGISTRAR, Role.LEAD, Role.SUPERVISOR);
      case LOOK_BELOW -> Set.of(Role.SUPERVISOR);
      case DISCLOSE -> Set.of(Role.HANDLER, Role.LEAD, Role.MEDIATOR);
      case ASK_BY_ORDER -> Set.of(Role.LEAD);
      case AGREE_TO_ORDER -> Set.of(Role.LEAD, Role.SUPERVISOR);
      case AGREE_TO_EXPORT -> Set.of(Role.LEAD);
      case READ_RATINGS -> Set.of(Role.LEAD, Role.SUPERVISOR);
      case COVER_OTHERS -> Set.of(Role.LEAD);
      case AUDIT -> Set.of(Role.AUDITOR);
      case OPERATE -> Set.of(Role.OPERATOR);
      case ADMINISTER -> Set.of(Role.ADMINISTRATOR);
    };
  }

  /// Whether somebody with these roles holds it.
  public boolean isHeldBy(Set<Role> roles) {
    return roles.stream().anyMatch(holders()::contains);
  }

  /// The word used in `docs/access.md`, such as `look-below`.
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
