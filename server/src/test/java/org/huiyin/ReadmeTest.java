package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The commands that the pages tell people to type are those that the launcher knows. (That
/// `demo` does what it says is `WalkTest`'s to prove, and that `test` does is proved by whoever
/// reads this line in its output.)
class ReadmeTest {

  private static final Pattern COMMAND = Pattern.compile("\\./huiyin ([a-z][a-z-]*)");
  private static final Pattern LINE = Pattern.compile("\\./huiyin [^`\\n#]*");
  private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*");

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "README.zh-CN.md", "CONTRIBUTING.md", "docs/operate.md"})
  void namesOnlyCommandsAndOptionsThatTheLauncherKnows(String page) throws IOException {
    String help = help();
    var unknown = new TreeSet<String>();
    List<MatchResult> commands = Documents.matches(COMMAND, Documents.ROOT.resolve(page));
    for (MatchResult command : commands) {
      if (!help.contains("./huiyin " + command.group(1) + " ")
          && !help.contains("./huiyin " + command.group(1) + "\n")) {
        unknown.add(command.group());
      }
    }
    for (MatchResult line : Documents.matches(LINE, Documents.ROOT.resolve(page))) {
      // What stands after -- is the server's and not the launcher's.
      OPTION
          .matcher(line.group().replaceFirst(" -- .*", ""))
          .results()
          .map(MatchResult::group)
          .filter(option -> !help.contains(option))
          .forEach(unknown::add);
    }
    assertThat(commands).isNotEmpty();
    assertThat(unknown).isEmpty();
  }

  @Test
  void startsWithTheTwoCommandsInBothLanguages() {
    for (String page : List.of("README.md", "README.zh-CN.md")) {
      String text = Documents.read(Documents.ROOT.resolve(page));
      assertThat(text.indexOf("./huiyin demo")).as(page).isPositive();
      assertThat(text.indexOf("./huiyin test"))
          .as(page)
          .isGreaterThan(text.indexOf("./huiyin demo"))
          .isLessThan(1500);
    }
  }

  private static String help() throws IOException {
    Process launcher =
        new ProcessBuilder("sh", "huiyin", "help")
            .directory(Documents.ROOT.toFile())
            .redirectErrorStream(true)
            .start();
    return new String(launcher.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
