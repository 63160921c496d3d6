package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Rounds of an import that is killed, each of another table, at moments that a seeded generator
/// picks, and is then run again to its end: each row is there once, with what was done in it, and
/// the rejects are those of a run that nobody disturbed. [Crashes] runs many, the tests a few.
final class CrashImports implements AutoCloseable {

  private static final String ENTRIES =
      """
      select string_agg(
        concat_ws(' ', facts::jsonb -> 'imported' ->> 'source', facts::jsonb ->> 'act',
          facts::jsonb -> 'imported' ->> 'on'), ', ' order by seq)
      from journal group by matter
      """;

  private static final String SOME = "select number from matter where number ~ '[05]$'";

  private final CrashHome home;
  private final CrashCounty county;
  private final Path tables;
  private final Random random;
  private final List<CrashTable> fed = new ArrayList<>();
  private int begun;
  private int startsKilled;
  private int halvesKilled;
  private int wholesKilled;

  CrashImports(CrashHome home, long seed) {
    this.home = home;
    this.random = new Random(seed);
    this.county = home.setUp();
    try {
      this.tables = Files.createTempDirectory("huiyin-crash-tables");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Feeds a table in, is killed so many times, and goes on to its end.
  void feed(int rows, int kills) {
    CrashTable table = new CrashTable("old-desk-" + ++begun, rows);
    table.write(tables);
    table.writeMapping(tables, county.petitions());
    int before = home.matters().orElse(matters());
    for (int kill = 0; kill < kills; kill++) {
      kill(table, before, (kill + random.nextDouble()) / kills);
    }
    ServerProcess.Ended ended = home.runToEnd("import", arguments(table));
    assertThat(ended.status()).as(ended.printed()).isEqualTo(1);
    rejectsAreThose(table);
    fed.add(table);
  }

  private String[] arguments(CrashTable table) {
    return new String[] {
      file(table, ".csv").toString(),
      "--mapping",
      file(table, ".yaml").toString(),
      "--as",
      "crash.registrar",
      "--rejects",
      file(table, ".rejects").toString()
    };
  }

  private Path file(CrashTable table, String ending) {
    return tables.resolve(table.source() + ending);
  }

  /// While it starts, or when so much of the table is in; with its database or without.
  private void kill(CrashTable table, int before, double share) {
    try (ServerProcess importing = home.begin("import", arguments(table))) {
      int in;
      if (random.nextInt(5) == 0) {
        CrashPeople.pause(Duration.ofMillis(random.nextInt(8_000)));
        in = before;
      } else {
        in = awaitMatters(importing, before + 1 + (int) (share * table.matters()));
        CrashPeople.pause(Duration.ofMillis(random.nextInt(100)));
      }
      if (importing.runs()) {
        count(home.matters().orElse(in) - before, table);
      }
      if (random.nextBoolean() && home.isUp()) {
        home.postmaster().destroyForcibly();
      }
      importing.kill();
    }
    // Killed when all was read: whoever feeds it in again has looked at the file and moved it.
    if (Files.exists(file(table, ".rejects"))) {
      rejectsAreThose(table);
    }
  }

  private int awaitMatters(ServerProcess importing, int matters) {
    int in = 0;
    while (importing.runs() && in < matters) {
      in = home.matters().orElse(in);
      CrashPeople.pause(Duration.ofMillis(2));
    }
    return in;
  }

  private void count(int in, CrashTable table) {
    startsKilled += in <= 0 ? 1 : 0;
    halvesKilled += in > 0 && in < table.matters() ? 1 : 0;
    wholesKilled += in >= table.matters() ? 1 : 0;
  }

  private void rejectsAreThose(CrashTable table) {
    Path rejects = file(table, ".rejects");
    assertThat(rejects).hasContent(table.rejects());
    try {
      Files.delete(rejects);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int kills() {
    return startsKilled + halvesKilled + wholesKilled;
  }

  /// How often it was killed when some of a table was in, and not all.
  int halvesKilled() {
    return halvesKilled;
  }

  /// How many matters there have to be.
  int matters() {
    return fed.stream().mapToInt(CrashTable::matters).sum();
  }

  String told() {
    return "killed before the first row was in: %d, in the middle: %d, when all was in: %d"
        .formatted(startsKilled, halvesKilled, wholesKilled);
  }

  /// Each row is there once, with the days of what was done in it; some of them, read at the desk,
  /// with their words; and the audit finds nothing.
  void holds() {
    List<String> lost = new ArrayList<>();
    try (ServerProcess server = home.start()) {
      List<String> entries = home.texts(ENTRIES);
      fed.forEach(table -> lost.addAll(table.lost(entries)));
      for (String number : home.texts(SOME)) {
        JsonNode view = server.api().get("/desk/matters/" + number, county.registrar()).expect(200);
        if (fed.stream().noneMatch(table -> table.tells(view))) {
          lost.add(number + " is of no row: " + view.required("happened"));
        }
      }
    }
    assertThat(lost).as("lost, there twice, or another").isEmpty();
    home.holds(matters());
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.list(tables)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(tables);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
