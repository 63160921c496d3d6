package org.huiyin.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.TestServer;
import org.huiyin.database.CommandDatabase;
import org.huiyin.database.Installation;
import org.huiyin.database.TestDatabase;
import org.huiyin.moving.Destination;
import org.huiyin.moving.Export;
import org.huiyin.moving.ImportAll;
import org.huiyin.moving.KeysArchive;
import org.huiyin.moving.Restore;
import org.huiyin.moving.Unfit;
import org.huiyin.record.LedgerCopy;
import org.huiyin.record.Sequencer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/// An export is taken in later than it was made: what was published and erased since is known, and
/// the program is a newer one.
class MovedLaterTest {

  private static final TestServer SERVER = TestServer.with(Map.of("huiyin.ledger.tick", "24h"));

  /// The version before the last that changed a table with rows in it.
  private static final String OLDER = "181";

  private static final String FORCED =
      "select relname::text from pg_class where relforcerowsecurity order by 1";

  @TempDir Path folder = Path.of("");

  @AfterAll
  static void end() {
    SERVER.close();
  }

  private static ConfigurableEnvironment environment(Path home, TestDatabase database) {
    List<String> settings = new ArrayList<>(List.of("--huiyin.home=" + home));
    database.properties().forEach((name, value) -> settings.add("--" + name + "=" + value));
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(new SimpleCommandLinePropertySource(settings.toArray(String[]::new)));
    return environment;
  }

  private ConfigurableEnvironment here() {
    return environment(SERVER.home(), SERVER.database());
  }

  private ImportAll.Done imported(String name, Restore.Wanted wanted)
      throws IOException, SQLException {
    return ImportAll.run(environment(folder.resolve(name), TestDatabase.empty()), wanted);
  }

  private void isRefused(String name, Restore.Wanted wanted, String... why) {
    assertThatThrownBy(() -> imported(name, wanted))
        .isInstanceOf(Unfit.class)
        .message()
        .contains(why);
    assertThat(folder.resolve(name).resolve("keys")).doesNotExist();
    assertThat(folder.resolve(name).resolve("state/installation")).doesNotExist();
  }

  @Test
  void whatWasPublishedOrErasedSinceItWasMadeIsKnown() throws IOException, SQLException {
    Api api = new Api(SERVER);
    Brought.received(api);
    SERVER.bean(Sequencer.class).tick();
    Path before = folder.resolve("before");
    SERVER.bean(LedgerCopy.class).to(before);
    Path keys = folder.resolve("keys.archive");
    KeysArchive.write(here(), new Destination.File(keys));
    Path export = folder.resolve("export");
    Export.write(here(), new Destination.File(export));
    Path register = Files.writeString(folder.resolve("erased"), "");
    assertThat(
            imported(
                    "fits",
                    new Restore.Wanted(
                        export,
                        keys,
                        register,
                        List.of(before.resolve("checkpoint")),
                        List.of(before)))
                .rows())
        .isPositive();

    Brought.received(api);
    SERVER.bean(Sequencer.class).tick();
    Path after = folder.resolve("after");
    SERVER.bean(LedgerCopy.class).to(after);
    Path state = SERVER.home().resolve("state");
    isRefused(
        "witnessed",
        new Restore.Wanted(export, keys, null, List.of(after.resolve("checkpoint")), List.of()),
        "were published",
        "to sign a second past");
    isRefused(
        "state",
        new Restore.Wanted(export, keys, state, List.of(), List.of()),
        "were published",
        "state/checkpoint");
    isRefused(
        "copy",
        new Restore.Wanted(export, keys, null, List.of(), List.of(after)),
        "are missing here, those at the positions",
        "to sign a second past");
  }

  @Test
  void anExportOfAnOlderVersionIsMigratedOnAtTheNextStart() throws IOException, SQLException {
    TestDatabase old = TestDatabase.empty();
    ConfigurableEnvironment older = environment(folder.resolve("older"), old);
    Path home = folder.resolve("older");
    try (CommandDatabase database = CommandDatabase.open(older, Installation.at(home))) {
      database.migrate(OLDER);
    }
    old.run(
        "insert into place (code, name_zh, name_en, sort_key) values ('880100', '旧县', 'Jiu', 'jiu')");
    Path export = folder.resolve("older-export");
    Export.write(older, new Destination.File(export));
    Path keys = folder.resolve("keys.archive");
    KeysArchive.write(here(), new Destination.File(keys));

    TestDatabase there = TestDatabase.empty();
    Restore.Wanted wanted = new Restore.Wanted(export, keys, null, List.of(), List.of());
    ImportAll.run(environment(folder.resolve("there"), there), wanted);
    assertThat(version(there)).isEqualTo(OLDER);
    assertThat(there.rows("select name_zh from place")).containsExactly("旧县");

    TestServer.startOn(there).close();
    assertThat(version(there)).isEqualTo(version(SERVER.database()));
    assertThat(there.rows("select name_zh from place where not imported")).contains("旧县");
    assertThat(there.rows(FORCED)).isEqualTo(SERVER.database().rows(FORCED));
  }

  private static String version(TestDatabase database) {
    return database
        .rows("select version from flyway_schema_history order by installed_rank desc limit 1")
        .getFirst();
  }
}
