package org.huiyin.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Replays what fuzzing the ledger’s parsers came upon because it went where no other input did;
/// what broke something joins it. Each folder of the corpus is for the fuzzer of that name.
class FuzzersTest {

  private static final Path CORPUS =
      Path.of("..", "ledger", "src", "test", "resources", "org", "huiyin", "ledger", "corpus");
  private static final Duration SOON = Duration.ofSeconds(10);

  static Stream<Arguments> inputs() throws IOException {
    try (var files = Files.walk(CORPUS)) {
      return files.filter(Files::isRegularFile).sorted().toList().stream()
          .map(file -> Arguments.of(Named.of(CORPUS.relativize(file).toString(), file)));
    }
  }

  @Test
  void everyFuzzerOfTheLedgerHasInputs() throws IOException {
    var sources = Path.of("src", "main", "java", "org", "huiyin", "bench");
    try (var files = Files.list(sources)) {
      List<String> fuzzers =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith("Fuzzer.java") && !name.startsWith("Rulebook"))
              .map(name -> name.replace("Fuzzer.java", "").toLowerCase(Locale.ROOT))
              .toList();

      assertThat(fuzzers)
          .isNotEmpty()
          .allSatisfy(name -> assertThat(CORPUS.resolve(name)).isNotEmptyDirectory());
    }
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void takesTheInputOrRefusesItByName(Path file) throws IOException {
    byte[] input = Files.readAllBytes(file);
    String name = CORPUS.relativize(file).getName(0).toString();

    assertTimeoutPreemptively(SOON, () -> fuzz(name, input));
  }

  private static void fuzz(String name, byte[] input) throws ReflectiveOperationException {
    String fuzzer = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + "Fuzzer";
    try {
      Class.forName("org.huiyin.bench." + fuzzer)
          .getMethod("fuzzerTestOneInput", byte[].class)
          .invoke(null, input);
    } catch (InvocationTargetException found) {
      throw new AssertionError(found.getCause());
    }
  }
}
