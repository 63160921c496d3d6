package org.huiyin;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Editor;
import org.huiyin.authority.Institution;
import org.huiyin.authority.TopicIntake;
import org.huiyin.authority.TopicIntake.Said;
import org.huiyin.importing.TopicTable;
import org.springframework.context.ConfigurableApplicationContext;

/// `huiyin import-topics`: takes in the topics of an institution. Exit status 0 when each was taken
/// in or there already, 1 when some were rejected, 2 when nothing could be done.
final class ImportTopicsCommand {

  private static final String INSTITUTION = "--institution";
  private static final String LEVELS = "--levels";
  private static final Set<String> KNOWN_LEVELS = Set.of("1", "2", "3");

  private ImportTopicsCommand() {}

  static int run(List<String> arguments, PrintStream out) {
    AsOfficer call =
        new AsOfficer(
            CommandLine.of(arguments, "--as=", "--dry-run", INSTITUTION + "=", LEVELS + "="));
    CommandLine line = call.line();
    if (line.refuses("import-topics", out)) {
      return 2;
    }
    String levels = line.value(LEVELS).orElse("1");
    if (call.named().size() != 1
        || call.login().isEmpty()
        || line.value(INSTITUTION).isEmpty()
        || !KNOWN_LEVELS.contains(levels)) {
      out.println(
          "import-topics: FILE.csv --institution CODE --as OFFICER [--levels 1|2|3] [--dry-run]");
      return 2;
    }
    Path file = Path.of(call.named().getFirst());
    try {
      return run(call, file, TopicTable.read(file, Integer.parseInt(levels)), out);
    } catch (IOException e) {
      out.println("A file can't be read 文件无法读取：" + e.getMessage());
      return 2;
    }
  }

  private static int run(AsOfficer call, Path file, TopicTable table, PrintStream out) {
    try (ConfigurableApplicationContext context = call.line().start()) {
      Directory directory = context.getBean(Directory.class);
      Optional<Editor> by = call.administrator(directory);
      Optional<Institution> whose =
          directory.institutionByCode(call.line().value(INSTITUTION).orElse(""));
      if (by.isEmpty() || whose.isEmpty()) {
        out.println(by.isEmpty() ? AsOfficer.NOBODY : "No institution has this code 没有此代码的机关。");
        return 2;
      }
      Map<String, Integer> counts = new TreeMap<>();
      long rejected =
          context
              .getBean(TopicIntake.class)
              .take(
                  by.get().because("import-topics " + file.getFileName()),
                  whose.get().id(),
                  table.names(),
                  call.dryRun(),
                  (name, said) -> tell(name, said, counts, out));
      counts.forEach((word, count) -> out.printf("%,d × %s%n", count, word));
      return rejected == 0 ? 0 : 1;
    }
  }

  private static void tell(String name, Said said, Map<String, Integer> counts, PrintStream out) {
    String word =
        switch (said) {
          case Said.Done() -> "new 新增";
          case Said.Same() -> "as before 未变";
          case Said.Rejected(var reason) -> "rejected 未通过: " + reason;
        };
    counts.merge(word, 1, Integer::sum);
    if (said instanceof Said.Rejected) {
      out.println(name + ": " + word);
    }
  }
}
