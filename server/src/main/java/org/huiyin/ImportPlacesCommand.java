package org.huiyin;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Editor;
import org.huiyin.authority.PlaceIntake;
import org.huiyin.authority.PlaceIntake.Line;
import org.huiyin.authority.PlaceIntake.Outcome;
import org.huiyin.authority.PlaceIntake.Reason;
import org.huiyin.importing.PlaceFiles;
import org.springframework.context.ConfigurableApplicationContext;

/// `huiyin import-places`: takes in the places of a country. Exit status 0 when every row was taken
/// in or there already, 1 when rows were rejected, 2 when nothing could be done.
final class ImportPlacesCommand {

  private ImportPlacesCommand() {}

  static int run(List<String> arguments, PrintStream out) {
    AsOfficer call = AsOfficer.of(arguments);
    if (call.line().refuses("import-places", out)) {
      return 2;
    }
    if (call.named().isEmpty() || call.login().isEmpty()) {
      out.println("import-places: FOLDER|FILE… --as OFFICER [--dry-run]");
      return 2;
    }
    try {
      PlaceFiles files = PlaceFiles.of(call.named().stream().map(Path::of).toList());
      return run(call, files, out);
    } catch (IOException e) {
      out.println("A file can't be read 文件无法读取：" + e.getMessage());
      return 2;
    }
  }

  private static int run(AsOfficer call, PlaceFiles files, PrintStream out) throws IOException {
    try (ConfigurableApplicationContext context = call.line().start()) {
      Optional<Editor> by = call.administrator(context.getBean(Directory.class));
      if (by.isEmpty()) {
        out.println(AsOfficer.NOBODY);
        return 2;
      }
      Outcome done =
          context
              .getBean(PlaceIntake.class)
              .take(by.get(), files, call.dryRun(), new Telling(out, InstantSource.system()));
      tell(done, call.dryRun(), out);
      return done.rejected() == 0 ? 0 : 1;
    }
  }

  private static void tell(Outcome done, boolean dryRun, PrintStream out) {
    out.printf(
        "%s: new 新增 %,d, changed 变更 %,d, as before 未变 %,d, ended 停用 %,d, rejected 未通过 %,d%n",
        dryRun ? "Would be taken in 可导入" : "Taken in 已导入",
        done.added(),
        done.changed(),
        done.same(),
        done.ended(),
        done.rejected());
  }

  /// Writes each thing on a line as it comes.
  private static final class Telling implements PlaceIntake.Told {
    private final PrintStream out;
    private final InstantSource time;
    private final long start;

    Telling(PrintStream out, InstantSource time) {
      this.out = out;
      this.time = time;
      this.start = time.millis();
    }

    @Override
    public void read(long rows) {
      long millis = Math.max(1, time.millis() - start);
      out.printf(
          "%,d rows 行, %,d a second 行/秒, %d s%n", rows, rows * 1_000 / millis, millis / 1_000);
    }

    @Override
    public void rejected(Line line, Reason reason) {
      out.println(line.where() + ": " + line.code() + ": " + said(reason));
    }

    @Override
    public void ended(String code, String name) {
      out.println("Not in the files any more, ended 文件中已没有，停用: " + code + " " + name);
    }

    private static String said(Reason reason) {
      return switch (reason) {
        case CODE_MALFORMED -> "its code isn't 2 to 12 digits 代码应为 2 至 12 位数字";
        case CODE_TWICE -> "its code occurs twice 代码重复";
        case NAME -> "its name is missing or longer than 200 characters 名称缺失或超过 200 字";
        case PARENT_UNKNOWN -> "what it lies in is unknown 上级地点不存在";
      };
    }
  }
}
