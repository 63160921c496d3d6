package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Tomorrow's build takes what today's took: no version in a POM leaves a choice.
class PinnedVersionsTest {

  private static final Pattern VERSION = Pattern.compile("<([\\w.-]*version)>([^<]*)</\\1>");
  private static final Pattern PLUGIN =
      Pattern.compile(
          "<plugin>\\s*(?:<groupId>[^<]+</groupId>\\s*)?<artifactId>([^<]+)<(.*?)</plugin>",
          Pattern.DOTALL);
  private static final Pattern PINNED = Pattern.compile("\\$\\{[\\w.-]+}|\\d[\\w.-]*");

  /// What the build may run on: no part of what it makes.
  private static final Set<String> RUNS_ON = Set.of("[3.8,)", "[17,)", "[25,26)");

  @Test
  void leaveNoChoice() {
    List<String> open = new ArrayList<>();
    for (Path pom : poms()) {
      Matcher version = VERSION.matcher(Documents.read(pom));
      while (version.find()) {
        String value = version.group(2).strip();
        if (!isPinned(value)) {
          open.add(pom + ": " + version.group());
        }
      }
    }
    assertThat(open).isEmpty();
  }

  private static boolean isPinned(String version) {
    return RUNS_ON.contains(version)
        || version.equals("4.0.0")
        || version.equals("0.1.0-SNAPSHOT")
        || (PINNED.matcher(version).matches() && !version.endsWith("-SNAPSHOT"));
  }

  @Test
  void nameEachPluginOnce() {
    String root = Documents.read(Documents.ROOT.resolve("pom.xml"));
    String managed =
        root.substring(root.indexOf("<pluginManagement>"), root.indexOf("</pluginManagement>"));
    Set<String> known =
        PLUGIN
            .matcher(managed)
            .results()
            .filter(plugin -> plugin.group(2).contains("<version>"))
            .map(plugin -> plugin.group(1))
            .collect(Collectors.toSet());
    assertThat(known)
        .contains("maven-compiler-plugin", "maven-jar-plugin", "maven-surefire-plugin");
    List<String> used = new ArrayList<>();
    for (Path pom : poms()) {
      PLUGIN
          .matcher(Documents.read(pom))
          .results()
          .map(plugin -> plugin.group(1))
          .forEach(used::add);
    }
    assertThat(known).containsAll(used);
  }

  @Test
  void takeNothingFromElsewhere() {
    assertThat(poms())
        .allSatisfy(
            pom ->
                assertThat(Documents.read(pom))
                    .doesNotContain("<repositor", "<pluginRepositor", "systemPath"));
  }

  private static List<Path> poms() {
    try (Stream<Path> found = Files.walk(Documents.ROOT, 2)) {
      List<Path> poms =
          found.filter(file -> file.getFileName().toString().equals("pom.xml")).sorted().toList();
      assertThat(poms).hasSizeGreaterThan(4);
      return poms;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
