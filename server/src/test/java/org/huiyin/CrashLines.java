package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.huiyin.database.CrashLine;
import org.huiyin.database.CrashLine.Moment;
import org.huiyin.database.TestDatabase;
import org.huiyin.inspection.Inspection;

/// A server between two lines that are cut under load, at moments that a seeded generator picks.
final class CrashLines implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final List<Moment> MOMENTS = List.of(Moment.values());

  private final Random random;
  private final CrashLine toDatabase;
  private final CrashLine toServer;
  private final TestServer server;
  private final CrashPeople people;

  CrashLines(long seed) {
    random = new Random(seed);
    TestDatabase database = TestDatabase.fresh();
    URI address = URI.create(database.url().substring("jdbc:".length()));
    // Every entry of a journal holds its act, whatever the statement is called on this connection.
    toDatabase = CrashLine.to(address.getPort(), "\"act\":\"");
    server =
        TestServer.startOn(
            database,
            Map.of(
                "huiyin.db.url",
                database
                    .url()
                    .replace(":" + address.getPort() + "/", ":" + toDatabase.port() + "/")));
    toServer = CrashLine.to(server.uri().getPort(), "POST /api/v1/");
    people = new CrashPeople(CrashCounty.ofDemo(new Api(server)), random.nextLong());
    people.start(new ApiCaller(URI.create("http://127.0.0.1:" + toServer.port())));
  }

  CrashPeople people() {
    return people;
  }

  int cuts() {
    return toDatabase.cuts() + toServer.cuts();
  }

  /// Cuts one of the lines once, when some requests have gone over it.
  void cut() {
    people.forgetAcknowledged();
    people.awaitAcknowledged(1 + random.nextInt(10));
    CrashLine line = random.nextBoolean() ? toDatabase : toServer;
    int before = line.cuts();
    line.cutNext(MOMENTS.get(random.nextInt(MOMENTS.size())));
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (line.cuts() == before && System.nanoTime() < end) {
      CrashPeople.pause(Duration.ofMillis(1));
    }
    assertThat(line.cuts()).as("cut").isGreaterThan(before);
  }

  /// Ends the load, and finds everything there once.
  void holds() {
    people.stop();
    people.settle(new ApiCaller(server.uri()));
    untilTheLogStandsStill();
    Inspection.Report report = server.bean(Inspection.class).inspect(true, List.of());
    assertThat(report.differences()).isEmpty();
    assertThat(report.checked().matters()).isEqualTo(people.matters());
  }

  /// What was written last has come into the log. Anonymous matters wait for their day.
  private void untilTheLogStandsStill() {
    String before = "";
    String now = size();
    while (!now.equals(before)) {
      CrashPeople.pause(Duration.ofMillis(1_500));
      before = now;
      now = size();
    }
  }

  private String size() {
    return server.database().rows("select size from ledger_log").getFirst();
  }

  @Override
  public void close() {
    people.stop();
    toServer.close();
    server.close();
    toDatabase.close();
  }
}
