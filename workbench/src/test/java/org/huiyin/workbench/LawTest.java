package org.huiyin.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The law as scripts: each article with what is given, what is done and what then holds, walked
/// under the rulebook after which its folder is named.
class LawTest {

  static List<Path> scripts() throws IOException, URISyntaxException {
    URL law = Objects.requireNonNull(LawTest.class.getResource("law"));
    try (Stream<Path> files = Files.walk(Path.of(law.toURI()))) {
      return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void holds(Path script) {
    Typed walked = walked(script, script);
    assertThat(walked.err()).isEmpty();
    assertThat(walked.status()).isZero();
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void doesNotHoldWithAnotherDate(Path script) throws IOException {
    String text = Files.readString(script);
    String off = text.replaceFirst("(expect due \\S+ \\d{4}-\\d\\d-)\\d\\d", "$128");
    assertThat(off).as("a script that expects no date").isNotEqualTo(text);
    Path wrong = Files.createTempFile("law", ".txt");
    try {
      Files.writeString(wrong, off);
      Typed walked = walked(wrong, script);
      assertThat(walked.status()).isEqualTo(1);
      assertThat(walked.err()).contains("not as expected: the last day is ");
    } finally {
      Files.delete(wrong);
    }
  }

  private static Typed walked(Path script, Path law) {
    String rulebook = String.valueOf(Objects.requireNonNull(law.getParent()).getFileName());
    return Typed.command("simulate", rulebook, "--script", script.toString(), "--lang", "en");
  }

  @Test
  void coversTheArticlesThatHaveFigures() throws IOException, URISyntaxException {
    assertThat(scripts())
        .extracting(file -> String.valueOf(file.getFileName()))
        .contains("article-22.txt", "article-23.txt", "article-34.txt", "article-36.txt");
  }

  @Test
  void theExamplesOfTheDocumentHold(@TempDir Path folder) throws IOException {
    String document = Files.readString(Path.of("..", "docs", "rulebooks.md"));
    int begins = document.indexOf("    # Article 34:");
    String example = document.substring(begins, document.indexOf("\n\n", begins));
    Path script = Files.writeString(folder.resolve("example.txt"), example);
    Typed walked =
        Typed.command("simulate", "cn-xinfang", "--script", script.toString(), "--lang", "en");
    assertThat(walked.err()).isEmpty();
    assertThat(walked.status()).isZero();

    String explain =
        document
            .lines()
            .filter(line -> line.startsWith("    ./huiyin explain "))
            .findFirst()
            .orElseThrow();
    String[] words = explain.strip().replaceFirst("./huiyin ", "").split(" ", -1);
    assertThat(Typed.command(words).status()).isZero();
  }
}
