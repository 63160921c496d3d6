package org.huiyin.soak;

import java.time.LocalDate;
import tools.jackson.databind.JsonNode;

/// What has to be true whenever a complainant looks: somebody owes something by a day, or the
/// matter has ended; and each door that the rulebook names is there, and no other.
final class Watching {

  private final Region region;
  private final Rules rules;
  private final Found found;

  Watching(Region region, Rules rules, Found found) {
    this.region = region;
    this.rules = rules;
    this.found = found;
  }

  void look(Tale tale, JsonNode view, LocalDate today) {
    String legal = view.required("legal").stringValue();
    boolean ended = legal.equals("final") || legal.equals("withdrawn");
    JsonNode turn = view.required("turn");
    found.holds(ended || !turn.isNull(), "R1", tale, today, "nobody owes anything in " + legal);
    if (!turn.isNull()) {
      String by = turn.required("by").stringValue();
      boolean counted =
          view.required("clocks")
              .valueStream()
              .filter(clock -> clock.required("ended").isNull())
              .anyMatch(clock -> clock.required("due").stringValue().equals(by));
      found.holds(counted, "R1", tale, today, "no clock runs until " + by);
    }
    doors(tale, view, today);
  }

  /// Whether the institution that decided last has another above it in the installation: the one
  /// above the highest is a name, and what it does isn't here.
  private boolean isBelowAnother(JsonNode view) {
    return view.required("decisions")
        .valueStream()
        .map(each -> each.required("institution").asString(""))
        .reduce((first, last) -> last)
        .flatMap(region::named)
        .map(office -> office.above() != null)
        .orElse(true);
  }

  private void doors(Tale tale, JsonNode view, LocalDate today) {
    for (Rules.Door door : rules.doors()) {
      boolean offered =
          view.required("can")
              .valueStream()
              .anyMatch(can -> can.at("/act/id").stringValue().equals(door.act()));
      boolean due = door.isOpen(view, today) && isBelowAnother(view);
      String what = door.act() + (offered ? " is offered" : " isn't offered");
      found.holds(offered == due, "R5", tale, today, what);
    }
    boolean same =
        view.required("meanwhile")
            .valueStream()
            .map(each -> each.at("/door/id").stringValue())
            .toList()
            .equals(rules.meanwhile(tale.kind));
    found.holds(same, "R5", tale, today, "the ways outside aren't those of the rulebook");
  }
}
