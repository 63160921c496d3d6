package org.huiyin.matter;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Cover;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Officer;
import org.huiyin.rulebook.Rulebook;

/// For whom an officer stands in today, by the legal day of the absent officer's institution.
final class Substitutes {

  private final Directory directory;
  private final Rulebooks rulebooks;
  private final LegalTime legalTime;

  Substitutes(Directory directory, Rulebooks rulebooks, LegalTime legalTime) {
    this.directory = directory;
    this.rulebooks = rulebooks;
    this.legalTime = legalTime;
  }

  List<Officer> absentFor(UUID substitute) {
    return directory.coversBy(substitute).stream()
        .flatMap(cover -> directory.officer(cover.officer()).filter(o -> isOn(cover, o)).stream())
        .toList();
  }

  /// Whoever stands in for an officer today.
  Optional<Officer> standingInFor(UUID absent) {
    return directory
        .officer(absent)
        .flatMap(
            officer ->
                directory.coversOf(absent).stream()
                    .filter(cover -> isOn(cover, officer))
                    .flatMap(cover -> directory.officer(cover.substitute()).stream())
                    .filter(Officer::active)
                    .findFirst());
  }

  /// The day by which an officer's covers count; empty for somebody who has none.
  Optional<LocalDate> dayFor(OfficerPrincipal substitute) {
    return directory.coversBy(substitute.officer()).isEmpty()
        ? Optional.empty()
        : dayAt(substitute.institution());
  }

  private boolean isOn(Cover cover, Officer absent) {
    return dayAt(absent.institution()).filter(cover::isOn).isPresent();
  }

  private Optional<LocalDate> dayAt(UUID id) {
    return directory
        .institution(id)
        .flatMap(institution -> rulebooks.inForce(institution.id()))
        .map((Rulebook rulebook) -> Taking.dayOf(rulebook, legalTime.now()));
  }
}
