package org.huiyin.rulebook.lint;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.ActDefinition.SeatChange;
import org.huiyin.rulebook.ConflictDefinitions;
import org.huiyin.rulebook.KindDefinition;
import org.huiyin.rulebook.Post;
import org.huiyin.rulebook.Rulebook;
import org.jspecify.annotations.Nullable;

/// That the rulebook says who keeps out of a matter, and that its procedure keeps to it: everybody
/// who can act can step back, what accuses somebody isn't taken in, and who looks again sits above
/// those who decided and isn't one of them.
final class ConflictProof {

  private final Rulebook rulebook;
  private final Report report;
  private final ConflictDefinitions conflicts;

  ConflictProof(Rulebook rulebook, Report report) {
    this.rulebook = rulebook;
    this.report = report;
    this.conflicts = rulebook.conflicts();
  }

  void run() {
    List<KindDefinition> decided =
        rulebook.kinds().values().stream()
            .filter(kind -> kind.intake() != null && !kind.instances().isEmpty())
            .toList();
    unsaid("interest", conflicts.interest(), !decided.isEmpty());
    unsaid("accused", conflicts.accused(), turnsAway() && !decided.isEmpty());
    unsaid(
        "decider", conflicts.decider(), decided.stream().anyMatch(k -> k.instances().size() > 1));
    unsaid("asked", conflicts.asked(), !doing(ActDefinition.Recusal.ASK).isEmpty());
    if (conflicts.asked() != null) {
      asked(conflicts.asked());
    }
    objection();
    if (conflicts.interest() != null) {
      interest(conflicts.interest());
    }
    if (conflicts.accused() != null) {
      accused(conflicts.accused());
    }
    if (conflicts.decider() != null) {
      decided.forEach(this::decider);
    }
  }

  private List<ActDefinition> doing(ActDefinition.Recusal recusal) {
    return rulebook.acts().values().stream()
        .filter(act -> act.changes().recusal() == recusal)
        .toList();
  }

  /// What is asked can be decided both ways, by the acts that end a duty to do so; and whoever is
  /// asked to keep out doesn't decide the matter meanwhile.
  private void asked(ConflictDefinitions.Asked asked) {
    ActDefinition ask = rulebook.acts().get(asked.ask());
    List<ActDefinition> granting = doing(ActDefinition.Recusal.GRANT);
    List<ActDefinition> refusing = doing(ActDefinition.Recusal.REFUSE);
    if (ask == null
        || ask.changes().recusal() != ActDefinition.Recusal.ASK
        || granting.isEmpty()
        || refusing.isEmpty()) {
      unkept("asked", "conflicts.asked.ask", asked.ask());
      return;
    }
    new Aside(rulebook, Aside.What.RECUSAL)
        .entangled()
        .forEach(place -> unkept("aside", place, place.substring(place.indexOf('.') + 1)));
    List<String> missing =
        rulebook.acts().values().stream()
            .filter(act -> act.changes().decides() != null && meet(act, ask))
            .filter(act -> !asked.holds().contains(act.id()))
            .map(ActDefinition::id)
            .toList();
    if (!missing.isEmpty()) {
      unkept("held", "conflicts.asked.holds", String.join(", ", missing));
    }
  }

  /// Who objects is answered, by acts that do nothing else.
  private void objection() {
    List<ActDefinition> asking =
        rulebook.acts().values().stream().filter(Aside.What.OBJECTION::asks).toList();
    boolean answered = rulebook.acts().values().stream().anyMatch(Aside.What.OBJECTION::answers);
    for (ActDefinition ask : asking) {
      if (!answered) {
        unkept("objection", "acts." + ask.id(), ask.title());
      }
    }
    new Aside(rulebook, Aside.What.OBJECTION)
        .entangled()
        .forEach(place -> unkept("beside", place, place.substring(place.indexOf('.') + 1)));
  }

  private static boolean meet(ActDefinition act, ActDefinition ask) {
    return act.gate().stages().isEmpty()
        || ask.gate().stages().isEmpty()
        || act.gate().stages().stream().anyMatch(ask.gate().stages()::contains);
  }

  private boolean turnsAway() {
    return rulebook.kinds().values().stream().anyMatch(kind -> kind.intake() == null);
  }

  private void unsaid(String rule, @Nullable Object said, boolean needed) {
    if (needed && said == null) {
      report.add(LintRule.CONFLICT_UNSAID, rule, "conflicts." + rule, () -> Story.NONE);
    }
  }

  private void interest(ConflictDefinitions.Interest interest) {
    ActDefinition act = rulebook.acts().get(interest.recuse());
    if (act == null || !act.changes().recuses() || !act.gate().stages().isEmpty()) {
      unkept("recuse", "conflicts.interest.recuse", interest.recuse());
      return;
    }
    Set<Post> posts = new LinkedHashSet<>();
    rulebook.acts().values().forEach(each -> posts.addAll(each.gate().by()));
    act.gate().by().forEach(posts::remove);
    posts.removeIf(post -> post.isPerson() || post.isSystem());
    if (!posts.isEmpty()) {
      List<String> missing = posts.stream().map(Post::toString).toList();
      unkept("interest", "acts." + act.id() + ".by", act.title(), String.join(", ", missing));
    }
  }

  private void accused(ConflictDefinitions.Accused accused) {
    for (String kind : accused.kinds()) {
      KindDefinition definition = rulebook.kinds().get(kind);
      if (definition != null && definition.intake() != null) {
        unkept("accused", "kinds." + kind + ".intake", definition.title());
      }
    }
  }

  private void decider(KindDefinition kind) {
    for (ActDefinition act : rulebook.acts().values()) {
      int step = kind.instances().indexOf(String.valueOf(act.changes().decides()));
      if (step > 0) {
        List<String> missing = new ArrayList<>(kind.instances().subList(0, step));
        missing.removeAll(act.gate().notDecided());
        if (!missing.isEmpty()) {
          unkept("decider", "acts." + act.id(), act.title(), String.join(", ", missing));
        }
        if (kind.gives() == null || kind.gives().inside() == null) {
          act.gate().by().forEach(post -> above(act, post));
        }
      }
    }
  }

  private void above(ActDefinition act, Post post) {
    List<SeatChange> seated =
        rulebook.acts().values().stream()
            .map(each -> each.changes().seats().get(post.seat()))
            .filter(change -> change != null && change.how() != SeatChange.How.NONE)
            .toList();
    if (seated.isEmpty()
        || seated.stream().anyMatch(change -> change.how() != SeatChange.How.SUPERIOR_OF)) {
      unkept("seat", "acts." + act.id() + ".by", act.title(), post);
    }
  }

  private void unkept(String variant, String subject, Object... values) {
    report.add(LintRule.CONFLICT_UNKEPT, variant, subject, () -> Story.NONE, values);
  }
}
