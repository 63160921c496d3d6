package org.huiyin.database;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The programs of one PostgreSQL.
///
/// @param folder holds `bin`, `lib` and `share`
/// @param version such as `18.6`
record PostgresBinaries(Path folder, String version) {

  private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)(\\S*)");

  static PostgresBinaries in(Path folder) {
    ProgramRun run = ProgramRun.of(List.of(folder.resolve("bin/postgres").toString(), "--version"));
    Matcher matcher = VERSION.matcher(run.output());
    if (!run.succeeded() || !matcher.find()) {
      throw new DatabaseUnavailableException(
          "Running " + folder.resolve("bin/postgres"),
          run.output(),
          "this system may lack a library it needs; a PostgreSQL server of your own can be named"
              + " with HUIYIN_DB_URL");
    }
    return new PostgresBinaries(folder, matcher.group(1) + matcher.group(2));
  }

  String program(String name) {
    return folder.resolve("bin").resolve(name).toString();
  }

  String majorVersion() {
    return version.replaceFirst("\\D.*", "");
  }
}
