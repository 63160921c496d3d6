package org.huiyin.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Gatling in a process of its own, so that its processor time is told apart from ours.
///
/// @param folder for what the two processes tell each other, which goes with the measurement
/// @param reports where its reports stay
record GatlingRun(Path folder, Path reports, String classpath) {

  Path steps() {
    return folder.resolve("steps");
  }

  /// @throws IllegalStateException if it ends with anything but success
  GatlingReport of(GatlingTarget target) throws IOException {
    Files.createDirectories(reports);
    Path told = folder.resolve("target.properties");
    target.write(told);
    Path log = folder.resolve("gatling.log");
    Process process =
        new ProcessBuilder(command(told))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      if (process.waitFor() != 0) {
        throw new IllegalStateException("Gatling failed:\n" + Files.readString(log));
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    return GatlingReport.newestIn(reports);
  }

  /// It is told to tell nobody that it runs, which it does by itself.
  private List<String> command(Path told) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--add-opens=java.base/java.lang=ALL-UNNAMED",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-Xmx512m",
        "-Dgatling.data.enableAnalytics=false",
        "-Dhuiyin.gatling.target=" + told,
        "-Dhuiyin.gatling.steps=" + steps(),
        "-cp",
        classpath,
        "io.gatling.app.Gatling",
        "-s",
        "org.huiyin.bench.gatling.Visits",
        "-rf",
        reports.toString());
  }
}
