package org.huiyin.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.huiyin.HuiyinApplication;
import org.huiyin.database.TestDatabase;
import org.huiyin.moving.Destination;
import org.huiyin.moving.Export;
import org.huiyin.moving.ImportAll;
import org.huiyin.moving.KeysArchive;
import org.huiyin.moving.Restore;
import org.huiyin.moving.Unfit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.FileSystemUtils;

/// A county in which much has happened moves: from the PostgreSQL that comes along, while it
/// serves, to the machine's own, of another major version, and back to an embedded one. Each row is
/// the same, to the letter, and the audit says the same.
class MovedTest {

  private final LivedThrough county = LivedThrough.shared();
  private Path folder = Path.of("");

  @BeforeEach
  void make() throws IOException {
    folder = Files.createTempDirectory("huiyin-moved");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
  }

  @AfterEach
  void remove() throws IOException {
    FileSystemUtils.deleteRecursively(folder);
  }

  private static ConfigurableEnvironment environment(List<String> settings) {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(new SimpleCommandLinePropertySource(settings.toArray(String[]::new)));
    return environment;
  }

  private static List<String> settings(Path home, Map<String, String> database) {
    List<String> settings = new ArrayList<>(List.of("--huiyin.home=" + home));
    database.forEach((name, value) -> settings.add("--" + name + "=" + value));
    return settings;
  }

  private Path exported(String name, List<String> settings) throws IOException, SQLException {
    Path file = folder.resolve(name);
    Export.Made made = Export.write(environment(settings), new Destination.File(file));
    assertThat(made.rows()).isGreaterThan(100);
    assertThat(made.bytes()).isEqualTo(Files.size(file));
    return file;
  }

  private static ImportAll.Done imported(Path archive, Path keys, List<String> settings)
      throws IOException, SQLException {
    return ImportAll.run(
        environment(settings), new Restore.Wanted(archive, keys, null, List.of(), List.of()));
  }

  /// Digest, size and name of each entry with rows.
  private static List<String> rows(Path archive) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(archive)))) {
      for (@Nullable TarArchiveEntry entry = tar.getNextEntry();
          entry != null;
          entry = tar.getNextEntry()) {
        if (entry.getName().equals("manifest")) {
          return new String(tar.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(
                  line -> line.matches("\\S+ \\d+ (table/.*|tables|rows|sequences|evidence/.*)"))
              .sorted()
              .toList();
        }
      }
    }
    throw new AssertionError("no manifest");
  }

  private Inspection.Report audit(List<String> settings) {
    List<String> all = new ArrayList<>(settings);
    all.add("--huiyin.legal-time.start=" + county.server().legalTime().instant());
    try (ConfigurableApplicationContext context =
        new SpringApplicationBuilder(HuiyinApplication.class)
            .web(WebApplicationType.NONE)
            .profiles("check")
            .logStartupInfo(false)
            .run(all.toArray(String[]::new))) {
      return context.getBean(Inspection.class).inspect(true, List.of());
    }
  }

  private static String[] counts(Inspection.Report report) {
    return new String[] {
      "matters " + report.checked().matters(),
      "entries " + report.checked().entries(),
      "changes " + report.changes(),
      "leaves " + report.leaves(),
      "differences " + report.differences()
    };
  }

  @Test
  void toAnotherMajorVersionAndBackNothingIsLostOrAltered() throws IOException, SQLException {
    TestDatabase machine =
        TestDatabase.emptyOnTheMachinesOwn()
            .orElseThrow(() -> new TestAbortedException("skipped: no PostgreSQL from 15 on here"));
    List<String> here = settings(county.server().home(), county.server().database().properties());
    Inspection.Report before = county.server().bean(Inspection.class).inspect(true, List.of());
    Path keys = folder.resolve("keys");
    assertThat(KeysArchive.write(environment(here), new Destination.File(keys))).isPositive();
    Path first = exported("first", here);

    List<String> there = settings(folder.resolve("there"), machine.properties());
    ImportAll.Done taken = imported(first, keys, there);
    assertThat(taken.files()).isPositive();
    Path second = exported("second", there);
    List<String> back = settings(folder.resolve("back"), Map.of());
    imported(second, keys, back);
    Path third = exported("third", back);

    assertThat(rows(first)).hasSizeGreaterThan(40);
    assertThat(rows(second)).isEqualTo(rows(first));
    assertThat(rows(third)).isEqualTo(rows(first));
    assertThat(counts(audit(there))).isEqualTo(counts(before));
    assertThat(counts(audit(back))).isEqualTo(counts(before));
    assertThat(machine.rows("select relname from pg_class where relforcerowsecurity order by 1"))
        .isEqualTo(
            county.rows("select relname from pg_class where relforcerowsecurity order by 1"));
    assertThat(
            county
                .server()
                .database()
                .rows("select tgname from pg_trigger where tgenabled <> 'O' and not tgisinternal"))
        .isEmpty();
  }

  @Test
  void goesIntoAnEmptyDatabaseAlone() throws IOException, SQLException {
    Map<String, String> database = county.server().database().properties();
    List<String> here = settings(county.server().home(), database);
    Path keys = folder.resolve("keys");
    assertThat(KeysArchive.write(environment(here), new Destination.File(keys))).isPositive();
    Path first = exported("first", here);
    Path elsewhere = folder.resolve("elsewhere");

    assertThatThrownBy(() -> imported(first, keys, settings(elsewhere, database)))
        .isInstanceOf(Unfit.class)
        .hasMessageContaining("holds tables already");
    assertThat(elsewhere.resolve("keys")).doesNotExist();
  }
}
