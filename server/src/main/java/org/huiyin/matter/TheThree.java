package org.huiyin.matter;

import java.util.Set;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Power;
import org.huiyin.matter.LawfulOrder.Person;
import org.huiyin.matter.LawfulOrders.Why;
import org.huiyin.rulebook.Rulebook;
import org.jspecify.annotations.Nullable;

/// Whoever asks by a lawful order, and the two who agree to it: of other units, and none directs
/// another of the three.
record TheThree(Parts parts) {

  /// At the institution that has the matter, by somebody who works on it there.
  boolean mayAsk(MatterRecord matter, OfficerPrincipal by) {
    Rulebook rulebook = parts.rulebookOf(matter.identity());
    Set<String> deciding = Succession.deciding(rulebook);
    return Power.ASK_BY_ORDER.isHeldBy(by.roles())
        && parts.wall().worksOn(Wall.Subject.of(matter), by)
        && matter.state().seats().entrySet().stream()
            .anyMatch(
                seat ->
                    seat.getValue().equals(by.institution()) && deciding.contains(seat.getKey()));
  }

  static boolean mayAgree(OfficerPrincipal by) {
    return Power.AGREE_TO_ORDER.isHeldBy(by.roles());
  }

  /// What keeps somebody from being one of the two; null if nothing does.
  @Nullable Why against(OfficerPrincipal by, @Nullable LawfulOrder order) {
    if (order == null) {
      return Why.NONE;
    }
    if (!mayAgree(by)) {
      return Why.NOT_YOURS;
    }
    if (order.isReady()) {
      return Why.NONE;
    }
    Person first = order.first();
    boolean apart = isApart(order.asked(), by) && (first == null || isApart(first, by));
    return apart ? null : Why.SAME_UNIT;
  }

  /// Somebody else, of another institution or of another unit of the same one, and neither directs
  /// the other.
  private boolean isApart(Person one, OfficerPrincipal other) {
    boolean elsewhere =
        !one.institution().equals(other.institution())
            || (one.unit() != null && other.unit() != null && !one.unit().equals(other.unit()));
    return elsewhere
        && !one.officer().equals(other.officer())
        && !parts.directory().directs(one.officer(), other.officer())
        && !parts.directory().directs(other.officer(), one.officer());
  }

  static Person person(OfficerPrincipal by) {
    return new Person(by.officer(), by.institution(), by.unit());
  }
}
