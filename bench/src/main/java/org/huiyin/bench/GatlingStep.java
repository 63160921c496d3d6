package org.huiyin.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// How long one step of Gatling took, from its first user's start to its last one's end, and the
/// processor time of its whole process meanwhile. Its own report tells neither: it spreads the
/// requests of a step over the whole run.
///
/// @param name of the step's requests, as in the report
public record GatlingStep(String name, Duration time, Duration processor) {

  /// Adds a line to the file.
  public void append(Path file) throws IOException {
    String line = time.toNanos() + " " + processor.toNanos() + " " + name + "\n";
    Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  static List<GatlingStep> read(Path file) throws IOException {
    List<GatlingStep> steps = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      String[] words = line.split(" ", 3);
      steps.add(
          new GatlingStep(
              words[2],
              Duration.ofNanos(Long.parseLong(words[0])),
              Duration.ofNanos(Long.parseLong(words[1]))));
    }
    return steps;
  }
}
