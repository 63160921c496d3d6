package org.huiyin.importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Institution;
import org.huiyin.matter.LoadOutcome;
import org.huiyin.matter.PastMatter;

/// Who takes what in: each matter the registrar of the institution that it goes to, or else
/// another of those who are named, since a matter that accuses goes to the institution above.
/// Immutable.
final class Registrars {

  private final List<OfficerPrincipal> officers;
  private final Map<String, OfficerPrincipal> byInstitution = new HashMap<>();

  Registrars(List<OfficerPrincipal> officers, Directory directory) {
    this.officers = List.copyOf(officers);
    officers
        .reversed()
        .forEach(
            officer ->
                directory
                    .institution(officer.institution())
                    .map(Institution::code)
                    .ifPresent(code -> byInstitution.put(code, officer)));
  }

  OfficerPrincipal first() {
    return officers.getFirst();
  }

  private OfficerPrincipal of(PastMatter matter) {
    return byInstitution.getOrDefault(matter.filing().institution(), first());
  }

  /// @param door what becomes of the matters that one of them takes in
  List<LoadOutcome> apply(
      List<PastMatter> batch,
      BiFunction<OfficerPrincipal, List<PastMatter>, List<LoadOutcome>> door) {
    Map<Integer, LoadOutcome> outcomes = new TreeMap<>();
    for (OfficerPrincipal officer : officers) {
      load(officer, places(batch, i -> of(batch.get(i)).equals(officer)), batch, door, outcomes);
    }
    for (OfficerPrincipal officer : officers) {
      List<Integer> elsewhere =
          places(batch, i -> isElsewhere(outcomes.get(i)) && !of(batch.get(i)).equals(officer));
      load(officer, elsewhere, batch, door, outcomes);
    }
    return List.copyOf(outcomes.values());
  }

  private static void load(
      OfficerPrincipal officer,
      List<Integer> places,
      List<PastMatter> batch,
      BiFunction<OfficerPrincipal, List<PastMatter>, List<LoadOutcome>> door,
      Map<Integer, LoadOutcome> outcomes) {
    if (places.isEmpty()) {
      return;
    }
    List<LoadOutcome> loaded = door.apply(officer, places.stream().map(batch::get).toList());
    for (int i = 0; i < loaded.size(); i++) {
      outcomes.put(places.get(i), loaded.get(i));
    }
  }

  private static List<Integer> places(
      List<PastMatter> batch, java.util.function.IntPredicate which) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      if (which.test(i)) {
        places.add(i);
      }
    }
    return places;
  }

  private static boolean isElsewhere(@org.jspecify.annotations.Nullable LoadOutcome outcome) {
    return outcome instanceof LoadOutcome.Refused(var errors)
        && errors.stream().anyMatch(error -> error.reason().equals("elsewhere"));
  }
}
