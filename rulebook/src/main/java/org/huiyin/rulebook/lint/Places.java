package org.huiyin.rulebook.lint;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// Where in a document something stands. The document was read as a rulebook, so it is sound.
final class Places {

  private static final int MOST_OVERLAYS = 8;

  private final @Nullable Node root;

  Places(String yaml) {
    LoadSettings settings = LoadSettings.builder().setCodePointLimit(yaml.length() + 1).build();
    ParserImpl parser = new ParserImpl(settings, new StreamReader(settings, yaml));
    this.root = new Composer(settings, parser).getSingleNode().orElse(null);
  }

  /// A place in the document, from 1.
  record Place(int line, int column) {}

  /// The key at the end of a path such as `clocks.answer.late`, or of as much of it as there is;
  /// first in the rulebook, then in the overlays upon it.
  Place of(String path) {
    if (!isThere(path) && entry(root, "overlays") != null) {
      for (int i = 0; i < MOST_OVERLAYS; i++) {
        if (isThere("overlays." + i + "." + path)) {
          return find("overlays." + i + "." + path);
        }
      }
    }
    return find(path);
  }

  // Whether the first two keys are, such as a clock.
  private boolean isThere(String path) {
    boolean overlay = path.startsWith("overlays.");
    Node node = root;
    int keys = overlay ? 4 : 2;
    for (String key : path.split("\\.", -1)) {
      if (keys-- == 0) {
        return true;
      }
      node = below(node, key);
    }
    return node != null;
  }

  private static @Nullable Node below(@Nullable Node node, String key) {
    if (node instanceof SequenceNode list && key.matches("[0-9]{1,3}")) {
      int item = Integer.parseInt(key);
      return item < list.getValue().size() ? list.getValue().get(item) : null;
    }
    NodeTuple entry = entry(node, key);
    return entry == null ? null : entry.getValueNode();
  }

  private Place find(String path) {
    Node node = root;
    Optional<Mark> mark = Optional.empty();
    for (String key : path.split("\\.", -1)) {
      if (node instanceof SequenceNode list && key.matches("[0-9]{1,3}")) {
        node = below(list, key);
        continue;
      }
      NodeTuple entry = entry(node, key);
      if (entry == null) {
        break;
      }
      mark = entry.getKeyNode().getStartMark();
      node = entry.getValueNode();
    }
    return new Place(
        mark.map(Mark::getLine).orElse(0) + 1, mark.map(Mark::getColumn).orElse(0) + 1);
  }

  private static @Nullable NodeTuple entry(@Nullable Node node, String key) {
    if (node instanceof MappingNode mapping) {
      for (NodeTuple entry : mapping.getValue()) {
        if (entry.getKeyNode() instanceof ScalarNode word && word.getValue().equals(key)) {
          return entry;
        }
      }
    }
    return null;
  }
}
