package org.huiyin.matter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.huiyin.access.Principal.Complainant;
import org.huiyin.authority.Institution;
import org.huiyin.rulebook.KindDefinition;
import org.huiyin.rulebook.Rulebook;

/// Where somebody can turn who is put under pressure because of a matter: the body that is
/// competent for accusations, as the institutions that have the matter name it, and the doors that
/// its rulebook names for them. None of it is done here, and nothing is written down. Thread-safe.
public final class Protection {

  /// Where to turn.
  ///
  /// @param bodies as institutions name them; each once
  /// @param doors of the rulebook
  public record Ways(List<String> bodies, List<MatterView.OutsideView> doors) {
    public Ways {
      bodies = List.copyOf(bodies);
      doors = List.copyOf(doors);
    }
  }

  private final Parts parts;

  Protection(Parts parts) {
    this.parts = parts;
  }

  public Ways of(Complainant by, Locale locale) {
    MatterRecord matter =
        parts.store().find(Bound.to(by), by.authority(), by.matter()).orElseThrow();
    Rulebook rulebook = parts.rulebookOf(matter.identity());
    List<String> doors = new ArrayList<>();
    rulebook.kinds().values().stream()
        .filter(kind -> kind.intake() == null)
        .map(KindDefinition::doors)
        .forEach(doors::addAll);
    return new Ways(
        matter.state().seats().values().stream()
            .flatMap(seat -> parts.directory().institution(seat).stream())
            .map(Institution::competentForAccusations)
            .flatMap(body -> Optional.ofNullable(body).stream())
            .distinct()
            .sorted()
            .toList(),
        new Outside(rulebook, locale).of(doors.stream().distinct().toList()));
  }
}
