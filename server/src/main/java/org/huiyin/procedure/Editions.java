package org.huiyin.procedure;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.huiyin.authority.Directory;
import org.huiyin.authority.EditionPlan;
import org.huiyin.authority.Editor;
import org.huiyin.authority.Institution;
import org.huiyin.authority.Procedures;
import org.huiyin.rulebook.Reading;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.lint.Linting;
import org.huiyin.rulebook.lint.WorstCase;
import org.jspecify.annotations.Nullable;

/// The editions of procedures that are kept here, and which is in force where.
///
/// An institution opens new matters under the edition of its procedure that began last at it; has
/// none begun there, under that of the institution above, and so on up; has none begun anywhere,
/// under the one that comes with the program. Which have begun is the [Directory]'s, and as fresh
/// as that.
///
/// Guarantees that a document is never changed, and that none is withdrawn which began to be in
/// force or is planned. Doesn't decide who may upload, nor what may begin: that is
/// `Authorities.changeEditions`. Linting and worst cases are found on a thread of their own.
/// Thread-safe.
public final class Editions implements Procedures {

  private final Map<String, Edition> byDigest = new ConcurrentHashMap<>();
  private final Map<String, Rulebook> shipped = new LinkedHashMap<>();
  private final EditionStore store;
  private final Directory directory;
  private final InstantSource legalTime;
  private final Proofs proofs;
  private final Pictures pictures;

  /// @param shipped those that come with the program, one of each procedure
  Editions(
      EditionStore store,
      Directory directory,
      InstantSource legalTime,
      Proofs proofs,
      Pictures pictures,
      Collection<Rulebook> shipped) {
    this.store = store;
    this.directory = directory;
    this.legalTime = legalTime;
    this.proofs = proofs;
    this.pictures = pictures;
    for (Rulebook rulebook : shipped) {
      store.keepShipped(rulebook, legalTime.instant().atOffset(ZoneOffset.UTC).toLocalDate());
      this.shipped.put(rulebook.id(), rulebook);
      this.byDigest.put(rulebook.digest(), store.find(rulebook.digest()).orElseThrow());
    }
  }

  /// Begins to lint and reckon what is in force, where that wasn't done yet.
  void prove() {
    for (Rulebook rulebook : inForce()) {
      proofs.linting(rulebook);
      proofs.worstCases(rulebook);
    }
  }

  /// Keeps a document as a draft: a rulebook, or an overlay upon one that is kept here, written out
  /// whole. Reads it at once, which takes milliseconds; the linter begins and isn't waited for.
  public Upload upload(Editor by, byte[] yaml) {
    List<Rulebook> bases = all().stream().map(Edition::rulebook).toList();
    return switch (Rulebook.read("rulebook.yaml", yaml, bases)) {
      case Reading.Unreadable(var findings) -> new Upload.Unreadable(findings);
      case Reading.Read(Rulebook rulebook) -> keep(by, rulebook);
    };
  }

  private Upload keep(Editor by, Rulebook rulebook) {
    Optional<Edition> other =
        store.digests(rulebook.id(), rulebook.edition()).stream()
            .filter(digest -> !digest.equals(rulebook.digest()))
            .map(digest -> find(digest).orElseThrow())
            .filter(edition -> edition.uploadedBy() != null || isShipped(edition.rulebook()))
            .findFirst();
    if (other.isPresent()) {
      return new Upload.Taken(other.get());
    }
    store.keep(by.principal(), rulebook, rulebook.day(legalTime.instant()), by.officer());
    Optional<Edition> kept = find(rulebook.digest());
    if (kept.isEmpty()) {
      // Another one of this edition came in just then.
      return keep(by, rulebook);
    }
    proofs.linting(rulebook);
    return new Upload.Kept(kept.get());
  }

  private boolean isShipped(Rulebook rulebook) {
    Rulebook ours = shipped.get(rulebook.id());
    return ours != null && ours.digest().equals(rulebook.digest());
  }

  /// Withdraws a draft.
  public Withdrawal withdraw(Editor by, String digest) {
    if (find(digest).isEmpty()) {
      return Withdrawal.ABSENT;
    }
    if (!store.withdraw(by.principal(), digest)) {
      return Withdrawal.KEPT;
    }
    byDigest.remove(digest);
    return Withdrawal.WITHDRAWN;
  }

  /// All that are kept, by procedure, the newest edition of each first.
  public List<Edition> all() {
    return store.digests().stream().map(this::find).flatMap(Optional::stream).toList();
  }

  public Optional<Edition> find(String digest) {
    Edition known = byDigest.get(digest);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Edition> read = store.find(digest);
    read.ifPresent(edition -> byDigest.put(digest, edition));
    return read;
  }

