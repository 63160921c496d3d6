package org.huiyin.rulebook;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/// The names that a document defines and those that it uses. They are compared at the end, since
/// a document may use a name before it defines it.
final class Names {

  enum Sort {
    SOURCE("source"),
    COUNTING("way of counting"),
    ROLE("role"),
    PARTY("party"),
    SEAT("seat"),
    KIND("kind"),
    CHANNEL("channel"),
    DATE("date"),
    STAGE("stage"),
    CLOCK("clock"),
    OUTCOME("outcome"),
    GROUND("ground"),
    DOOR("door"),
    ACT("act"),
    INSTANCE("instance"),
    LINK("clock or act");

    private final String word;

    Sort(String word) {
      this.word = word;
    }
  }

  private record Use(Sort sort, String name, Node node) {}

  private final Findings findings;
  private final Map<Sort, Set<String>> defined = new EnumMap<>(Sort.class);
  private final List<Use> uses = new ArrayList<>();

  Names(Findings findings) {
    this.findings = findings;
    for (Sort sort : Sort.values()) {
      defined.put(sort, new LinkedHashSet<>());
    }
  }

  void define(Sort sort, String name) {
    known(sort).add(name);
  }

  void use(Sort sort, String name, Node node) {
    uses.add(new Use(sort, name, node));
  }

  Set<String> known(Sort sort) {
    return defined.getOrDefault(sort, Set.of());
  }

  void check() {
    for (Use use : uses) {
      if (!findings.isFull() && !known(use.sort()).contains(use.name())) {
        unknown(use.sort(), use.name(), use.node());
      }
    }
  }

  void unknown(Sort sort, String name, Node node) {
    findings.add(
        node,
        "there is no " + sort.word + " " + Findings.quote(name),
        Findings.suggest(name, known(sort)));
  }
}
