package org.huiyin.rulebook.lint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.ClockDefinition;
import org.huiyin.rulebook.Post;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.Texts;

/// The people in a matter, and from where on each is in it: the complainant from the beginning, a
/// party once an act told them of it or was theirs to do. Whoever is in a matter has the same
/// rights to be told as the complainant; whoever isn't yet need not learn of it.
final class Persons {

  private static final Texts COMPLAINANT = new Texts("诉求人", "the complainant");

  private final Rulebook rulebook;
  private final Map<Post, Set<String>> stages = new LinkedHashMap<>();

  Persons(Rulebook rulebook) {
    this.rulebook = rulebook;
    stages.put(Post.parse(Post.COMPLAINANT), rulebook.stages().keySet());
    Reach reach = new Reach(rulebook);
    for (String party : rulebook.parties().keySet()) {
      Post post = Post.parse(party);
      stages.put(post, stages(post, reach));
    }
  }

  private Set<String> stages(Post party, Reach reach) {
    Set<String> in = new HashSet<>();
    for (ActDefinition act : rulebook.acts().values()) {
      if (act.tells().contains(party) || act.gate().by().contains(party)) {
        for (String stage : reach.after(act)) {
          in.addAll(reach.stages(stage));
        }
      }
    }
    return in;
  }

  /// Who is in the matter where this act is done.
  List<Post> at(ActDefinition act) {
    return stages.keySet().stream()
        .filter(
            person ->
                act.gate().opens()
                    ? person.isComplainant()
                    : isIn(act, stages.getOrDefault(person, Set.of())))
        .toList();
  }

  private static boolean isIn(ActDefinition act, Set<String> stages) {
    return stages.stream().anyMatch(stage -> Reach.isIn(act, stage));
  }

  /// Who is in the matter in this stage.
  List<Post> in(String stage) {
    return stages.keySet().stream()
        .filter(person -> stages.getOrDefault(person, Set.of()).contains(stage))
        .toList();
  }

  /// Whether all people in the matter do this act together, so that nobody has to be told why.
  boolean isAgreed(ActDefinition act) {
    return act.gate().jointly() && act.gate().by().containsAll(at(act));
  }

  /// Those whom the act doesn't tell, and who don't do it themselves.
  List<Post> untold(ActDefinition act) {
    return at(act).stream().filter(person -> !isTold(act, person)).toList();
  }

  boolean isTold(ActDefinition act, Post person) {
    List<Post> by = act.gate().by();
    boolean own = act.gate().jointly() ? by.contains(person) : by.equals(List.of(person));
    return own || act.tells().contains(person);
  }

  /// Those for whom a clock runs: whoever has it and whoever can use it, or else everybody.
  List<Post> concerned(ClockDefinition clock, String stage) {
    Set<Post> users = new HashSet<>(List.of(clock.of()));
    for (ActDefinition act : rulebook.acts().values()) {
      if (clock.id().equals(act.gate().within()) || clock.id().equals(act.gate().until())) {
        users.addAll(act.gate().by());
      }
    }
    List<Post> all = in(stage);
    List<Post> concerned = new ArrayList<>(all);
    concerned.retainAll(users);
    return concerned.isEmpty() ? all : concerned;
  }

  Texts title(Post person) {
    var party = rulebook.parties().get(person.role());
    return party == null ? COMPLAINANT : party.title();
  }
}
