package org.huiyin;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.huiyin.database.DatabaseUnavailableException;
import org.huiyin.moving.ArchiveUnusable;
import org.huiyin.moving.ImportAll;
import org.huiyin.moving.KeysArchive;
import org.huiyin.moving.Restore;
import org.huiyin.moving.Unfit;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;

/// `huiyin restore FILE`, `restore-keys FILE` and `import-all FILE`: puts an archive into an empty
/// folder, lets the erasures since then be done again, and ends with what `check` and `audit` say.
/// Exit status 0 when all holds, 1 when it doesn't or nothing was put back, 2 when it was called
/// wrongly.
final class RestoreCommand {

  private static final String KEYS = "--keys";
  private static final String ERASURES = "--erasures";
  private static final String WITNESSED = "--last-witnessed";
  private static final String COPY = "--ledger-copy";

  private RestoreCommand() {}

  static int run(String command, List<String> arguments, PrintStream out) {
    CommandLine line =
        command.equals("restore-keys")
            ? CommandLine.of(arguments)
            : CommandLine.of(arguments, KEYS + "=", ERASURES + "=", WITNESSED + "=", COPY + "=");
    if (line.refuses(command, out)) {
      return 2;
    }
    if (line.words().size() != 1) {
      out.println(
          command.equals("restore-keys")
              ? "restore-keys FILE [--data DIR]"
              : command
                  + " FILE [--keys FILE] [--erasures FILE|DIR] [--last-witnessed FILE]…"
                  + " [--ledger-copy FOLDER]… [--data DIR]");
      return 2;
    }
    try {
      return run(command, line, out);
    } catch (ArchiveUnusable e) {
      out.printf(
          "%s: %s. Nothing was put back. 没有恢复任何内容。%n", line.words().getFirst(), e.getMessage());
    } catch (Unfit e) {
      out.printf("%s. Nothing was put back. 没有恢复任何内容。%n", e.getMessage());
    } catch (DatabaseUnavailableException e) {
      out.println(e.getMessage());
    } catch (IOException | SQLException e) {
      out.printf("%s: nothing was put back. 没有恢复任何内容。%n", e.getMessage());
    }
    return 1;
  }

  private static int run(String command, CommandLine line, PrintStream out)
      throws IOException, SQLException {
    ConfigurableEnvironment settings = line.environment();
    Path archive = Path.of(line.words().getFirst());
    if (command.equals("restore-keys")) {
      out.printf(
          "%d files of keys/ are in their place. 密钥已放回。%n", KeysArchive.restore(settings, archive));
      return 0;
    }
    Restore.Wanted wanted =
        new Restore.Wanted(
            archive,
            first(line.values(KEYS)),
            first(line.values(ERASURES)),
            paths(line.values(WITNESSED)),
            paths(line.values(COPY)));
    if (command.equals("restore")) {
      Restore.Done done = Restore.restore(settings, wanted);
      out.printf(
          "The backup of %s is put back, with %,d files of evidence. 备份已恢复。%n",
          done.madeAt(), done.files());
      erasures(wanted, done.erasures(), out);
    } else {
      ImportAll.Done done = ImportAll.run(settings, wanted);
      out.printf(
          "The export of %s is taken in: %,d rows, %,d files of evidence. 导出内容已导入。%n",
          done.madeAt(), done.rows(), done.files());
      erasures(wanted, done.erasures(), out);
    }
    List<String> audit = new ArrayList<>(line.settings());
    for (String file : line.values(WITNESSED)) {
      audit.addAll(List.of(WITNESSED, file));
    }
    for (Path copy : wanted.copies()) {
      audit.addAll(List.of(WITNESSED, copy.resolve("checkpoint").toString()));
    }
    return AuditCommand.run(audit, out);
  }

  private static List<Path> paths(List<String> values) {
    return values.stream().map(Path::of).toList();
  }

  private static @Nullable Path first(List<String> values) {
    return values.isEmpty() ? null : Path.of(values.getFirst());
  }

  private static void erasures(Restore.Wanted wanted, int erasures, PrintStream out) {
    if (wanted.erasures() == null) {
      out.println(
          "What was erased since then is there again, unless you name the current state/ with"
              + " --erasures. 未指定 --erasures：此后删除的内容又出现了。");
    } else {
      out.printf("%d erasures since then are done again now. 此后的删除正在重新执行。%n", erasures);
    }
    if (wanted.erasures() == null && wanted.witnessed().isEmpty() && wanted.copies().isEmpty()) {
      out.println(
          "Nobody has said what the ledger published since: compare it with a checkpoint from"
              + " outside before the server signs again. 请在服务重新签名前，与外部保存的账本检查点比对。");
    }
  }
}
