package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A misspelt option is named and refused before anything is opened: `--dryrun` must not become a
/// run for good, nor `--last-witnesed` an audit that compares less.
class MisspeltOptionTest {

  /// A right call of each command, but for its options.
  private static final Map<String, List<String>> CALLS =
      Map.ofEntries(
          Map.entry("check", List.of()),
          Map.entry("audit", List.of()),
          Map.entry("ledger", List.of("copy", "folder")),
          Map.entry("keys", List.of("check")),
          Map.entry("retention", List.of()),
          Map.entry("archive", List.of("open", "1", "file")),
          Map.entry("generate", List.of("--matters", "5")),
          Map.entry("backup", List.of("file")),
          Map.entry("backup-keys", List.of("file")),
          Map.entry("export", List.of("file")),
          Map.entry("restore", List.of("file")),
          Map.entry("restore-keys", List.of("file")),
          Map.entry("import-all", List.of("file")),
          Map.entry("import", List.of("file", "--mapping", "map", "--as", "a")),
          Map.entry("import-institutions", List.of("file", "--as", "a")),
          Map.entry("import-places", List.of("file", "--as", "a")),
          Map.entry("import-topics", List.of("file", "--institution", "a", "--as", "a")),
          Map.entry("bench-topics", List.of("file", "--text", "a", "--topic", "b")),
          Map.entry("bench-similar", List.of("file", "--text", "a")));

  private final Path folder;

  MisspeltOptionTest(@TempDir Path folder) {
    this.folder = folder;
  }

  static Set<String> commands() {
    return new TreeSet<>(Commands.NAMES);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void isNamedByEachCommand(String command) {
    for (List<String> wrong :
        List.of(List.of("--rebild"), List.of("--dta", "x"), List.of("--mater=5"), List.of("-x"))) {
      refuses(command, CALLS.getOrDefault(command, List.of()), wrong);
    }
  }

  @Test
  void isNamedAlsoByKeysOfTheLedger() {
    refuses("keys", List.of("rotate-ledger"), List.of("--rebild"));
  }

  @Test
  void isAnOptionThatLacksItsValueToo() {
    refuses("audit", List.of(), List.of("--last-witnessed"));
    refuses("generate", List.of("--matters", "5"), List.of("--seed"));
  }

  @Test
  void isAnOptionOfAnotherCommandToo() {
    refuses("restore-keys", List.of("file"), List.of("--keys", "x"));
    refuses("check", List.of(), List.of("--dry-run"));
  }

  @Test
  void isNoSettingOfTheServer() {
    CommandLine line =
        CommandLine.of(List.of("--a.b=c", "--as=x", "--as", "y", "--", "--debug=1"), "--as=");

    assertThat(line.others()).isEmpty();
    assertThat(line.values("--as")).containsExactly("x", "y");
    assertThat(line.settings()).containsExactly("--a.b=c", "--debug=1");
  }

  private void refuses(String command, List<String> call, List<String> wrong) {
    Path home = folder.resolve("home");
    List<String> arguments = new ArrayList<>(call);
    arguments.add("--huiyin.home=" + home);
    arguments.addAll(wrong);
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);

    int status = Commands.run(command, arguments, out, out);

    assertThat(status).as(said::toString).isEqualTo(2);
    assertThat(said.toString(StandardCharsets.UTF_8).lines())
        .singleElement()
        .asString()
        .contains(command.equals("keys") ? "" : command)
        .contains(wrong.getFirst());
    assertThat(home).doesNotExist();
  }
}
