package org.huiyin.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real `./huiyin`, beside a build that was made for it: it hands every word on, works in the
/// caller's folder, and ends as the command ends.
class LauncherTest {

  private final Path root;
  private final Path caller;

  LauncherTest(@TempDir Path folder) {
    this.root = folder.resolve("huiyin 回音");
    this.caller = folder.resolve("the caller’s");
  }

  @BeforeEach
  void build() throws IOException {
    Path app = root.resolve("app");
    Files.createDirectories(app.resolve("lib"));
    Files.createDirectories(root.resolve("target"));
    Files.createDirectories(caller);
    Files.copy(Path.of("..", "huiyin"), root.resolve("huiyin"));
    Files.createFile(app.resolve("huiyin-server.jar"));
    Files.writeString(root.resolve("target/huiyin-built"), app + "\n");
    int number = 0;
    for (Path library : libraries()) {
      jar(library, app.resolve("lib/" + number++ + ".jar"));
    }
  }

  /// All that these tests run on, as the libraries of the server are.
  private static List<Path> libraries() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(Path::of)
        .filter(Files::exists)
        .filter(path -> !path.endsWith("test-classes"))
        .toList();
  }

  // Inside a build, the libraries are folders of classes.
  private static void jar(Path from, Path jar) throws IOException {
    if (!Files.isDirectory(from)) {
      Files.copy(from, jar);
      return;
    }
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out);
        Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        entries.putNextEntry(new JarEntry(from.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, entries);
        entries.closeEntry();
      }
    }
  }

  private Typed huiyin(String input, String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("sh", root.resolve("huiyin").toString()));
    command.addAll(List.of(args));
    Path out = root.resolve("out");
    Path err = root.resolve("err");
    Path in = Files.writeString(root.resolve("in"), input);
    ProcessBuilder launcher =
        new ProcessBuilder(command)
            .directory(caller.toFile())
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    launcher.environment().put("HUIYIN_BUILDING", "yes");
    launcher.environment().put("JAVA_HOME", System.getProperty("java.home"));
    int status = launcher.start().waitFor();
    return new Typed(
        status,
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  @Test
  void explainsInChineseWithoutAServer() throws IOException, InterruptedException {
    Typed typed =
        huiyin(
            "",
            "explain",
            "--rulebook",
            "cn-xinfang",
            "--clock",
            "notice",
            "--from",
            "2026-03-02",
            "--lang",
            "zh");
    assertThat(typed.err()).startsWith("所用规程 cn-xinfang");
    assertThat(typed.status()).isZero();
    assertThat(typed.out())
        .startsWith("告知接收情况以及处理途径和程序：2026-03-17（星期二）截止\n")
        .endsWith("2026-03-03 至 2026-03-17：第1–15天\n");
  }

  @Test
  void lintsAFileOfTheCallersFolderAndEndsAsTheCommandEnds()
      throws IOException, InterruptedException {
    Files.writeString(caller.resolve("my own.yaml"), "rulebook: 1\nid: own\n");
    Typed typed = huiyin("", "lint", "my own.yaml", "--lang", "en");
    assertThat(typed.status()).isEqualTo(1);
    assertThat(typed.out()).contains("my own.yaml:1:1: refusal: ");
    assertThat(huiyin("", "lint", "his own.yaml", "--lang", "en").status()).isEqualTo(2);
  }

  @Test
  void drawsIntoTheCallersFolder() throws IOException, InterruptedException {
    Typed typed = huiyin("", "draw", "cn-xinfang", "--kind", "remedy", "--detail", "--lang", "zh");

    assertThat(typed).isEqualTo(new Typed(0, "cn-xinfang.remedy.detail.svg\n", ""));
    assertThat(caller.resolve("cn-xinfang.remedy.detail.svg"))
        .hasContent(Drawing.of(Pictured.XINFANG, "remedy", Locale.CHINESE).detailedSvg());
  }

  @Test
  void simulatesWithWhatIsTyped() throws IOException, InterruptedException {
    Typed typed =
        huiyin(
            "next\nexpect late register\nquit\n",
            "simulate",
            "cn-xinfang",
            "--from",
            "2026-02-10",
            "--lang",
            "en");
    assertThat(typed.status()).isZero();
    assertThat(typed.out()).contains("as expected\n");
  }

  @Test
  void namesTheCommandsInItsHelp() throws IOException, InterruptedException {
    Typed typed = huiyin("", "help");
    assertThat(typed.out())
        .contains("./huiyin lint ", "./huiyin draw ", "./huiyin explain ", "./huiyin simulate ");
    for (String option :
        List.of(
            ExplainCommand.RULEBOOK,
            ExplainCommand.CLOCK,
            ExplainCommand.FROM,
            ExplainCommand.EVENT,
            ExplainCommand.EXTENDED,
            ExplainCommand.PAUSE,
            ExplainCommand.TOLD)) {
      assertThat(typed.out()).contains(option + " ");
    }
  }
}
