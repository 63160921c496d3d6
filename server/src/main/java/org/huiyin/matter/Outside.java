package org.huiyin.matter;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.huiyin.rulebook.DoorDefinition;
import org.huiyin.rulebook.Rulebook;

/// The rulebook's doors outside, in the reader's language.
record Outside(Rulebook rulebook, Locale locale) {

  List<MatterView.OutsideView> of(List<String> doors) {
    return doors.stream()
        .map(id -> Objects.requireNonNull(rulebook.doors().get(id)))
        .map(this::view)
        .toList();
  }

  private MatterView.OutsideView view(DoorDefinition door) {
    return new MatterView.OutsideView(
        new MatterView.Named(door.id(), door.title().in(locale)),
        door.within() == null ? null : door.within().in(locale),
        door.from() == null ? null : door.from().in(locale),
        rulebook.cite(door.source(), locale));
  }
}
