package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Nothing that opens anything comes along with the program: each installation makes its own.
class NoDefaultSecretTest {

  /// A setting or a constant that is called like a secret, and has a value of its own.
  private static final Pattern GIVEN =
      Pattern.compile(
          "(?i)(?:password|passwd|secret|api-?key|private-?key|token)[\\w.-]*"
              + "\\s*(?::\\s+|=\\s*)\"?([^\\s\"$;,(){}<>?+|:#]{4,})\"?\\s*;?$");

  private static final Pattern KEY =
      Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----|AKIA[0-9A-Z]{16}|\"primaryKeyId\"");

  @Test
  void standsInNoResource() {
    List<String> found = new ArrayList<>();
    for (Path file : resources()) {
      for (String line : text(file).split("\n", -1)) {
        boolean setting = file.toString().matches(".*\\.(ya?ml|properties)");
        Matcher given = GIVEN.matcher(line.strip());
        boolean words = file.toString().contains("/messages/");
        if (KEY.matcher(line).find() || (setting && !words && given.find())) {
          found.add(file + ": " + line.strip());
        }
      }
    }
    assertThat(found).isEmpty();
  }

  /// The pattern finds what it is for.
  @Test
  void wouldBeSeen() {
    for (String line :
        List.of(
            "password: changeit", "client-secret: s3cret", "spring.datasource.password=huiyin")) {
      assertThat(GIVEN.matcher(line).find()).as(line).isTrue();
    }
    assertThat(GIVEN.matcher("second-factor: required").find()).isFalse();
    assertThat(GIVEN.matcher("password: ${HUIYIN_DB_PASSWORD:}").find()).isFalse();
  }

  @Test
  void standsInNoSource() {
    Pattern constant =
        Pattern.compile("(?i)String \\w*(?:PASSWORD|SECRET|PRIVATE_KEY)\\w*\\s*=\\s*\"[^\"]{8,}\"");
    assertThat(
            Documents.sources().stream()
                .filter(file -> file.toString().contains("/src/main/"))
                .filter(file -> constant.matcher(Documents.read(file)).find()))
        .isEmpty();
  }

  /// Two installations, each on a fresh folder: not one file of their keys is the other's.
  @Test
  void isMadeByEachInstallation() throws IOException {
    try (TestServer other = TestServer.start()) {
      Set<String> ours = keys(TestServer.shared().home());
      Set<String> theirs = keys(other.home());
      assertThat(ours).hasSizeGreaterThan(1);
      assertThat(theirs).hasSameSizeAs(ours).doesNotContainAnyElementsOf(ours);
    }
  }

  private static Set<String> keys(Path home) throws IOException {
    Set<String> keys = new HashSet<>();
    try (Stream<Path> files = Files.walk(home.resolve("keys"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        keys.add(text(file));
      }
    }
    return keys;
  }

  private static List<Path> resources() {
    List<Path> all = new ArrayList<>();
    for (String module : List.of("rulebook", "workbench", "ledger", "server")) {
      Path folder = Documents.ROOT.resolve(module).resolve("src/main");
      try (Stream<Path> files = Files.walk(folder)) {
        files
            .filter(Files::isRegularFile)
            .filter(file -> !file.toString().endsWith(".java"))
            .forEach(all::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    assertThat(all).hasSizeGreaterThan(50);
    return all;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