  /// The document of an edition: where an older program brought another text of it, the one that
  /// is in force or came last.
  public Optional<Edition> find(String id, String edition) {
    List<Edition> found =
        store.digests(id, edition).stream().map(this::find).flatMap(Optional::stream).toList();
    return found.stream()
        .filter(one -> isShipped(one.rulebook()))
        .findFirst()
        .or(() -> found.stream().filter(this::isPublic).findFirst())
        .or(() -> found.stream().findFirst());
  }

  @Override
  public Optional<Rulebook> inForce(UUID institution) {
    return directory
        .institution(institution)
        .flatMap(found -> inForce(found.id(), found.rulebook()));
  }

  /// The edition of this procedure under which the institution opens new matters now.
  public Optional<Rulebook> inForce(UUID institution, String id) {
    return inForce(directory.snapshot(), institution, id, begun(legalTime.instant()));
  }

  /// The edition under which a matter is opened now that came in on `received`. It is the one
  /// in force now, unless that takes something away which the one of that day gave: an institution
  /// that registers late doesn't thereby choose.
  public Optional<Rulebook> governing(UUID institution, String id, @Nullable LocalDate received) {
    Directory now = directory.snapshot();
    Instant at = legalTime.instant();
    Optional<Rulebook> today = inForce(now, institution, id, begun(at));
    if (today.isEmpty() || received == null || !received.isBefore(today.get().day(at))) {
      return today;
    }
    return inForce(now, institution, id, (start, book) -> !start.from().isAfter(received))
        .filter(then -> Comparison.takesAway(then, today.get()))
        .or(() -> today);
  }

  /// Whether the day has come, in the zone of the document.
  public boolean hasBegun(EditionPlan.Start start) {
    return begun(legalTime.instant()).test(start, of(start));
  }

  private static BiPredicate<EditionPlan.Start, Rulebook> begun(Instant at) {
    return (start, rulebook) -> !start.from().isAfter(rulebook.day(at));
  }

  private Optional<Rulebook> inForce(
      Directory now, UUID institution, String id, BiPredicate<EditionPlan.Start, Rulebook> begun) {
    Optional<UUID> here = Optional.of(institution);
    // Bounded, so that a cycle written past the checks can't hang a request.
    for (int step = 0; here.isPresent() && step <= now.all().size(); step++) {
      List<EditionPlan.Start> starts = now.editions(here.get()).of(id);
      for (EditionPlan.Start start : starts.reversed()) {
        Rulebook rulebook = of(start);
        if (begun.test(start, rulebook)) {
          return Optional.of(rulebook);
        }
      }
      here = now.superiorOf(here.get());
    }
    return Optional.ofNullable(shipped.get(id));
  }

  private Rulebook of(EditionPlan.Start start) {
    return find(start.digest()).orElseThrow().rulebook();
  }

  /// Those under which matters are opened now, sorted by id. Of a procedure that no institution
  /// follows, the one that comes with the program.
  public List<Rulebook> inForce() {
    Map<String, Set<Rulebook>> all = new LinkedHashMap<>();
    for (Institution institution : directory.all()) {
      inForce(institution.id())
          .ifPresent(book -> all.computeIfAbsent(book.id(), id -> new LinkedHashSet<>()).add(book));
    }
    shipped.forEach((id, book) -> all.computeIfAbsent(id, _ -> Set.of(book)));
    return all.values().stream()
        .flatMap(Set::stream)
        .sorted(Comparator.comparing(Rulebook::id).thenComparing(Rulebook::digest))
        .toList();
  }

  /// The procedures that an institution can follow, one edition of each, sorted by id.
  public List<Rulebook> procedures() {
    Map<String, Rulebook> all = new TreeMap<>();
    inForce().forEach(book -> all.put(book.id(), book));
    for (Institution institution : directory.all()) {
      directory.editions(institution.id()).starts().stream()
          .map(this::of)
          .forEach(book -> all.putIfAbsent(book.id(), book));
    }
    return List.copyOf(all.values());
  }

  /// Whether anyone may read it: it came with the program, this one or an older one, or is or was
  /// to be in force somewhere.
  public boolean isPublic(Edition edition) {
    return edition.uploadedBy() == null
        || directory.all().stream()
            .flatMap(one -> directory.editions(one.id()).starts().stream())
            .anyMatch(start -> start.digest().equals(edition.digest()));
  }

  /// Where an edition is in force now or planned.
  ///
  /// @param begins the day from which on it is planned, or `null` where it is in force now
  public record Place(Institution institution, @Nullable LocalDate begins) {}

