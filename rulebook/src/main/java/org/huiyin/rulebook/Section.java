package org.huiyin.rulebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// One mapping of the document while it is read: knows which keys were asked for, so that it can
/// name those that nobody asked for.
final class Section {

  /// Entries of a mapping, and items of a list: several times what any procedure has, and so few
  /// that walking all paths stays bounded.
  static final int MOST = 300;

  private final String name;
  private final Findings findings;
  private final Optional<Mark> start;
  private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
  private final Set<String> asked = new LinkedHashSet<>();

  /// @param name how messages name it, such as `clock 'answer'`
  /// @param node null where it is missing, which was said already
  Section(String name, @Nullable Node node, Findings findings) {
    this.name = name;
    this.findings = findings;
    this.start = node == null ? Optional.empty() : node.getStartMark();
    if (node instanceof MappingNode mapping) {
      mapping.getValue().stream().limit(MOST).forEach(this::enter);
      if (mapping.getValue().size() > MOST) {
        Node one = mapping.getValue().get(MOST).getKeyNode();
        findings.add(one, name + " has more than " + MOST + " entries", "at most " + MOST);
      }
    } else if (node != null) {
      findings.add(node, name + " is " + sort(node), "a mapping of keys to values");
    }
  }

  private void enter(NodeTuple tuple) {
    if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
      findings.add(tuple.getKeyNode(), "a key in " + name + " isn't a word", "a word");
    } else if (entries.putIfAbsent(key.getValue(), tuple) != null) {
      String what = "the key " + Findings.quote(key.getValue()) + " is in " + name + " twice";
      findings.add(key, what, "each key once");
    }
  }

  static String sort(Node node) {
    return switch (node.getNodeType()) {
      case MAPPING -> "a mapping";
      case SEQUENCE -> "a list";
      case SCALAR ->
          ((ScalarNode) node).getValue().isEmpty()
              ? "empty"
              : Findings.quote(((ScalarNode) node).getValue());
      case ANCHOR -> "an alias";
    };
  }

  String name() {
    return name;
  }

  boolean has(String key) {
    return entries.containsKey(key);
  }

  /// The value, or null after a finding.
  @Nullable Node need(String key) {
    Node node = find(key);
    if (node == null) {
      findings.add(start, "the key '" + key + "' is missing in " + name, "");
    }
    return node;
  }

  @Nullable Node find(String key) {
    asked.add(key);
    findings.asked(name, key);
    NodeTuple tuple = entries.get(key);
    return tuple == null ? null : tuple.getValueNode();
  }

  /// All entries, for mappings whose keys are names that the document gives.
  List<Entry> entries() {
    List<Entry> all = new ArrayList<>();
    for (Map.Entry<String, NodeTuple> entry : entries.entrySet()) {
      asked.add(entry.getKey());
      NodeTuple tuple = entry.getValue();
      all.add(new Entry(entry.getKey(), tuple.getKeyNode(), tuple.getValueNode()));
    }
    return all;
  }

  /// Names the keys that were never asked for.
  void close() {
    for (Map.Entry<String, NodeTuple> entry : entries.entrySet()) {
      if (!findings.isFull() && !asked.contains(entry.getKey())) {
        String what = "unknown key " + Findings.quote(entry.getKey()) + " in " + name;
        boolean cut =
            entry.getValue().getValueNode() instanceof ScalarNode scalar
                && scalar.getValue().isEmpty();
        findings.add(
            entry.getValue().getKeyNode(),
            cut ? what + ", without a value; a text with a comma needs quotes" : what,
            Findings.suggest(entry.getKey(), asked));
      }
    }
  }

  record Entry(String key, Node keyNode, Node value) {}
}
