package org.huiyin;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Editor;
import org.huiyin.authority.InstitutionIntake;
import org.huiyin.authority.InstitutionIntake.Said;
import org.huiyin.importing.InstitutionTable;
import org.springframework.context.ConfigurableApplicationContext;

/// `huiyin import-institutions`: takes in a tree of institutions. Exit status 0 when every row was
/// taken in, proposed or there already, 1 when rows were rejected or wait, 2 when nothing could be
/// done.
final class ImportInstitutionsCommand {

  private static final String REASON = "import-institutions ";

  private ImportInstitutionsCommand() {}

  static int run(List<String> arguments, PrintStream out) {
    AsOfficer call = AsOfficer.of(arguments);
    if (call.line().refuses("import-institutions", out)) {
      return 2;
    }
    if (call.named().size() != 1 || call.login().isEmpty()) {
      out.println("import-institutions: FILE.csv --as OFFICER [--dry-run]");
      return 2;
    }
    Path file = Path.of(call.named().getFirst());
    try {
      InstitutionTable table = InstitutionTable.read(file);
      if (!table.unknown().isEmpty()) {
        out.println("Columns that went nowhere 未导入的列: " + String.join(", ", table.unknown()));
      }
      return run(call, file, table, out);
    } catch (IOException e) {
      out.println("A file can't be read 文件无法读取：" + e.getMessage());
      return 2;
    }
  }

  private static int run(AsOfficer call, Path file, InstitutionTable table, PrintStream out) {
    try (ConfigurableApplicationContext context = call.line().start()) {
      Optional<Editor> by = call.administrator(context.getBean(Directory.class));
      if (by.isEmpty()) {
        out.println(AsOfficer.NOBODY);
        return 2;
      }
      Map<String, Integer> counts = new TreeMap<>();
      long rejected =
          context
              .getBean(InstitutionIntake.class)
              .take(
                  by.get().because(REASON + file.getFileName()),
                  table.rows(),
                  call.dryRun(),
                  (row, said) -> {
                    counts.merge(word(said), 1, Integer::sum);
                    if (said instanceof Said.Rejected || said instanceof Said.Waits) {
                      out.println(row.number() + ": " + row.code() + ": " + word(said));
                    }
                  });
      counts.forEach((word, count) -> out.printf("%,d × %s%n", count, word));
      boolean waits = counts.containsKey(word(new Said.Waits()));
      return rejected == 0 && !waits ? 0 : 1;
    }
  }

  private static String word(Said said) {
    return switch (said) {
      case Said.Done(var created) -> created ? "new 新增" : "changed 变更";
      case Said.Same() -> "as before 未变";
      case Said.Proposed() -> "waits for a second administrator 待另一管理员确认";
      case Said.Waits() ->
          "what is above it waits for a second administrator: feed it in again then"
              + " 上级机关尚待确认，确认后再导入一次";
      case Said.Rejected(var field, var reason) -> "rejected 未通过: " + field + " " + reason;
    };
  }
}
