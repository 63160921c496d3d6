package org.huiyin.matter;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.huiyin.ledger.Commitment;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.NotCanonical;
import org.huiyin.ledger.Salt;
import org.huiyin.rulebook.Effect;
import org.huiyin.rulebook.Post;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.State;
import org.huiyin.rulebook.WorkingCalendar;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// Verifies a database: that each journal is whole and unaltered, and that state, duties and
/// notices are what its facts say. Reads only; names each difference.
///
/// Does not find what is consistent with itself: a journal whose end is gone together with its
/// state, an entry that was committed to anew, a matter that was removed whole; module inspection
/// does, by the public log. Acts that are written meanwhile may show as differences, so nothing
/// else should run. Throws Spring's `DataAccessException`s when the database can't be used.
/// Thread-safe.
public final class Checking {

  private static final int BATCH = 200;
  private static final int THREADS = 2;

  private final Parts parts;
  private final CheckingStore store;
  private final Attaching attaching;
  private final Searched searched;
  private final InstantSource securityTime;

  /// One for all: making one takes longer than checking a matter.
  private final StateCodec states = new StateCodec();

  Checking(
      Parts parts,
      CheckingStore store,
      Attaching attaching,
      Searched searched,
      InstantSource securityTime) {
    this.searched = searched;
    this.securityTime = securityTime;
    this.parts = parts;
    this.store = store;
    this.attaching = attaching;
  }

  /// One difference, named.
  ///
  /// @param matter the number of the matter
  /// @param what what differs, in plain words
  public record Difference(String matter, String what) {
    @Override
    public String toString() {
      return matter + ": " + what;
    }
  }

  /// What a check found.
  ///
  /// @param matters how many matters were looked at
  /// @param entries how many journal entries
  public record Report(long matters, long entries, List<Difference> differences) {
    public Report {
      differences = List.copyOf(differences);
    }

    public boolean holds() {
      return differences.isEmpty();
    }
  }

  /// An entry, by what the public log can be asked about it.
  ///
  /// @param commitment as the row holds it
  /// @param at the instant by which it dates itself; null where it keeps the day alone, or can't be
  ///     read
  /// @param on the legal day; null where it can't be read
  /// @param loaded whether it came with others of its matter at once, so that the log has them in
  ///     no order
  /// @param byTime whether time alone made it: then its day is the one that counts, and it may have
  ///     been written long after
  public record Entry(
      int seq,
      Commitment commitment,
      @Nullable Instant at,
      @Nullable LocalDate on,
      boolean byTime,
      boolean loaded) {}

  /// The entries of one matter, in their order.
  ///
  /// @param daily whether the log takes them in once a day
  public record Logged(String matter, boolean daily, List<Entry> entries) {
    public Logged {
      entries = List.copyOf(entries);
    }
  }

  /// Checks every matter.
  ///
  /// @param rebuild whether each state is also folded from its first entry and compared with
  ///     the one stored, and the words by which it is found made once more
  public Report check(boolean rebuild) {
    return check(rebuild, _ -> {});
  }

  /// The same, and shows the entries of each matter on the way, so that they are read once.
  ///
  /// @param each is called in the order of matters, by the caller's thread
  public Report check(boolean rebuild, Consumer<Logged> each) {
    return check(rebuild, each, (_, _) -> {});
  }

  /// Told now and then how far it is, by the caller's thread.
  public interface Progress {

    /// So many matters were looked at.
    ///
    /// @param all how many there were when it began
    void at(long done, long all);
  }