  /// The institutions that follow an edition now, sorted by name, then those where it is planned.
  public List<Place> places(Rulebook rulebook) {
    Directory now = directory.snapshot();
    Instant at = legalTime.instant();
    Predicate<Institution> follows =
        one ->
            one.active()
                && inForce(now, one.id(), one.rulebook(), begun(at))
                    .filter(book -> book.digest().equals(rulebook.digest()))
                    .isPresent();
    List<Place> all =
        new ArrayList<>(
            now.all().stream().filter(follows).map(one -> new Place(one, null)).toList());
    now.all()
        .forEach(
            one ->
                now.editions(one.id()).starts().stream()
                    .filter(start -> start.digest().equals(rulebook.digest()))
                    .filter(start -> start.from().isAfter(rulebook.day(at)))
                    .forEach(start -> all.add(new Place(one, start.from()))));
    return List.copyOf(all);
  }

  @Override
  public Optional<Candidate> candidate(Directory now, UUID institution, EditionPlan.Start start) {
    return find(start.digest())
        .map(Edition::rulebook)
        .map(
            rulebook ->
                new Candidate(
                    rulebook,
                    rulebook.day(legalTime.instant()),
                    proofs.verdict(rulebook),
                    without(now, institution, start)
                        .map(before -> Comparison.takesAway(before, rulebook))
                        .orElse(false)));
  }

  /// What would be in force there on that day without it.
  private Optional<Rulebook> without(Directory now, UUID institution, EditionPlan.Start start) {
    return inForce(
        now, institution, start.rulebook(), (other, book) -> other.from().isBefore(start.from()));
  }

  /// What an edition changes at an institution from a day on, compared with what would be in force
  /// there otherwise: what goes against complainants first. Empty where nothing was.
  public Optional<List<Difference>> changes(UUID institution, Rulebook rulebook, LocalDate from) {
    EditionPlan.Start start =
        new EditionPlan.Start(from, rulebook.id(), rulebook.edition(), rulebook.digest(), false);
    return without(directory.snapshot(), institution, start)
        .map(before -> Comparison.of(before, rulebook));
  }

  /// A date that an institution promises and that an edition leaves no room for.
  public record Unfit(Institution institution, String clock, String length) {}

  /// What an institution, and those below it that follow the same procedure, promise and could
  /// promise no longer: once the edition is in force, these dates are left out.
  public List<Unfit> unfit(UUID institution, Rulebook rulebook) {
    Directory now = directory.snapshot();
    return now.all().stream()
        .filter(one -> one.rulebook().equals(rulebook.id()))
        .filter(one -> one.id().equals(institution) || now.isBelow(one.id(), institution))
        .flatMap(
            one ->
                now.houseDates(one.id()).lengths().entrySet().stream()
                    .filter(date -> !fits(rulebook, date))
                    .map(date -> new Unfit(one, date.getKey(), date.getValue())))
        .toList();
  }

  private static boolean fits(Rulebook rulebook, Map.Entry<String, String> date) {
    return rulebook.withHouseDates(Map.of(date.getKey(), date.getValue())) instanceof Reading.Read;
  }

  /// What changes from one edition to another.
  public List<Difference> differences(Rulebook before, Rulebook after) {
    return Comparison.of(before, after);
  }

  /// What the linter found; empty while it is at it. Bounded in time by its own bounds.
  public Optional<Linting> linting(Rulebook rulebook) {
    return proofs.linting(rulebook);
  }

  /// Waits for the linter, at most so long.
  public Optional<Linting> linting(Rulebook rulebook, Duration atMost) {
    return proofs.linting(rulebook, atMost);
  }

  /// The worst case of each kind of matter that is taken in; empty as long as it is being reckoned,
  /// which this begins.
  public Optional<Map<String, WorstCase>> worstCases(Rulebook rulebook) {
    return proofs.worstCases(rulebook);
  }

  /// Waits for it, at most so long.
  public Optional<Map<String, WorstCase>> worstCases(Rulebook rulebook, Duration atMost) {
    return proofs.worstCases(rulebook, atMost);
  }

  /// A picture of one kind of matter, as self-contained SVG. Waits for it, at most so long; empty
  /// if it takes longer.
  ///
  /// @throws IllegalArgumentException if the rulebook has no such kind
  public Optional<byte[]> picture(Rulebook rulebook, String kind, Locale locale, Duration atMost) {
    if (!rulebook.kinds().containsKey(kind)) {
      throw new IllegalArgumentException("kind: the rulebook has no kind " + kind);
    }
    return pictures.svg(rulebook, kind, locale, atMost);
  }
}
