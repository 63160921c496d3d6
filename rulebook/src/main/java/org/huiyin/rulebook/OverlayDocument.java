package org.huiyin.rulebook;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// An overlay written out upon its base: the base as it is, and the overlay under `overlays` at
/// its end. So the document of an overlaid rulebook is whole, and can be read by anybody.
final class OverlayDocument {

  static final String KEY = "overlays";

  private static final String INDENT = "    ";

  // Whatever YAML or an editor takes for the end of a line: nothing may slip out of the indent.
  private static final Pattern LINE_END = Pattern.compile("\r\n|[\n\r\u0085\u2028\u2029]");

  private final String name;
  private final Rulebook base;
  private final String before;
  private final String whole;

  OverlayDocument(String name, Rulebook base, String overlay) {
    this.name = name;
    this.base = base;
    StringBuilder head = new StringBuilder(base.yaml());
    if (!base.yaml().endsWith("\n")) {
      head.append('\n');
    }
    head.append(base.base().isPresent() ? "" : KEY + ":\n").append("  -\n");
    this.before = head.toString();
    StringBuilder yaml = new StringBuilder(before);
    for (String line : LINE_END.split(overlay, -1)) {
      yaml.append(line.isEmpty() ? "" : INDENT).append(line).append('\n');
    }
    this.whole = yaml.toString();
  }

  Reading read() {
    return switch (Rulebook.read(name, whole.getBytes(StandardCharsets.UTF_8))) {
      case Reading.Read read -> read;
      case Reading.Unreadable(List<Finding> findings) ->
          new Reading.Unreadable(findings.stream().map(this::placed).toList());
    };
  }

  // By the lines of the overlay, where it stands there; else by those of the base.
  private Finding placed(Finding finding) {
    int above = (int) before.lines().count();
    return finding.line() > above
        ? new Finding(
            name,
            finding.line() - above,
            Math.max(1, finding.column() - INDENT.length()),
            finding.what(),
            finding.expected())
        : new Finding(
            base.id() + ".yaml",
            finding.line(),
            finding.column(),
            finding.what(),
            finding.expected());
  }

  /// Where in this document the one ends upon which its last overlay stands; -1 if it has none.
  static int endOfBase(Node root, String yaml) {
    NodeTuple overlays = entry(root, KEY);
    if (overlays == null
        || !(overlays.getValueNode() instanceof SequenceNode items)
        || items.getValue().isEmpty()) {
      return -1;
    }
    Node last = items.getValue().getLast();
    boolean only = items.getValue().size() == 1;
    Node first = only ? overlays.getKeyNode() : last;
    int line = first.getStartMark().map(mark -> mark.getLine()).orElse(0);
    int[] starts = starts(yaml);
    while (!only && line > 0 && !yaml.startsWith("-", indented(yaml, starts[line]))) {
      line--;
    }
    return starts[line];
  }

  static @Nullable NodeTuple entry(Node root, String name) {
    if (root instanceof MappingNode mapping) {
      for (NodeTuple entry : mapping.getValue()) {
        if (entry.getKeyNode() instanceof ScalarNode key && key.getValue().equals(name)) {
          return entry;
        }
      }
    }
    return null;
  }

  private static int[] starts(String yaml) {
    IntStream ends = IntStream.range(0, yaml.length()).filter(i -> yaml.charAt(i) == '\n');
    return IntStream.concat(IntStream.of(0), ends.map(i -> i + 1)).toArray();
  }

  private static int indented(String yaml, int start) {
    int at = start;
    while (at < yaml.length() && yaml.charAt(at) == ' ') {
      at++;
    }
    return at;
  }
}
