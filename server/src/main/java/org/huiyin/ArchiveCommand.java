package org.huiyin;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.huiyin.matter.ArchivedMatters;
import org.huiyin.privacy.ArchiveKeys;
import org.springframework.context.ConfigurableApplicationContext;

/// `huiyin archive create FILE` makes the archive's key: the private half into the file, which the
/// archive takes away. `huiyin archive open NUMBER FILE` reads one matter with that file. Exit
/// status 0, 1 when it couldn't be done, 2 when it was called wrongly.
final class ArchiveCommand {

  private static final String HOME = "--huiyin.home=";

  private ArchiveCommand() {}

  static int run(List<String> arguments, PrintStream out) {
    CommandLine line = CommandLine.of(arguments);
    if (line.refuses("archive", out)) {
      return 2;
    }
    List<String> words = line.words();
    if (words.size() == 2 && words.getFirst().equals("create")) {
      return create(line.settings(), Path.of(words.get(1)), out);
    }
    if (words.size() == 3 && words.getFirst().equals("open")) {
      return open(line, words.get(1), Path.of(words.get(2)), out);
    }
    out.println("archive create FILE | archive open NUMBER FILE");
    return 2;
  }

  private static int create(List<String> settings, Path file, PrintStream out) {
    Path home =
        settings.stream()
            .filter(setting -> setting.startsWith(HOME))
            .map(setting -> Path.of(setting.substring(HOME.length())))
            .findFirst()
            .orElse(Path.of("huiyin-data"));
    try {
      out.printf(
          "The archive's key %s: give %s to the archive, and keep no copy.%n",
          ArchiveKeys.create(home, file), file);
      return 0;
    } catch (IllegalStateException e) {
      out.println(e.getMessage());
      return 1;
    }
  }

  private static int open(CommandLine line, String number, Path file, PrintStream out) {
    try (ConfigurableApplicationContext context = line.start()) {
      Optional<ArchivedMatters.Sealed> found = context.getBean(ArchivedMatters.class).find(number);
      if (found.isEmpty()) {
        out.println("The archive has no matter of this number here.");
        return 1;
      }
      byte[] plain =
          ArchiveKeys.open(
              file, found.get().authority(), found.get().matter(), found.get().bytes());
      out.println(new String(plain, StandardCharsets.UTF_8));
      return 0;
    } catch (IllegalStateException e) {
      out.println(e.getMessage());
      return 1;
    }
  }
}
