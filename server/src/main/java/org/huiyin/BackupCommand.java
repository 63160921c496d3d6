package org.huiyin;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.huiyin.database.CommandDatabase;
import org.huiyin.database.DatabaseUnavailableException;
import org.huiyin.moving.Backup;
import org.huiyin.moving.Destination;
import org.huiyin.moving.Export;
import org.huiyin.moving.KeysArchive;
import org.springframework.core.env.ConfigurableEnvironment;

/// `huiyin backup FILE`, `backup-keys FILE` and `export FILE`: takes a copy away, while the server
/// runs or not. Where FILE is `-` the archive goes to standard output, and the words to the other
/// one. Exit status 0, 1 when there is no copy, 2 when it was called wrongly.
final class BackupCommand {

  private static final String BUCKET = "huiyin.evidence.s3.bucket";

  private BackupCommand() {}

  static int run(String command, List<String> arguments, PrintStream out, PrintStream err) {
    CommandLine line = CommandLine.of(arguments);
    if (line.refuses(command, err)) {
      return 2;
    }
    if (line.words().size() != 1) {
      out.println(command + " FILE|- [--data DIR]");
      return 2;
    }
    boolean piped = line.words().getFirst().equals("-");
    if (piped) {
      System.setOut(err); // Whatever else speaks, a warning or a log, would stand in the archive.
    }
    PrintStream words = piped ? err : out;
    Path file = Path.of(line.words().getFirst());
    Destination to = piped ? new Destination.Pipe(out) : new Destination.File(file);
    String name = piped ? "-" : file.toAbsolutePath().normalize().toString();
    ConfigurableEnvironment settings = line.environment();
    if (Files.notExists(Path.of(settings.getProperty("huiyin.home", "./huiyin-data")))) {
      words.println(
          "There is no installation in " + settings.getProperty("huiyin.home") + ". 该目录下没有安装。");
      return 1;
    }
    try {
      return switch (command) {
        case "backup-keys" -> keys(KeysArchive.write(settings, to), name, words);
        case "export" -> exported(Export.write(settings, to), name, settings, words);
        default -> {
          if (CommandDatabase.namesServer(settings)) {
            words.println(
                "HUIYIN_DB_URL names a PostgreSQL server: back that up by its own means"
                    + " (docs/operate.md), or use export. 使用外部数据库时，请用其自带的备份工具，或使用 export。");
            yield 1;
          }
          yield made(Backup.write(settings, to), name, settings, words);
        }
      };
    } catch (FileAlreadyExistsException e) {
      words.println("This file is there already, and is not written over 文件已存在：" + e.getMessage());
    } catch (DatabaseUnavailableException e) {
      words.println(e.getMessage());
    } catch (IOException | SQLException e) {
      words.println("Nothing was kept 没有留下文件: " + e.getMessage());
    }
    return 1;
  }

  private static int made(
      Backup.Made made, String file, ConfigurableEnvironment settings, PrintStream words) {
    words.printf(
        "%s: %,d bytes; the database, %,d files of evidence, a ledger of %,d entries at least%n",
        file, made.bytes(), made.files(), made.leaves());
    words.println(
        "What officers did and when can be read in it: keep it sealed. The keys are not in it:"
            + " ./huiyin backup-keys. 备份中可读到办理记录，请加密保存；其中不含密钥。");
    bucket(settings, words);
    return 0;
  }

  private static int exported(
      Export.Made made, String file, ConfigurableEnvironment settings, PrintStream words) {
    words.printf(
        "%s: %,d bytes; %,d rows of %d tables, %,d files of evidence%n",
        file, made.bytes(), made.rows(), made.tables(), made.files());
    words.println(
        "Whoever files from now on isn't in it: stop the server before the last export. The keys"
            + " are not in it. 此后的提交不在其中，最后一次导出前请先停止服务；其中不含密钥。");
    bucket(settings, words);
    return 0;
  }

  /// Whoever restores without them has matters whose files are gone: said where nobody can miss it.
  private static void bucket(ConfigurableEnvironment settings, PrintStream words) {
    String bucket = settings.getProperty(BUCKET, "").strip();
    if (!bucket.isEmpty()) {
      words.printf(
          "Files of evidence lie in the object store, bucket %s: they are not in it. Back up kept/"
              + " of that bucket by its own means. 证据文件在对象存储 %s 中，不在本备份内，请用其自带的工具另行备份 kept/。%n",
          bucket, bucket);
    }
  }

  private static int keys(int files, String name, PrintStream words) {
    words.printf("%s: %d files of keys/%n", name, files);
    words.println(
        "Whoever has this file and a backup reads everything: every name, every text. Keep it where"
            + " no backup is, sealed, and make it anew after each keys rotate.");
    words.println("同时拿到此文件和备份的人可以读到一切姓名和文字。请加密保存，并与备份分开；每次更换密钥后重新备份。");
    return 0;
  }
}
