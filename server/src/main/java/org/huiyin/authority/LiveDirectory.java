package org.huiyin.authority;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.database.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Holds the newest snapshot. A thread of its own looks every two seconds whether another node has
/// changed something, so that no question waits for the database.
@Component
@DependsOnDatabaseInitialization
final class LiveDirectory implements Directory, SmartLifecycle {

  private record Version(long number, Directory directory) {}

  private static final Logger log = LoggerFactory.getLogger(LiveDirectory.class);
  private static final String READER = "system:directory";
  private static final long PAUSE_MILLIS = 2_000;
  private static final int TRIES = 5;

  private final Transactions transactions;
  private final Gazetteer gazetteer;
  private volatile Version current;
  private volatile boolean running;
  private volatile Thread watcher = Thread.currentThread();

  LiveDirectory(Transactions transactions, Gazetteer gazetteer) {
    this.transactions = transactions;
    this.gazetteer = gazetteer;
    this.current = read();
  }

  /// Makes what was committed before this call visible on this node. Where the database is lost
  /// just then, the change stands all the same, and the watch shows it once the database is back.
  void refresh() {
    try {
      reload();
    } catch (DataAccessException | TransactionException lost) {
      log.warn("A change isn't shown yet, since the database can't be read: {}", lost.getMessage());
    }
  }

  private synchronized void reload() {
    Version read = read();
    if (read.number() >= current.number()) {
      current = read;
    }
    gazetteer.forget();
  }

  private Version read() {
    return transactions.read(
        READER,
        jdbc -> {
          DirectoryReader reader = new DirectoryReader(jdbc);
          long before = reader.version();
          // Several statements under read committed may see a change in between: then read again.
          for (int tried = 1; ; tried++) {
            Content content = reader.content();
            long after = reader.version();
            if (before == after || tried == TRIES) {
              return new Version(before, new DirectorySnapshot(content));
            }
            before = after;
          }
        });
  }

  private void watch() {
    boolean reachable = true;
    while (running && pause()) {
      try {
        long number = transactions.read(READER, jdbc -> new DirectoryReader(jdbc).version());
        if (number != current.number()) {
          reload();
        }
        reachable = true;
      } catch (RuntimeException lost) {
        // Said once: the old snapshot serves until the database is back.
        if (reachable && running) {
          log.warn("The directory can't be read from the database now: {}", lost.getMessage());
        }
        reachable = false;
      }
    }
  }

  private static boolean pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
      return true;
    } catch (InterruptedException stopped) {
      return false;
    }
  }

  @Override
  public void start() {
    running = true;
    watcher = Thread.ofVirtual().name("directory-watch").start(this::watch);
  }

  @Override
  public void stop() {
    running = false;
    watcher.interrupt();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public Directory snapshot() {
    return current.directory();
  }

  @Override
  public Optional<Institution> institution(UUID id) {
    return snapshot().institution(id);
  }

  @Override
  public Optional<Institution> institutionByCode(String code) {
    return snapshot().institutionByCode(code);
  }

  @Override
  public Optional<Unit> unit(UUID id) {
    return snapshot().unit(id);
  }

  @Override
  public Optional<Officer> officer(UUID id) {
    return snapshot().officer(id);
  }

  @Override
  public Optional<Officer> officerByLogin(String login) {
    return snapshot().officerByLogin(login);
  }

  @Override
  public Optional<Topic> topic(UUID id) {
    return snapshot().topic(id);
  }

  @Override
  public Optional<UUID> superiorOf(UUID institution) {
    return snapshot().superiorOf(institution);
  }

  @Override
  public boolean isBelow(UUID institution, UUID maybeAbove) {
    return snapshot().isBelow(institution, maybeAbove);
  }

  @Override
  public List<Officer> officersAt(UUID institution, Role role) {
    return snapshot().officersAt(institution, role);
  }

  @Override
  public boolean directs(UUID chief, UUID subordinate) {
    return snapshot().directs(chief, subordinate);
  }

  @Override
  public List<Institution> all() {
    return snapshot().all();
  }

  @Override
  public List<Unit> units(UUID institution) {
    return snapshot().units(institution);
  }

  @Override
  public List<Officer> officers(UUID institution) {
    return snapshot().officers(institution);
  }

  @Override
  public List<Topic> topics(UUID institution) {
    return snapshot().topics(institution);
  }

  @Override
  public AnswerTexts answerTexts(UUID institution) {
    return snapshot().answerTexts(institution);
  }

  @Override
  public HouseDates houseDates(UUID institution) {
    return snapshot().houseDates(institution);
  }

  @Override
  public EditionPlan editions(UUID institution) {
    return snapshot().editions(institution);
  }

  @Override
  public long editionVersion() {
    return snapshot().editionVersion();
  }

  @Override
  public Directory renewed() {
    reload();
    return snapshot();
  }

  @Override
  public List<Cover> covers() {
    return snapshot().covers();
  }

  @Override
  public Optional<Cover> cover(UUID id) {
    return snapshot().cover(id);
  }

  @Override
  public List<Cover> coversOf(UUID officer) {
    return snapshot().coversOf(officer);
  }

  @Override
  public List<Cover> coversBy(UUID substitute) {
    return snapshot().coversBy(substitute);
  }
}
