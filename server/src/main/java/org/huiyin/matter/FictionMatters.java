package org.huiyin.matter;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Calendars;
import org.huiyin.authority.Role;
import org.huiyin.rulebook.Act;
import org.huiyin.rulebook.Actor;
import org.huiyin.rulebook.Decision;
import org.huiyin.rulebook.Particulars;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.RunningClock;
import org.huiyin.rulebook.State;
import org.springframework.dao.DuplicateKeyException;

/// Lets matters that are made up go their way, each act decided by the rulebook at its own
/// instant, and writes a batch of them at once. Keys and salts are as random as those of any
/// matter.
final class FictionMatters {

  private static final int TRIES = 5;
  private static final int MOST_STEPS = 80;

  private final Parts parts;
  private final ActingMatters acting;
  private final LoadingStore store;
  private final Taking taking;
  private final SecureRandom random;

  FictionMatters(Parts parts, ActingMatters acting, LoadingStore store, SecureRandom random) {
    this.parts = parts;
    this.acting = acting;
    this.store = store;
    this.taking = new Taking(parts.directory(), parts.gazetteer(), parts.rulebooks());
    this.random = random;
  }

  boolean isAlone() {
    return store.holdsOnlyFiction();
  }

  List<Fiction.Range> made(long seed) {
    return store.made(seed).stream()
        .map(batch -> new Fiction.Range(batch.first(), batch.first() + batch.matters()))
        .toList();
  }

  Fiction.Told load(Fiction fiction) {
    LoadingStore.Batch batch =
        new LoadingStore.Batch(fiction.seed(), fiction.first(), fiction.matters().size());
    for (int attempt = 1; ; attempt++) {
      long editionVersion = parts.directory().editionVersion();
      List<LoadingStore.New> born = new ArrayList<>();
      Fiction.Told told = Fiction.Told.NOTHING;
      for (Fiction.Invented invented : fiction.matters()) {
        told = told.and(new Life(invented).live(born));
      }
      try {
        store.insert(born, editionVersion, batch);
        return told;
      } catch (DuplicateKeyException numberTwice) {
        if (attempt == TRIES) {
          throw numberTwice;
        }
      }
    }
  }

  private final class Life {
    private final Fiction.Invented invented;
    private final Filing filing;
    private final Taking.Way.In way;
    private final Rulebook rulebook;
    private final Calendars.Edition calendar = parts.calendars().current();
    private final Instant until = parts.legalTime().now();
    private final MatterNumber number;
    private final MatterRecord.Identity identity;
    private final Entries entries;
    private long refused;

    Life(Fiction.Invented invented) {
      this.invented = invented;
      this.filing = invented.filing();
      Taking.Way found = taking.way(filing, invented.by() != null, Locale.ROOT);
      if (!(found instanceof Taking.Way.In in)) {
        throw new IllegalArgumentException("filing: " + found);
      }
      this.way = in;
      this.rulebook = in.rulebook();
      LocalDate on = Taking.dayOf(rulebook, invented.at());
      String authority = in.registering().authority();
      UUID id = new UUID(random.nextLong(), random.nextLong());
      this.number = MatterNumber.random(authority, on.getYear(), random);
      this.identity =
          new MatterRecord.Identity(
              authority,
              id,
              number.text(),
              filing.kind(),
              filing.relation(),
              in.about(),
              filing.anonymous(),
              filing.channel(),
              filing.topic(),
              filing.place(),
              rulebook.digest(),
              parts.sealing().newKey(authority, id),
              on);
      this.entries =
          parts.entries(
              new MatterRecord(
                  identity,
                  new MatterRecord.Position(0, 0, on, filing.onBehalf() != null, 0),
                  State.NONE,
                  new Walled(in.walled(), Set.of())),
              calendar);
      entries.imported(new Facts.Imported(Facts.Imported.GENERATED, null));
    }

    Fiction.Told live(List<LoadingStore.New> born) {
      file();
      Instant last = invented.at();
      for (int step = 0; step < MOST_STEPS; step++) {
        Optional<Course.Step> next = invented.course().next(entries.state(), last);
        if (next.isEmpty() || next.get().at().isAfter(until)) {
          break;
        }
        last = next.get().at();
        String stage = entries.state().stage();
        pass(last);
        if (entries.state().stage().equals(stage)) {
          act(next.get());
        }
      }
      pass(until);
      born.add(made());
      boolean open = !Erasing.isOver(rulebook, entries.state().stage());
      return new Fiction.Told(entries.size(), refused, open ? 1 : 0, open && isLate() ? 1 : 0);
    }

    private boolean isLate() {
      LocalDate today = Taking.dayOf(rulebook, until);
      return entries.state().late(today).stream()
          .map(RunningClock::clock)
          .anyMatch(clock -> !Objects.requireNonNull(rulebook.clocks().get(clock)).window());
    }

    private void file() {
      OfficerPrincipal by = invented.by();
      Act act =
          Act.of(
                  Objects.requireNonNull(
                      Objects.requireNonNull(rulebook.kinds().get(filing.kind())).intake()),
                  by == null
                      ? Actor.complainant()
                      : Actor.officer(Role.REGISTRAR.id(), by.institution(), by.officer()),
                  Taking.content(filing).keySet().toArray(String[]::new))
              .with(
                  Particulars.NONE
                      .withKind(filing.kind())
                      .withInstitution(way.registering().id())
                      .withChannel(filing.channel(), filing.representatives()));
      Decision decision =
          rulebook.decide(
              State.NONE, act, invented.at(), calendar.calendar(), parts.directory().snapshot());
      if (!(decision instanceof Decision.Allowed allowed)) {
        throw new IllegalArgumentException("filing: " + decision);
      }
      entries.addAct(
          act,
          allowed,
          Taking.fineTime(filing.anonymous(), by != null, invented.at()),
          identity.openedOn(),
          Said.in(filing),
          Taking.facts(filing, way, number));
    }

    /// What time has made due by then.
    private void pass(Instant by) {
      entries.addElapsed(
          rulebook.elapsed(
              entries.state(), by, calendar.calendar(), parts.wall().above(subject())));
    }

    private Wall.Subject subject() {
      return Wall.Subject.of(identity, entries.walled(), entries.state());
    }

    private void act(Course.Step step) {
      OfficerPrincipal by = step.by();
      Wall.Subject subject = subject();
      List<Actor> actors =
          by == null
              ? List.of(Actor.complainant())
              : by.roles().stream()
                  .sorted()
                  .map(role -> Actor.officer(role.id(), by.institution(), by.officer()))
                  .toList();
      if (by != null && parts.wall().hides(subject, by)) {
        refused++;
        return;
      }
      ActingMatters.Decided decided =
          acting.decide(rulebook, subject, actors, step.request(), step.at(), calendar.calendar());
      if (!(acting.walled(rulebook, subject, decided) instanceof Decision.Allowed allowed)) {
        refused++;
        return;
      }
      entries.addAct(
          decided.act(),
          parts.succession().after(rulebook, subject, decided.act().name(), allowed),
          Taking.fineTime(filing.anonymous(), by != null, step.at()),
          Taking.dayOf(rulebook, step.at()),
          Said.in(step.request()),
          Map.of());
    }

    private LoadingStore.New made() {
      return new LoadingStore.New(
          new NewMatter(
              identity,
              parts.keyMac(ComplainantKey.random(random), number),
              invented.by() != null,
              filing.onBehalf() != null,
              parts.party(filing, identity)),
          null,
          parts.change(identity, entries));
    }
  }
}
