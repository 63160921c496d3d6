package org.huiyin.matter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.matter.LawfulOrder.Scope;
import org.huiyin.matter.LawfulOrders.Part;
import org.huiyin.rulebook.Effect;

/// What of a matter is handed over by a lawful order: what its scope names, and of that what
/// whoever asked may read.
record HandedOver(Parts parts) {

  /// @param scope what was agreed to
  /// @param identity who brought it, as far as that was read
  List<Part> of(
      MatterRecord matter, OfficerPrincipal by, Set<Scope> scope, Map<String, String> identity) {
    List<Viewing.Read> journal = journal(matter, by);
    List<Part> handed = new ArrayList<>();
    for (Scope each : scope.stream().sorted().toList()) {
      switch (each) {
        case STORY -> {
          Map<String, String> filed = journal.getFirst().texts();
          handed.add(
              new Part(
                  each,
                  lines(List.of(filed.getOrDefault("ask", ""), filed.getOrDefault("story", "")))));
        }
        case ANSWER ->
            decisions(matter, journal, by)
                .forEach(texts -> handed.add(new Part(each, lines(texts.values()))));
        default -> handed.add(new Part(each, identity.getOrDefault(each.id(), "")));
      }
    }
    return handed;
  }

  private static String lines(Collection<String> texts) {
    return texts.stream().filter(text -> !text.isBlank()).collect(Collectors.joining("\n"));
  }

  private List<Viewing.Read> journal(MatterRecord matter, OfficerPrincipal by) {
    return parts.store().journal(parts.bound(by), matter.authority(), matter.id()).stream()
        .map(
            entry ->
                new Viewing.Read(
                    Facts.decode(entry.facts().array()),
                    parts.journal().texts(matter.identity(), entry)))
        .toList();
  }

  /// What was decided and this officer may read.
  private List<Map<String, String>> decisions(
      MatterRecord matter, List<Viewing.Read> journal, OfficerPrincipal by) {
    List<Facts> facts = journal.stream().map(Viewing.Read::facts).toList();
    BelowReview below = BelowReview.of(parts, matter, facts, by.institution());
    return journal.stream()
        .filter(entry -> !below.withholds(entry.facts().seq()))
        .filter(
            entry -> entry.facts().effects().stream().anyMatch(Effect.Decided.class::isInstance))
        .map(
            entry -> {
              Map<String, String> texts = new TreeMap<>(entry.texts());
              texts.keySet().removeIf(Said::isName);
              return texts;
            })
        .toList();
  }
}
