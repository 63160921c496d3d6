package org.huiyin.rulebook;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// From bytes to a rulebook, or to findings. The events are looked through before anything is
/// built from them, so that neither depth nor aliases can make a small document expensive.
final class RulebookReader {

  private static final int MOST_BYTES = 1 << 20;
  private static final int DEEPEST = 12;
  private static final int BOM = 0xFEFF;

  private final String file;
  private final byte[] bytes;
  private final Findings findings;

  private RulebookReader(String file, byte[] bytes) {
    this.file = file;
    this.bytes = bytes;
    this.findings = new Findings(file);
  }

  static Reading read(String file, byte[] bytes) {
    return new RulebookReader(file, bytes.clone()).read();
  }

  private Reading read() {
    String yaml = decoded();
    Node root = yaml == null || !isPlain(yaml) ? null : composed(yaml);
    Definitions definitions = root == null ? null : new DefinitionsReader(findings).read(root);
    if (yaml == null || root == null || definitions == null || !findings.isEmpty()) {
      return new Reading.Unreadable(findings.list());
    }
    int end = OverlayDocument.endOfBase(root, yaml);
    if (end < 0) {
      return new Reading.Read(new Rulebook(definitions, yaml, digest(), null));
    }
    return read(file, yaml.substring(0, end).getBytes(StandardCharsets.UTF_8))
            instanceof Reading.Read(Rulebook base)
        ? new Reading.Read(new Rulebook(definitions, yaml, digest(), base))
        : entangled(root);
  }

  // What can't be told from its overlay can't be compared with it.
  private Reading entangled(Node root) {
    NodeTuple overlays = OverlayDocument.entry(root, OverlayDocument.KEY);
    Node place = overlays == null ? root : overlays.getKeyNode();
    String what = "what stands above the last overlay can't be read by itself";
    findings.add(place, what, "'overlays' at the end, each in lines of its own");
    return new Reading.Unreadable(findings.list());
  }

  /// A document whose parts nobody has read yet.
  ///
  /// @param root null where it isn't YAML, of which the findings tell
  record Looked(@Nullable String yaml, @Nullable Node root, List<Finding> findings) {}

  static Looked look(String file, byte[] bytes) {
    RulebookReader reader = new RulebookReader(file, bytes.clone());
    String yaml = reader.decoded();
    Node root = yaml == null || !reader.isPlain(yaml) ? null : reader.composed(yaml);
    return new Looked(yaml, root, reader.findings.list());
  }

  private @Nullable String decoded() {
    if (bytes.length > MOST_BYTES) {
      String what = "the file has " + bytes.length + " bytes";
      findings.add(Optional.empty(), what, "at most " + MOST_BYTES);
      return null;
    }
    try {
      String yaml = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return isPrintable(yaml) ? yaml : null;
    } catch (CharacterCodingException wrong) {
      findings.add(Optional.empty(), "the file isn't UTF-8 throughout", "UTF-8");
      return null;
    }
  }

  // The parser says so too, but not where.
  private boolean isPrintable(String yaml) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < yaml.length(); i = yaml.offsetByCodePoints(i, 1)) {
      int c = yaml.codePointAt(i);
      if (!StreamReader.isPrintable(c) && c != BOM) {
        String what = "the character U+%04X isn't allowed".formatted(c);
        findings.add(line, column, what, "text that can be printed");
        return false;
      }
      column = c == '\n' ? 1 : column + 1;
      line += c == '\n' ? 1 : 0;
    }
    return true;
  }

  private LoadSettings settings() {
    return LoadSettings.builder()
        .setLabel(file)
        .setCodePointLimit(MOST_BYTES)
        .setMaxAliasesForCollections(0)
        .setAllowDuplicateKeys(true) // found while reading, with the place of the second
        .build();
  }

  private Parser parser(String yaml) {
    return new ParserImpl(settings(), new StreamReader(settings(), yaml));
  }

  private boolean isPlain(String yaml) {
    int depth = 0;
    try {
      for (Parser parser = parser(yaml); parser.hasNext(); ) {
        Event event = parser.next();
        depth += event instanceof CollectionStartEvent ? 1 : 0;
        depth -= event instanceof CollectionEndEvent ? 1 : 0;
        if (depth > DEEPEST) {
          findings.add(event.getStartMark(), "nested too deeply", "at most " + DEEPEST + " levels");
          return false;
        }
        if (isTrick(event)) {
          String what = "an anchor, an alias or a tag";
          findings.add(event.getStartMark(), what, "each value written out where it is used");
          return false;
        }
      }
      return true;
    } catch (YamlEngineException wrong) {
      unreadable(wrong);
      return false;
    }
  }

  private static boolean isTrick(Event event) {
    return switch (event) {
      case AliasEvent _ -> true;
      case CollectionStartEvent start ->
          start.getAnchor().isPresent() || start.getTag().isPresent();
      case ScalarEvent scalar -> scalar.getAnchor().isPresent() || scalar.getTag().isPresent();
      case NodeEvent node -> node.getAnchor().isPresent();
      default -> false;
    };
  }

  private @Nullable Node composed(String yaml) {
    try {
      Optional<Node> root = new Composer(settings(), parser(yaml)).getSingleNode();
      if (root.isEmpty()) {
        findings.add(Optional.empty(), "the file is empty", "a rulebook");
      }
      return root.orElse(null);
    } catch (YamlEngineException wrong) {
      unreadable(wrong);
      return null;
    }
  }

  private void unreadable(YamlEngineException wrong) {
    if (wrong instanceof MarkedYamlEngineException marked) {
      findings.add(marked.getProblemMark(), "not YAML: " + marked.getProblem(), "");
    } else {
      findings.add(
          Optional.empty(), "not YAML: " + Findings.quote(String.valueOf(wrong.getMessage())), "");
    }
  }

  private String digest() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("SHA-256: every Java platform has it", missing);
    }
  }
}
