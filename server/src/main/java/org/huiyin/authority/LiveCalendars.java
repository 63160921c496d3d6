package org.huiyin.authority;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.huiyin.database.Transactions;
import org.huiyin.rulebook.CalendarRefused;
import org.huiyin.rulebook.WorkingCalendar;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Holds the newest edition. A thread of its own looks every two seconds whether another node has
/// made one.
///
/// At the start it adds the years that this release brings along and nobody has given yet. It
/// takes none away: an older release that is started once more follows what is known.
@Component
@DependsOnDatabaseInitialization
final class LiveCalendars implements Calendars, SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(LiveCalendars.class);
  private static final String SYSTEM = "system:calendars";
  private static final long PAUSE_MILLIS = 2_000;

  private final Transactions transactions;
  private final InstantSource securityTime;
  private final ZoneId zone;
  private final JsonMapper json;
  private final Map<Integer, Edition> editions = new ConcurrentHashMap<>();
  private volatile Edition current;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile boolean running;
  private volatile Thread watcher = new Thread();

  @Autowired
  LiveCalendars(
      Transactions transactions,
      @Qualifier("securityTime") InstantSource securityTime,
      @Value("${huiyin.zone:Asia/Shanghai}") ZoneId zone,
      JsonMapper json) {
    this(transactions, securityTime, zone, json, WorkingCalendar.chinaFiles());
  }

  /// @param bundled the years that this release brings along
  LiveCalendars(
      Transactions transactions,
      InstantSource securityTime,
      ZoneId zone,
      JsonMapper json,
      Map<Integer, byte[]> bundled) {
    this.transactions = transactions;
    this.securityTime = securityTime;
    this.zone = zone;
    this.json = json;
    transactions.as(
        SYSTEM, jdbc -> addBundled(new DirectoryWriter(jdbc), new CalendarStore(jdbc), bundled));
    this.current = read(transactions.read(SYSTEM, jdbc -> new CalendarStore(jdbc).last()));
  }

  private int addBundled(
      DirectoryWriter writer, CalendarStore store, Map<Integer, byte[]> bundled) {
    writer.lock();
    Map<Integer, byte[]> files = store.files(store.last());
    boolean first = files.isEmpty();
    int known = first ? 0 : read(store, store.last()).calendar().knownUntil().getYear();
    bundled.forEach(
        (year, document) -> {
          if (year > known || !files.containsKey(year)) {
            files.put(year, document);
            store.keep(year, text(document), "", "", today());
          }
        });
    int year = first ? 0 : WorkingCalendar.read(CalendarStore.CHINA, files).knownUntil().getYear();
    if (first || year > known) {
      add(writer, store, files, new Notice(year, "", "", ""));
    }
    return store.last();
  }

  private static String text(byte[] document) {
    return new String(document, StandardCharsets.UTF_8);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(securityTime.instant(), zone);
  }

  private Edition add(
      DirectoryWriter writer, CalendarStore store, Map<Integer, byte[]> files, Notice notice) {
    int last = store.last();
    Instant at = CalendarStore.instant(securityTime.instant());
    WorkingCalendar calendar = WorkingCalendar.read(CalendarStore.CHINA, files);
    WorkingCalendar before = last == 0 ? calendar : read(store, last).calendar();
    LocalDate first = before.firstDifference(calendar).orElse(null);
    boolean isNew = notice.year() > before.knownUntil().getYear();
    Edition edition = new Edition(last + 1, calendar, at, first, null);
    store.add(edition, notice.year(), files);
    if (last > 0) {
      writer.record(
          LocalDate.ofInstant(at, zone),
          at,
          new DirectoryWriter.Entry(
              isNew ? "calendar.created" : "calendar.changed",
              json.writeValueAsString(published(notice, files))));
    }
    return read(store, edition.number());
  }

  private static Map<String, Object> published(Notice notice, Map<Integer, byte[]> files) {
    Map<String, Object> details = new TreeMap<>();
    details.put("code", CalendarStore.CHINA + "-" + notice.year());
    details.put("digest", CalendarStore.digest(Objects.requireNonNull(files.get(notice.year()))));
    if (!notice.title().isEmpty()) {
      details.put("title", notice.title());
      details.put("paper", notice.paper());
    }
    return details;
  }

  @Override
  public Edition current() {
    return current;
  }

  @Override
  public Edition edition(int number) {
    return read(Math.max(1, number));
  }

  @Override
  public Optional<Edition> named(String version) {
    Edition now = current;
    if (now.calendar().version().equals(version)) {
      return Optional.of(now);
    }
    for (Edition each : editions.values()) {
      if (each.calendar().version().equals(version)) {
        return Optional.of(each);
      }
    }
    return transactions
        .read(SYSTEM, jdbc -> new CalendarStore(jdbc).number(version))
        .map(this::read);
  }

  private Edition read(int number) {
    Edition found = editions.get(number);
    if (found != null) {
      return found;
    }
    Edition read = transactions.read(SYSTEM, jdbc -> read(new CalendarStore(jdbc), number));
    editions.put(number, read);
    return read;
  }

  private Edition read(CalendarStore store, int number) {
    Edition found = editions.get(number);
    if (found != null) {
      return found;
    }
    return store
        .edition(number)
        .orElseThrow(() -> new IllegalArgumentException("number: no edition " + number));
  }

  @Override
  public List<Given> years() {
    return transactions.read(SYSTEM, jdbc -> new CalendarStore(jdbc).years(current.number()));
  }

  @Override
  public Outcome look(Notice notice) {
    return transactions.read(SYSTEM, jdbc -> look(new CalendarStore(jdbc), notice));
  }

  private Outcome look(CalendarStore store, Notice notice) {
    List<Mistake> mistakes = NoticeRules.mistakes(notice);
    if (!mistakes.isEmpty()) {
      return new Refused(mistakes);
    }
    Edition now = read(store, store.last());
    try {
      WorkingCalendar after =
          WorkingCalendar.read(
              CalendarStore.CHINA, NoticeRules.with(store.files(now.number()), notice));
      List<Mistake> missing = NoticeRules.missing(notice.year(), after);
      if (!missing.isEmpty()) {
        return new Refused(missing);
      }
      if (after.version().equals(now.calendar().version())) {
        return new Known(now);
      }
      LocalDate first = now.calendar().firstDifference(after).orElse(null);
      Given given = new Given(notice.year(), notice.title(), notice.paper(), today());
      return new Taken(
          new Edition(0, after, securityTime.instant(), first, given),
          now.calendar().differing(after));
    } catch (CalendarRefused refused) {
      return new Refused(List.of(NoticeRules.mistake(refused)));
    }
  }

  @Override
  public Outcome decree(Editor editor, Notice notice) {
    Outcome outcome =
        transactions.as(
            editor.principal(),
            jdbc -> {
              DirectoryWriter writer = new DirectoryWriter(jdbc);
              CalendarStore store = new CalendarStore(jdbc);
              writer.lock();
              Outcome looked = look(store, notice);
              if (!(looked instanceof Taken taken)) {
                return looked;
              }
              store.keep(notice.year(), notice.document(), notice.title(), notice.paper(), today());
              Map<Integer, byte[]> files = NoticeRules.with(store.files(store.last()), notice);
              return new Taken(add(writer, store, files, notice), taken.days());
            });
    if (outcome instanceof Taken taken) {
      show(taken.edition());
    }
    return outcome;
  }

  private synchronized void show(Edition edition) {
    editions.put(edition.number(), edition);
    if (edition.number() > current.number()) {
      current = edition;
    }
  }

  @Override
  public boolean isRecounted(Edition edition) {
    return transactions.read(SYSTEM, jdbc -> new CalendarStore(jdbc).isRecounted(edition.number()));
  }

  @Override
  public void recounted(Edition edition) {
    transactions.as(
        SYSTEM,
        jdbc -> {
          new CalendarStore(jdbc).recounted(edition.number());
          return edition;
        });
  }

  private void watch() {
    boolean reachable = true;
    while (running && pause()) {
      try {
        refresh();
        reachable = true;
      } catch (RuntimeException lost) {
        // Said once: the old edition serves until the database is back.
        if (reachable && running) {
          log.warn("The calendar can't be read from the database now: {}", lost.getMessage());
        }
        reachable = false;
      }
    }
  }

  /// Shows what another node has made.
  void refresh() {
    int last = transactions.read(SYSTEM, jdbc -> new CalendarStore(jdbc).last());
    if (last > current.number()) {
      show(read(last));
    }
  }

  // Not interrupted: that would break a connection in the middle of a question.
  private boolean pause() {
    try {
      return !stopping.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      return false;
    }
  }

  @Override
  public void start() {
    running = true;
    watcher = Thread.ofVirtual().name("calendar-watch").start(this::watch);
  }

  @Override
  public void stop() {
    running = false;
    stopping.countDown();
    try {
      watcher.join(PAUSE_MILLIS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