  /// The same, and says how far it is. Two threads look at batches of matters, so that memory
  /// doesn't grow with their number.
  public Report check(boolean rebuild, Consumer<Logged> each, Progress progress) {
    CheckingFound found = new CheckingFound();
    Iterator<CheckingStore.Some> batches = new CheckingKeys(parts.store(), BATCH);
    long all = store.matters();
    long matters = 0;
    long entries = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      Queue<Future<Looked>> running = new ArrayDeque<>();
      while (batches.hasNext() || !running.isEmpty()) {
        while (batches.hasNext() && running.size() <= THREADS) {
          CheckingStore.Some some = batches.next();
          running.add(threads.submit(() -> look(some, rebuild)));
        }
        Looked looked = ended(running.remove());
        matters += looked.matters();
        entries += looked.entries();
        found.addAll(looked.differences());
        looked.logged().forEach(each);
        progress.at(matters, all);
      }
    }
    found.addAll(besides());
    return new Report(matters, entries, found.all());
  }

  private static Looked ended(Future<Looked> looking) {
    try {
      return looking.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    }
  }

  /// What belongs to no matter.
  private List<Difference> besides() {
    List<Difference> differences = new ArrayList<>();
    store
        .strays()
        .forEach(stray -> differences.add(new Difference(stray, "rows without a matter")));
    parts
        .rulebooks()
        .altered()
        .forEach(digest -> differences.add(new Difference("rulebook " + digest, "was altered")));
    store
        .rulebooksGone()
        .forEach(digest -> differences.add(new Difference("rulebook " + digest, "is missing")));
    attaching
        .astray(securityTime.instant())
        .forEach(
            file ->
                differences.add(
                    new Difference("evidence " + file, "belongs to no matter, and is still kept")));
    return differences;
  }

  /// What was found in some matters.
  private record Looked(
      int matters, long entries, List<Difference> differences, List<Logged> logged) {}

  private Looked look(CheckingStore.Some some, boolean rebuild) {
    try {
      CheckingBatch batch = CheckingBatch.of(some, parts.store(), store);
      List<Difference> differences = new ArrayList<>();
      List<Logged> logged = new ArrayList<>();
      long entries = 0;
      for (UUID matter : some.matters()) {
        entries += readable(some, matter, batch, rebuild, differences, logged);
      }
      return new Looked(some.matters().size(), entries, differences, logged);
    } catch (IllegalArgumentException
        | NoSuchElementException
        | DateTimeException
        | JacksonException e) {
      return some.matters().size() > 1
          ? oneByOne(some, rebuild)
          : new Looked(
              1, 0, List.of(unreadable(some.authority(), some.matters().getFirst(), e)), List.of());
    }
  }

  /// A row in one of them can't be read, and hides no other.
  private Looked oneByOne(CheckingStore.Some some, boolean rebuild) {
    List<Difference> differences = new ArrayList<>();
    List<Logged> logged = new ArrayList<>();
    long entries = 0;
    for (UUID matter : some.matters()) {
      Looked one = look(new CheckingStore.Some(some.authority(), List.of(matter)), rebuild);
      entries += one.entries();
      differences.addAll(one.differences());
      logged.addAll(one.logged());
    }
    return new Looked(some.matters().size(), entries, differences, logged);
  }

  private static Difference unreadable(String authority, UUID matter, RuntimeException e) {
    return new Difference(
        authority + "/" + matter,
        e instanceof JacksonException
            ? "state: it can't be read"
            : "a row of it can't be read: " + e.getClass().getSimpleName());
  }

  /// A row that holds what nobody could have written is a difference as any other.
  private int readable(
      CheckingStore.Some some,
      UUID matter,
      CheckingBatch batch,
      boolean rebuild,
      List<Difference> differences,
      List<Logged> logged) {
    try {
      return check(batch.matter(matter).orElseThrow(), batch, rebuild, differences, logged);
    } catch (IllegalArgumentException | NoSuchElementException | DateTimeException e) {
      differences.add(unreadable(some.authority(), matter, e));
      return 0;
    }
  }

  private int check(
      MatterRecord matter,
      CheckingBatch batch,
      boolean rebuild,
      List<Difference> differences,
      List<Logged> logged) {
    OneMatter one = new OneMatter(matter, batch, differences);
    List<MatterRecord.Stored> stored = batch.journal(matter.id());
    List<Facts> facts = one.entries(stored);
    one.position(facts);
    one.erasure(facts, stored);
    if (rebuild) {
      one.rebuilt(facts);
    }
    one.underItsRulebook(facts);
    one.notices(facts);
    new CheckingEvidence(attaching, batch)
        .differences(matter.identity(), facts)
        .forEach(one::differ);
    CheckingRows.of(parts, batch, states, searched)
        .differences(matter, facts, stored, rebuild)
        .forEach(one::differ);
    logged.add(logged(matter.identity(), facts, stored));
    return stored.size();
  }

  private static Logged logged(
      MatterRecord.Identity matter, List<Facts> facts, List<MatterRecord.Stored> stored) {
    Map<Integer, Facts> read = new HashMap<>();
    facts.forEach(entry -> read.put(entry.seq(), entry));
    return new Logged(
        matter.number(),
        matter.anonymous() || matter.relation() == Relation.ACCUSES,
        stored.stream().map(entry -> logged(entry, read.get(entry.seq()))).toList());
  }

  private static Entry logged(MatterRecord.Stored stored, @Nullable Facts facts) {
    Commitment commitment = new Commitment(Hash.of(stored.commitment().array()));
    return facts == null
        ? new Entry(stored.seq(), commitment, null, null, true, false)
        : new Entry(
            stored.seq(),
            commitment,
            facts.at(),
            facts.on(),
            facts.by().role().equals(Post.SYSTEM) || isMadeUp(facts),
            facts.imported() != null);
  }

  /// One that was made up is dated as if it had been written in its own time.
  private static boolean isMadeUp(Facts facts) {
    Facts.Imported imported = facts.imported();
    return imported != null && imported.isGenerated();
  }

  private final class OneMatter {
    private final MatterRecord matter;
    private final CheckingBatch batch;
    private final List<Difference> differences;

    OneMatter(MatterRecord matter, CheckingBatch batch, List<Difference> differences) {
      this.matter = matter;
      this.batch = batch;
      this.differences = differences;
    }

    private void differ(String what) {
      differences.add(new Difference(matter.identity().number(), what));
    }

    void erasure(List<Facts> facts, List<MatterRecord.Stored> stored) {
      new CheckingErasure(batch).differences(matter, facts, stored).forEach(this::differ);
    }

    List<Facts> entries(List<MatterRecord.Stored> stored) {
      List<Facts> facts = new ArrayList<>();
      int expected = 1;
      for (MatterRecord.Stored entry : stored) {
        if (entry.seq() != expected) {
          differ("journal: entry " + expected + " is missing");
        }
        expected = entry.seq() + 1;
        decoded(entry).ifPresent(facts::add);
      }
      return facts;
    }

    private Optional<Facts> decoded(MatterRecord.Stored entry) {
      String name = "journal: entry " + entry.seq();
      try {
        Facts facts = Facts.decode(entry.facts().array());
        if (facts.seq() != entry.seq() || !facts.matter().equals(matter.id())) {
          differ(name + " belongs to another place");
        }
        committed(entry, name);
        return Optional.of(facts);
      } catch (NotCanonical | IllegalArgumentException | DateTimeException e) {
        differ(name + " can't be read: " + e.getMessage());
        return Optional.empty();
      }
    }

    private void committed(MatterRecord.Stored entry, String name) {
      Bytes salt = entry.salt();
      if (salt == null) {
        // Whether an entry says that it was erased is asked of the whole journal.
        return;
      }
      try {
        byte[] content = parts.journal().content(matter.identity(), entry);
        Commitment commitment = new Commitment(Hash.of(entry.commitment().array()));
        if (!commitment.isOf(entry.facts().array(), content, Salt.of(salt.array()))) {
          differ(name + " was altered: its commitment doesn't fit");
        }
      } catch (SealBroken e) {
        differ(name + " was altered: its content can't be opened");
      }
    }

    void position(List<Facts> facts) {
      int last = facts.isEmpty() ? 0 : facts.getLast().seq();
      int version = facts.stream().filter(Facts::changesState).mapToInt(Facts::seq).max().orElse(0);
      MatterRecord.Position position = matter.position();
      if (position.lastSeq() != last) {
        differ("state: it knows " + position.lastSeq() + " entries, the journal has " + last);
      }
      if (position.version() != version) {
        differ("state: version " + position.version() + ", by the journal " + version);
      }
      if (!facts.isEmpty()
          && !Objects.equals(facts.getFirst().filing().get("number"), matter.identity().number())) {
        differ("state: its number isn't the one that was filed");
      }
    }

    /// What needs the rulebook under which the matter was opened.
    void underItsRulebook(List<Facts> facts) {
      try {
        Rulebook rulebook = parts.rulebookOf(matter.identity());
        columns(rulebook, facts);
        if (CheckingErasure.since(facts) == 0) {
          duties(rulebook);
        }
      } catch (IllegalStateException e) {
        differ(String.valueOf(e.getMessage()));
      }
    }

    /// The columns by which matters are found, listed, swept and walled.
    private void columns(Rulebook rulebook, List<Facts> facts) {
      if (facts.isEmpty()) {
        return;
      }
      WorkingCalendar calendar = calendar();
      Map<String, String> expected =
          CheckingColumns.of(
              matter.state(),
              facts,
              CheckingErasure.since(facts) == 0
                  ? rulebook.nextOn(matter.state(), calendar)
                  : Optional.empty());
      Map<String, String> stored = batch.row(matter.id()).columns();
      expected.forEach(
          (column, value) -> {
            if (!value.equals(stored.get(column))) {
              differ("column " + column + ": " + stored.get(column) + ", by the journal " + value);
            }
          });
    }

    /// The one by which the day was reckoned that is stored.
    private WorkingCalendar calendar() {
      return parts.calendars().edition(matter.position().calendar()).calendar();
    }

    void rebuilt(List<Facts> facts) {
      try {
        State state = State.NONE;
        for (Facts entry : facts) {
          state = state.after(entry.effects());
        }
        if (!state.equals(matter.state())) {
          differ("state: folded from the journal it is " + state + ", stored " + matter.state());
        }
      } catch (IllegalStateException e) {
        differ("state: the journal can't be folded: " + e.getMessage());
      }
    }

    private void duties(Rulebook rulebook) {
      List<MatterRecord.DutyRow> expected = parts.duties().of(rulebook, Wall.Subject.of(matter));
      List<MatterRecord.DutyRow> stored = batch.duties(matter.id());
      expected.stream()
          .filter(duty -> !stored.contains(duty))
          .forEach(
              duty ->
                  differ(
                      "duty " + duty.number() + " (" + duty.clock() + ") is missing or differs"));
      stored.stream()
          .filter(duty -> expected.stream().noneMatch(other -> other.number() == duty.number()))
          .forEach(duty -> differ("duty " + duty.number() + " (" + duty.clock() + ") isn't owed"));
      batch
          .misfiled(matter.id())
          .forEach(
              number ->
                  differ("duty " + number + " is listed under another stage, topic or place"));
    }

    /// Of a rating, beside those that the entry of the first answer tells; in no journal.
    private static boolean isReminder(CheckingStore.Notice notice, List<Facts> facts) {
      return notice.notice().equals(RatingReminders.NOTICE)
          && notice.audience().equals(Post.COMPLAINANT)
          && notice.institution().isEmpty()
          && notice.raised() == 0
          && facts.stream()
              .filter(entry -> entry.effects().stream().anyMatch(Effect.Decided.class::isInstance))
              .filter(entry -> entry.imported() == null)
              .findFirst()
              .filter(entry -> entry.seq() == notice.seq())
              .filter(entry -> notice.n() == entry.told().size() + 1)
              .filter(entry -> !notice.on().isBefore(entry.on().plus(RatingReminders.AFTER)))
              .isPresent();
    }

    void notices(List<Facts> facts) {
      List<CheckingStore.Notice> expected = new ArrayList<>();
      for (Facts entry : facts) {
        int n = 0;
        for (Facts.Recipient told : entry.told()) {
          n++;
          expected.add(
              new CheckingStore.Notice(
                  entry.seq(),
                  n,
                  told.to(),
                  Optional.ofNullable(told.institution()),
                  told.raised(),
                  told.notice(),
                  entry.on()));
        }
      }
      List<CheckingStore.Notice> stored = batch.notices(matter.id());
      expected.stream()
          .filter(notice -> !stored.contains(notice))
          .forEach(
              notice ->
                  differ(
                      "outbox: notice "
                          + notice.seq()
                          + "/"
                          + notice.n()
                          + " is missing or differs"));
      stored.stream()
          .filter(notice -> !expected.contains(notice) && !isReminder(notice, facts))
          .sorted(Comparator.comparing(CheckingStore.Notice::seq))
          .forEach(
              notice ->
                  differ(
                      "outbox: notice "
                          + notice.seq()
                          + "/"
                          + notice.n()
                          + " isn't in the journal"));
    }
  }
}
