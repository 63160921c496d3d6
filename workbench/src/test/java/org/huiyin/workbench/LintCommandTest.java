package org.huiyin.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.huiyin.rulebook.Rulebook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintCommandTest {

  private static final String YAML = Rulebook.bundled("cn-xinfang").yaml();

  private final Path file;

  LintCommandTest(@TempDir Path folder) {
    this.file = folder.resolve("own.yaml");
  }

  private Typed lint(String yaml, String... more) throws IOException {
    Files.writeString(file, yaml);
    List<String> args = new ArrayList<>(List.of("lint", file.toString()));
    args.addAll(List.of(more));
    return Typed.command(args.toArray(String[]::new));
  }

  @Test
  void findsAShippedRulebookSoundAndTellsItsWorstCase() {
    Typed typed = Typed.command("lint", "cn-xinfang", "--lang", "en");
    assertThat(typed.status()).isZero();
    assertThat(typed.err()).isEmpty();
    assertThat(typed.out())
        .containsPattern("cn-xinfang\\.yaml: sound; warnings: \\d+")
        .containsPattern(
            "\\[remedy]: at the longest \\d+ days to the first answer, \\d+ to the last")
        .contains("[suggestion]");
  }

  @Test
  void refusesByFileLineAndColumnAndTellsTheStory() throws IOException {
    Typed typed =
        lint(YAML.replace("    at-most: 3\n    at-most-source: house\n", ""), "--lang=en");
    assertThat(typed.status()).isEqualTo(1);
    assertThat(typed.out())
        .containsPattern("own\\.yaml:\\d+:\\d+: refusal: .* \\[passed-around]")
        .contains("    Day 0: file.")
        .contains("  → ")
        .contains("own.yaml: refused; refusals: ");
  }

  @Test
  void saysEachMistakeOfWhatIsNoRulebook() throws IOException {
    Typed typed = lint(YAML.replace("length: 60 days", "length: sixty"), "--lang", "zh");
    assertThat(typed.status()).isEqualTo(1);
    assertThat(typed.out()).contains("own.yaml:").contains("[unreadable]").contains("不可用");
  }

  @Test
  void lintsTheOthersWhereOneFileCantBeRead() throws IOException {
    Files.writeString(file, YAML);
    Typed typed = Typed.command("lint", "missing.yaml", file.toString(), "--lang", "en");
    assertThat(typed.status()).isEqualTo(2);
    assertThat(typed.err()).isEqualTo("huiyin: there is no file “missing.yaml”\n");
    assertThat(typed.out()).contains("own.yaml: sound");
  }

  @Test
  void listsWhatIsToBeVerifiedAndRefusesNothingForIt() throws IOException {
    Typed typed =
        lint(YAML.replace("source: xf 34\n    reminders", "source: xf 34 (verify)\n    reminders"));
    assertThat(typed.status()).isZero();
    assertThat(typed.out()).contains("to-verify").contains("[verify]");
  }

  @Test
  void writesJsonForMachines() throws IOException {
    Typed typed = lint(YAML, "--json", "--lang", "en");
    assertThat(typed.status()).isZero();
    assertThat(typed.out())
        .startsWith("[{\"file\":")
        .contains("\"digest\":\"" + Rulebook.bundled("cn-xinfang").digest() + "\"")
        .contains("\"worst\":[{\"kind\":\"remedy\",\"firstAnswer\":")
        .contains("\"linting\":{\"sound\":true")
        .endsWith("}]\n");
  }
}
