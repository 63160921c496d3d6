package org.huiyin.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.huiyin.rulebook.lint.Linter;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Replays documents that fuzzing came upon because they went where no other did; those that
/// broke something join them.
class CorpusTest {

  private static final Duration SOON = Duration.ofSeconds(30);

  static List<Path> corpus() {
    try (Stream<Path> files = Files.list(folder())) {
      return files.sorted().toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Path folder() {
    try {
      return Path.of(Objects.requireNonNull(CorpusTest.class.getResource("corpus")).toURI());
    } catch (URISyntaxException wrong) {
      throw new IllegalStateException(wrong);
    }
  }

  @Test
  void thereIsOne() {
    assertThat(corpus()).hasSizeGreaterThan(20);
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void isReadAndLintedWithoutAnException(Path file) throws IOException {
    byte[] document = Files.readAllBytes(file);
    Assertions.assertTimeoutPreemptively(SOON, () -> replay(document));
  }

  private static void replay(byte[] document) {
    String town = SchemaKeysTest.text("town-complaints.yaml");
    Reading base = Rulebook.read("town", town.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(base).isInstanceOf(Reading.Read.class);
    List<Rulebook> bases = List.of(((Reading.Read) base).rulebook());
    Linter.lint("corpus", document).json();
    Linter.lint("corpus", document, bases).json();
    try {
      WorkingCalendar.read("corpus", Map.of(2026, document));
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageStartingWith("calendar of 2026: ");
    }
  }
}
