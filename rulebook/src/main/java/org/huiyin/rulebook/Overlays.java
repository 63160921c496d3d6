package org.huiyin.rulebook;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// Reads documents of which some stand upon others, each after the one under it.
final class Overlays {

  private final Collection<Rulebook> bases;
  private final Map<String, Source> sources = new LinkedHashMap<>();
  private final Map<String, Reading> read = new LinkedHashMap<>();

  /// A document that was looked at.
  ///
  /// @param of the rulebook under it; null where it isn't an overlay
  private record Source(
      String name, String yaml, String itself, @Nullable String of, @Nullable Node place) {}

  Overlays(Map<String, byte[]> documents, Collection<Rulebook> bases) {
    this.bases = bases;
    documents.forEach(this::look);
  }

  Map<String, Reading> read() {
    sources.values().forEach(source -> read(source, new LinkedHashSet<>()));
    return read;
  }

  private void look(String name, byte[] bytes) {
    RulebookReader.Looked looked = RulebookReader.look(name, bytes);
    if (looked.root() == null || looked.yaml() == null) {
      read.put(name, new Reading.Unreadable(looked.findings()));
    } else if (OverlayDocument.entry(looked.root(), "overlay") == null) {
      sources.put(name, new Source(name, looked.yaml(), itself(looked.root()), null, null));
      read.put(name, Rulebook.read(name, bytes));
    } else {
      NodeTuple of = OverlayDocument.entry(looked.root(), "of");
      Node under = of == null ? looked.root() : of.getValueNode();
      String base = of == null ? "" : itself(under);
      sources.put(name, new Source(name, looked.yaml(), itself(looked.root()), base, under));
    }
  }

  private static String itself(Node node) {
    return word(node, "id") + " " + word(node, "edition");
  }

  private static String word(Node node, String key) {
    NodeTuple entry = OverlayDocument.entry(node, key);
    return entry != null && entry.getValueNode() instanceof ScalarNode word ? word.getValue() : "";
  }

  private Reading read(Source source, Set<String> above) {
    Reading known = read.get(source.name());
    if (known != null) {
      return known;
    }
    Reading reading = above.add(source.itself()) ? under(source, above) : circle(source, above);
    Reading circle = read.putIfAbsent(source.name(), reading);
    return circle == null ? reading : circle;
  }

  private Reading under(Source source, Set<String> above) {
    for (Rulebook base : bases) {
      if (base.toString().equals(source.of())) {
        return upon(base, source);
      }
    }
    for (Source other : sources.values()) {
      if (other.itself().equals(source.of())) {
        return read(other, above) instanceof Reading.Read(Rulebook base)
            ? upon(base, source)
            : refused(source, "the rulebook under it can't be read: " + other.name(), "");
      }
    }
    List<String> names = new ArrayList<>(bases.stream().map(Rulebook::toString).toList());
    sources.values().forEach(other -> names.add(other.itself()));
    names.remove(source.itself());
    String of = source.of() == null ? "" : source.of();
    return of.isBlank()
        ? refused(source, "it doesn't say upon what it stands", "of: {id: …, edition: …}")
        : refused(
            source,
            "there is no rulebook " + Findings.quote(of) + " here",
            Findings.suggest(of, names));
  }

  private static Reading upon(Rulebook base, Source source) {
    return base.overlaid(source.name(), source.yaml());
  }

  private static Reading circle(Source source, Set<String> above) {
    return refused(
        source, "the overlays stand in a circle: " + String.join(", upon ", above), "no circle");
  }

  private static Reading refused(Source source, String what, String expected) {
    Findings findings = new Findings(source.name());
    Node place = source.place();
    findings.add(place == null ? Optional.empty() : place.getStartMark(), what, expected);
    return new Reading.Unreadable(findings.list());
  }
}
