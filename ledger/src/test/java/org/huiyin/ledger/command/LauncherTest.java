package org.huiyin.ledger.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.huiyin.ledger.receipt.Log;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real `./huiyin`, beside a build that has this library as its only jar: `verify` works in the
/// caller's folder and ends as the command ends. The packaged jar is made after the tests, so this
/// is one of the same classes.
class LauncherTest {

  private final Path root;
  private final Path caller;
  private final Log log = Log.withAMatter();
  private final String key = log.signer.key().toString();

  LauncherTest(@TempDir Path folder) {
    this.root = folder.resolve("huiyin 回音");
    this.caller = folder.resolve("the caller’s");
  }

  @BeforeEach
  void build() throws Exception {
    Path app = root.resolve("app");
    Files.createDirectories(app.resolve("lib"));
    Files.createDirectories(root.resolve("target"));
    Files.createDirectories(caller);
    Files.copy(Path.of("..", "huiyin"), root.resolve("huiyin"));
    Files.createFile(app.resolve("huiyin-server.jar"));
    Files.writeString(root.resolve("target/huiyin-built"), app + "\n");
    jar(classes(), app.resolve("lib/huiyin-ledger.jar"));
    Files.write(caller.resolve("my receipt.json"), log.receipt().bytes());
  }

  @Test
  void verifiesAReceiptOfTheCallersFolder() throws Exception {
    var said = run("sh", root.resolve("huiyin").toString(), "verify", "my receipt.json");

    assertThat(said.status()).as(said.out()).isZero();
    assertThat(said.out()).contains("ledger.example.org/county", "✓", "·").doesNotContain("✗");
  }

  @Test
  void endsAsTheCommandEnds() throws Exception {
    var huiyin = root.resolve("huiyin").toString();

    assertThat(run("sh", huiyin, "verify", "my receipt.json", "--key", key).status()).isZero();
    assertThat(run("sh", huiyin, "verify", "hy1.AAAA", "--key", key).status()).isEqualTo(1);
    assertThat(run("sh", huiyin, "verify", "no such file").status()).isEqualTo(2);
  }

  @Test
  void theJarAloneIsEnough() throws Exception {
    var jar = root.resolve("app/lib/huiyin-ledger.jar");
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var said =
        run(java, "-jar", jar.toString(), "verify", "my receipt.json", "--key", key, "--lang=zh");

    assertThat(said.status()).as(said.out()).isZero();
    assertThat(said.out()).contains("核对属实");
    assertThat(Files.size(jar)).isLessThan(1_000_000);
  }

  private static Path classes() throws Exception {
    return Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static void jar(Path classes, Path jar) throws IOException {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Main.class.getName());
    try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, out);
        out.closeEntry();
      }
    }
  }

  private Said run(String... command) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(new ArrayList<>(List.of(command)))
            .directory(caller.toFile())
            .redirectErrorStream(true);
    process.environment().put("HUIYIN_BUILDING", "yes");
    process.environment().put("JAVA_HOME", System.getProperty("java.home"));
    var running = process.start();
    var out = new String(running.getInputStream().readAllBytes(), UTF_8);
    return new Said(running.waitFor(), out);
  }

  private record Said(int status, String out) {}
}
