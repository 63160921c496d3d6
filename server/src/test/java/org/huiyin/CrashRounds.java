package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.huiyin.database.SmallDisk;

/// Rounds of crashes on one installation, each at a moment that a seeded generator picks: load,
/// crash, start, everything that was acknowledged is there once, what wasn't is sent again.
/// [Crashes] runs many of them, the tests a few.
final class CrashRounds implements AutoCloseable {

  private static final Duration TIME_THAT_PASSES = Duration.ofDays(4);

  /// A reminder or a rung says of which clock it is the how manieth, and has no other effect.
  private static final String TWICE =
      """
      select count(*) - count(distinct (matter, facts::jsonb -> 'effects')) from journal
      where facts::jsonb -> 'by' ->> 'role' = 'system'
      """;

  private final CrashHome home;
  private final CrashPeople people;
  private final Random random;
  private ServerProcess server;
  private boolean stopped;
  private int sweepsKilled;

  CrashRounds(CrashHome home, long seed) {
    this.home = home;
    this.random = new Random(seed);
    this.people = new CrashPeople(home.setUp(), random.nextLong());
    this.server = home.start();
  }

  CrashPeople people() {
    return people;
  }

  ServerProcess server() {
    return server;
  }

  /// The server, under load.
  void killServer() {
    home.tasksAreDue();
    people.start(server.api());
    people.awaitAcknowledged(1 + random.nextInt(60));
    CrashPeople.pause(Duration.ofMillis(random.nextInt(2_000)));
    ProcessHandle orphan = home.postmaster();
    server.kill();
    people.stop();
    assertThat(orphan.isAlive()).as("the database outlives the server").isTrue();
    startAgain();
    people.settle(server.api());
  }

  /// The server, while it starts: it takes over what was left behind, migrates, reads, listens.
  void killServerThatStarts() {
    server.kill();
    server = home.begin();
    CrashPeople.pause(Duration.ofMillis(random.nextInt(5_000)));
    server.kill();
    startAgain();
  }

  /// The server, in the middle of a sweep of deadlines, when days have passed.
  void killServerThatSweeps() {
    server.close();
    home.pass(TIME_THAT_PASSES);
    startAgain();
    int due = home.due();
    home.tasksAreDue();
    while (due > 0 && home.due() == due) {
      CrashPeople.pause(Duration.ofMillis(5));
    }
    CrashPeople.pause(Duration.ofMillis(random.nextInt(150)));
    server.kill();
    if (home.isUp() && home.due() > 0) {
      sweepsKilled++;
    }
    startAgain();
    home.tasksAreDue();
    for (int tries = 0; home.due() > 0 && tries < 3_000; tries++) {
      CrashPeople.pause(Duration.ofMillis(100));
    }
    assertThat(home.due()).as("matters that are due after the sweep").isZero();
    assertThat(home.number(TWICE)).as("what time made due, written twice").isZero();
  }

  /// The database's first process, or one that works for the server: the server stays, and serves
  /// again by itself.
  void killDatabase(boolean all) {
    people.start(server.api());
    people.awaitAcknowledged(1 + random.nextInt(60));
    CrashPeople.pause(Duration.ofMillis(random.nextInt(1_000)));
    ProcessHandle postmaster = home.postmaster();
    ProcessHandle killed = all ? postmaster : oneOf(home.backends());
    killed.destroyForcibly();
    killed.onExit().join();
    people.forgetAcknowledged();
    people.awaitAcknowledged(40);
    people.stop();
    assertThat(server.runs()).isTrue();
    people.settle(server.api());
  }

  /// The disk that everything lies on fills up under load, and has room again: the server stays,
  /// and serves again by itself.
  void fillDisk(SmallDisk disk) {
    people.start(server.api());
    people.awaitAcknowledged(1 + random.nextInt(60));
    disk.fill();
    long end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
    while (people.refusals().isEmpty() && System.nanoTime() < end) {
      CrashPeople.pause(Duration.ofMillis(5));
    }
    CrashPeople.pause(Duration.ofMillis(random.nextInt(2_000)));
    disk.makeSpace();
    people.forgetAcknowledged();
    people.awaitAcknowledged(40);
    people.stop();
    assertThat(people.refusals()).as("refused while it was full").isNotEmpty();
    assertThat(server.runs()).isTrue();
    people.settle(server.api());
  }

  private ProcessHandle oneOf(List<ProcessHandle> some) {
    return some.get(random.nextInt(some.size()));
  }

  /// How often a sweep was killed before it was through.
  int sweepsKilled() {
    return sweepsKilled;
  }

  /// Everything is there, and the audit finds nothing of a server that was stopped.
  void holds() {
    people.everythingIsThere(server.api());
    server.close();
    stopped = true;
    audited();
  }

  /// The server runs, also after [#holds].
  void begin() {
    if (stopped) {
      startAgain();
    }
  }

  private void startAgain() {
    server = home.start();
    stopped = false;
  }

  /// The audit of an installation that stands still, and no matter that nobody knows of.
  void audited() {
    home.holds(people.matters());
  }

  /// Files that no matter names: begun and never sent, or sent with what was never written.
  int strayFiles() {
    return home.files("kept").size() - home.number("select count(*) from evidence");
  }

  @Override
  public void close() {
    server.close();
  }
}
