package org.huiyin.workbench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.huiyin.rulebook.Finding;
import org.huiyin.rulebook.Reading;
import org.huiyin.rulebook.Rulebook;
import org.jspecify.annotations.Nullable;

/// `draw FILE [--lang zh|en] [--kind KIND] [--mermaid] [--out FILE]`: writes a picture beside the
/// rulebook, or to the standard output for `--out -`.
final class DrawCommand {

  private static final String USAGE =
      "draw FILE|ID [--lang zh|en] [--kind KIND] [--mermaid] [--out FILE|-]";

  private final PrintStream out;
  private final PrintStream err;
  private @Nullable String file;
  private @Nullable String kind;
  private @Nullable String target;
  private Locale locale = Locale.CHINESE;
  private boolean mermaid;

  private DrawCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /// Draws; 0 for a picture, 1 for a rulebook that can’t be read, 2 for a wrong command line.
  static int run(List<String> args, PrintStream out, PrintStream err) {
    DrawCommand command = new DrawCommand(out, err);
    if (!command.understands(args.iterator())) {
      err.println(USAGE);
      return 2;
    }
    try {
      return command.draw();
    } catch (IOException failed) {
      err.println(failed);
      return 1;
    }
  }

  private boolean understands(Iterator<String> args) {
    while (args.hasNext()) {
      String arg = args.next();
      if (arg.equals("--mermaid")) {
        mermaid = true;
      } else if (!arg.startsWith("--") && file == null) {
        file = arg;
      } else if (!args.hasNext() || !option(arg, args.next())) {
        return false;
      }
    }
    return file != null;
  }

  private boolean option(String name, String value) {
    switch (name) {
      case "--kind" -> kind = value;
      case "--out" -> target = value;
      case "--lang" -> locale = Locale.of(value);
      default -> {
        return false;
      }
    }
    return List.of("zh", "en").contains(locale.getLanguage());
  }

  private int draw() throws IOException {
    Rulebook rulebook = read(file == null ? "" : file);
    if (rulebook == null) {
      return 1;
    }
    if (kind != null && !rulebook.kinds().containsKey(kind)) {
      err.println("--kind: " + String.join(", ", rulebook.kinds().keySet()));
      return 2;
    }
    Drawing drawing =
        kind == null ? Drawing.of(rulebook, locale) : Drawing.of(rulebook, kind, locale);
    write(mermaid ? drawing.mermaid() : drawing.svg(), rulebook.id());
    return 0;
  }

  private void write(String text, String id) throws IOException {
    if ("-".equals(target)) {
      out.print(text);
      return;
    }
    String name = id + (kind == null ? "" : "." + kind) + (mermaid ? ".mmd" : ".svg");
    Path beside = Path.of(file == null ? "" : file);
    Path path = target != null ? Path.of(target) : beside.resolveSibling(name);
    Files.writeString(path, text);
    out.println(path);
  }

  /// A file, or else a rulebook that comes with the library.
  private @Nullable Rulebook read(String name) throws IOException {
    Path path = Path.of(name);
    if (!Files.exists(path)) {
      return bundled(name);
    }
    Reading reading = Rulebook.read(path.getFileName().toString(), Files.readAllBytes(path));
    return switch (reading) {
      case Reading.Read(Rulebook rulebook) -> rulebook;
      case Reading.Unreadable(List<Finding> findings) -> {
        findings.forEach(err::println);
        yield null;
      }
    };
  }

  private @Nullable Rulebook bundled(String id) {
    try {
      return Rulebook.bundled(id);
    } catch (IllegalArgumentException unknown) {
      err.println(id + ": no such file, and no rulebook of this id");
      return null;
    }
  }
}
