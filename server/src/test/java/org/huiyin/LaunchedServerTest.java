package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The launcher itself, with a build in which the server is a program that says how it was
/// started: what a process that holds keys in its memory may write of it.
class LaunchedServerTest {

  private final Path folder;

  LaunchedServerTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void aBuild() throws IOException {
    Files.copy(Documents.ROOT.resolve("huiyin"), folder.resolve("huiyin"));
    Path app = Files.createDirectories(folder.resolve("app"));
    Files.createDirectories(folder.resolve("target"));
    Files.writeString(folder.resolve("target/huiyin-built"), app + "\n");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Started.class.getName());
    String name = Started.class.getName().replace('.', '/') + ".class";
    try (OutputStream out = Files.newOutputStream(app.resolve("huiyin-server.jar"));
        JarOutputStream jar = new JarOutputStream(out, manifest);
        var program =
            Objects.requireNonNull(Started.class.getClassLoader().getResourceAsStream(name))) {
      jar.putNextEntry(new JarEntry(name));
      program.transferTo(jar);
      jar.closeEntry();
    }
  }

  /// Stands for the server.
  public static final class Started {

    private Started() {}

    public static void main(String[] arguments) throws IOException {
      System.out.println("arguments " + String.join(" ", arguments));
      for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
        System.out.println("flag " + flag);
      }
      Path limits = Path.of("/proc/self/limits");
      if (Files.exists(limits)) {
        Files.readAllLines(limits).forEach(System.out::println);
      }
    }
  }

  private String run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("sh", "huiyin"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("HUIYIN_"));
    builder.environment().put("HUIYIN_BUILDING", "yes");
    builder.environment().put("CI", "yes");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  @Test
  void startsAServerThatWritesNothingOfItsMemory() throws Exception {
    String said = run("run", "--data", "/srv/county");

    assertThat(said)
        .contains("arguments --huiyin.home=/srv/county\n")
        .contains(
            "flag -XX:-HeapDumpOnOutOfMemoryError\n",
            "flag -XX:-CreateCoredumpOnCrash\n",
            "flag -XX:+DisableAttachMechanism\n",
            "flag -XX:ErrorFile=/srv/county/state/jvm-crash-%p.log\n")
        .doesNotContain("-XX:+HeapDump", "HeapDumpPath");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void startsItWithoutCoreDumps() throws Exception {
    for (String[] command : List.of(new String[] {"run"}, new String[] {"demo"})) {
      assertThat(run(command)).containsPattern("(?m)^Max core file size +0 ");
    }
  }

  @Test
  void handsOnWhatKeysIsToDo() throws Exception {
    assertThat(run("keys", "rotate", "--data", "/srv/county", "--kms", "gcp-kms://x"))
        .contains(
            "arguments keys rotate --huiyin.home=/srv/county --huiyin.keys.kms-uri=gcp-kms://x\n");
    assertThat(run("keys", "list")).contains("arguments keys list --huiyin.home=" + real());
    assertThat(run("keys")).contains("'keys' does").doesNotContain("arguments keys");
    assertThat(run("keys", "burn")).contains("not 'burn'").doesNotContain("arguments keys");
  }

  private String real() throws IOException {
    return folder.toRealPath().resolve("huiyin-data").toString();
  }
}
