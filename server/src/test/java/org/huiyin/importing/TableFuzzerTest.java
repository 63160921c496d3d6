package org.huiyin.importing;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Replays what the fuzzer begins with, and what it came upon.
class TableFuzzerTest {

  private static final Path CORPUS =
      Path.of("src", "test", "resources", "org", "huiyin", "importing", "corpus", "table");

  static Stream<Arguments> inputs() throws IOException {
    try (Stream<Path> files = Files.list(CORPUS)) {
      return files.sorted().toList().stream()
          .map(file -> Arguments.of(Named.of(file.getFileName().toString(), file)));
    }
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void takesTheInputOrRefusesItByName(Path file) throws IOException {
    byte[] input = Files.readAllBytes(file);
    assertTimeoutPreemptively(Duration.ofSeconds(10), () -> TableFuzzer.fuzzerTestOneInput(input));
  }
}
