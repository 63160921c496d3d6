package org.huiyin.workbench;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.rulebook.Actor;
import org.huiyin.rulebook.Post;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.State;
import org.huiyin.rulebook.Tree;

/// Who takes part in a simulation, all made up: an office that takes matters in, two others beside
/// it to which it can refer them, three levels above, and at each an officer, and a colleague, in
/// every role.
final class Players implements Tree {

  static final String OFFICE = "office";

  private static final List<String> BESIDE = List.of("bureau", "agency");
  private static final List<String> ABOVE = List.of("superior-1", "superior-2", "superior-3");
  private static final UUID UNIT = id("unit");

  private final Rulebook rulebook;
  private final Map<String, UUID> institutions = new LinkedHashMap<>();

  Players(Rulebook rulebook) {
    this.rulebook = rulebook;
    institutions.put(OFFICE, id(OFFICE));
    BESIDE.forEach(name -> institutions.put(name, id(name)));
    ABOVE.forEach(name -> institutions.put(name, id(name)));
  }

  private static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  List<String> institutions() {
    return List.copyOf(institutions.keySet());
  }

  Optional<UUID> institution(String name) {
    return Optional.ofNullable(institutions.get(name));
  }

  String name(UUID institution) {
    return institutions.entrySet().stream()
        .filter(each -> each.getValue().equals(institution))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public Optional<UUID> superiorOf(UUID institution) {
    int level = ABOVE.indexOf(name(institution)) + 1;
    return level == ABOVE.size() ? Optional.empty() : institution(ABOVE.get(level));
  }

  /// The institution of a post of this matter; empty while nobody sits there. Before a matter is
  /// opened, the office is everywhere.
  Optional<UUID> institution(Post post, State state) {
    Optional<UUID> seated =
        state.isOpened()
            ? rulebook.institutionAt(state, post.seat())
            : Optional.ofNullable(institutions.get(OFFICE));
    return post.above() ? seated.flatMap(this::superiorOf) : seated;
  }

  /// Somebody in a post of this matter; empty while nobody can be.
  Optional<Actor> holder(Post post, boolean colleague, State state) {
    if (post.isComplainant()) {
      return Optional.of(Actor.complainant());
    }
    return institution(post, state)
        .map(at -> Actor.officer(post.role(), at, officer(post.role(), at, colleague)));
  }

  UUID officer(String role, UUID institution, boolean colleague) {
    return id(role + "@" + institution + (colleague ? "/2" : ""));
  }

  UUID unit() {
    return UNIT;
  }
}
