package org.huiyin.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Gazetteer;
import org.huiyin.authority.Institution;
import org.huiyin.matter.EarlierHolders;
import org.huiyin.matter.MatterView;
import org.springframework.stereotype.Component;

/// Which institutions a matter may be for: those that were given such topics before, and that which
/// answers for its place. It suggests; the officer chooses. Thread-safe.
@Component
final class Competent {

  private static final int MOST = 3;
  private static final String TOPIC = "topic";
  private static final String PLACE = "place";

  private final EarlierHolders holders;
  private final Directory directory;
  private final Gazetteer gazetteer;

  Competent(EarlierHolders holders, Directory directory, Gazetteer gazetteer) {
    this.holders = holders;
    this.directory = directory;
    this.gazetteer = gazetteer;
  }

  /// At most three, each with why.
  List<ActForm.Chosen> of(OfficerPrincipal officer, MatterView view) {
    Map<UUID, String> found = new LinkedHashMap<>();
    String topic = Objects.requireNonNullElse(view.topic(), "");
    if (!topic.isEmpty()) {
      holders.of(officer, topic).forEach(id -> found.put(id, TOPIC));
    }
    Optional.ofNullable(view.place()).stream()
        .flatMap(place -> gazetteer.chain(place).stream())
        .flatMap(place -> Optional.ofNullable(place.institution()).stream())
        .findFirst()
        .ifPresent(id -> found.merge(id, PLACE, (topicToo, _) -> topicToo));
    List<ActForm.Chosen> chosen = new ArrayList<>();
    found.forEach(
        (id, because) ->
            directory
                .institution(id)
                .filter(each -> each.active() && !id.equals(officer.institution()))
                .map(each -> chosen(each, because))
                .ifPresent(chosen::add));
    return chosen.stream().limit(MOST).toList();
  }

  private static ActForm.Chosen chosen(Institution institution, String because) {
    return new ActForm.Chosen(institution.code(), institution.name(), because);
  }
}
