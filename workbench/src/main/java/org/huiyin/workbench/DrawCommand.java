package org.huiyin.workbench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.huiyin.rulebook.Rulebook;

/// `draw RULEBOOK`: writes a picture beside the rulebook, or where it is told to.
final class DrawCommand {

  private static final String KIND = "--kind";
  private static final String OUT = "--out";
  private static final String DETAIL = "--detail";
  private static final String MERMAID = "--mermaid";
  private static final String STANDARD_OUT = "-";

  private final Words words;
  private final Arguments arguments;
  private final PrintStream out;

  private DrawCommand(Words words, Arguments arguments, PrintStream out) {
    this.words = words;
    this.arguments = arguments;
    this.out = out;
  }

  static int run(Words words, List<String> args, PrintStream out) {
    Arguments arguments =
        Arguments.read(
            words,
            args,
            new Arguments.Taken(List.of(KIND, OUT), List.of(), List.of(DETAIL, MERMAID)));
    arguments.checkLanguage();
    if (arguments.rest().size() != 1) {
      throw words.misuse("draw.one");
    }
    if (arguments.has(DETAIL) && arguments.has(MERMAID)) {
      throw words.misuse("draw.either", DETAIL, MERMAID);
    }
    return new DrawCommand(words, arguments, out).draw(arguments.rest().getFirst());
  }

  private int draw(String name) {
    Rulebook rulebook = new Sources(words).rulebook(name);
    Optional<String> kind = arguments.option(KIND);
    kind.filter(id -> !rulebook.kinds().containsKey(id))
        .ifPresent(
            id -> {
              throw words.unknown("kind", id, rulebook.kinds().keySet());
            });
    Drawing drawing =
        kind.map(id -> Drawing.of(rulebook, id, words.locale()))
            .orElseGet(() -> Drawing.of(rulebook, words.locale()));
    String text = text(drawing);
    String target = arguments.option(OUT).orElseGet(() -> beside(name, rulebook.id(), kind));
    if (target.equals(STANDARD_OUT)) {
      out.print(text);
    } else {
      write(target, text);
    }
    return Workbench.FINE;
  }

  private String text(Drawing drawing) {
    if (arguments.has(MERMAID)) {
      return drawing.mermaid();
    }
    return arguments.has(DETAIL) ? drawing.detailedSvg() : drawing.svg();
  }

  private String beside(String rulebook, String id, Optional<String> kind) {
    String detail = arguments.has(DETAIL) ? ".detail" : "";
    String type = arguments.has(MERMAID) ? ".mmd" : ".svg";
    String name = id + kind.map(one -> "." + one).orElse("") + detail + type;
    return Path.of(rulebook).resolveSibling(name).toString();
  }

  private void write(String target, String text) {
    try {
      Files.writeString(Path.of(target), text);
    } catch (IOException failed) {
      String reason = failed instanceof FileSystemException system ? system.getReason() : null;
      throw words.misuse(
          "draw.unwritable", target, reason == null ? failed.getClass().getSimpleName() : reason);
    } catch (InvalidPathException wrong) {
      throw words.misuse("draw.unwritable", target, String.valueOf(wrong.getReason()));
    }
    out.println(target);
  }
}
