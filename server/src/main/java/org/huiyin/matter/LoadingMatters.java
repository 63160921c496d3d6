package org.huiyin.matter;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Calendars;
import org.huiyin.authority.Role;
import org.huiyin.rulebook.Act;
import org.huiyin.rulebook.Actor;
import org.huiyin.rulebook.Decision;
import org.huiyin.rulebook.Effect;
import org.huiyin.rulebook.Particulars;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.State;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DuplicateKeyException;

/// Takes in what another system had, a batch at once. A batch is one transaction; when it is
/// answered, its matters are on disk.
final class LoadingMatters {

  static final int MOST = 2_000;

  private static final int TRIES = 5;
  private static final int MOST_ACTS = 200;
  private static final int LONGEST_ID = 200;
  private static final String BACKLOG = "list-as-backlog";
  private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
  private static final Pattern SOURCE = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final Bytes NO_KEY = Bytes.of(new byte[0]);

  private final Parts parts;
  private final LoadingStore store;
  private final Taking taking;
  private final SecureRandom random;

  LoadingMatters(Parts parts, LoadingStore store, SecureRandom random) {
    this.parts = parts;
    this.store = store;
    this.taking = new Taking(parts.directory(), parts.gazetteer(), parts.rulebooks());
    this.random = random;
  }

  List<LoadOutcome> load(OfficerPrincipal by, List<PastMatter> batch) {
    return load(by, batch, false);
  }

  List<LoadOutcome> wouldLoad(OfficerPrincipal by, List<PastMatter> batch) {
    return load(by, batch, true);
  }

  private List<LoadOutcome> load(OfficerPrincipal by, List<PastMatter> batch, boolean dry) {
    if (batch.size() > MOST) {
      throw new IllegalArgumentException("batch: " + batch.size() + ", at most " + MOST);
    }
    for (int attempt = 1; ; attempt++) {
      // Read first: what is chosen after it can only be newer, and the insert asks for no less.
      long editionVersion = parts.directory().editionVersion();
      try {
        return new Batch(by, editionVersion).load(batch, dry);
      } catch (EditionsChanged meanwhile) {
        if (attempt == TRIES) {
          throw meanwhile;
        }
        parts.directory().renewed();
      } catch (DuplicateKeyException | CannotAcquireLockException meanwhile) {
        if (attempt == TRIES) {
          throw meanwhile;
        }
      }
    }
  }

  /// What of a matter can be told before the database is asked.
  private sealed interface Looked {
    record Fit(PastMatter past, Taking.Way.In way, LoadingStore.Mark mark) implements Looked {}

    record Unfit(List<FieldError> errors) implements Looked {}
  }

  private final class Batch {
    private final OfficerPrincipal by;
    private final long editionVersion;
    private final Instant at = parts.legalTime().now();
    private final Calendars.Edition calendar = parts.calendars().current();

    Batch(OfficerPrincipal by, long editionVersion) {
      this.by = by;
      this.editionVersion = editionVersion;
    }

    List<LoadOutcome> load(List<PastMatter> batch, boolean dry) {
      List<Looked> looked = batch.stream().map(this::look).toList();
      Set<LoadingStore.Mark> taken =
          new HashSet<>(
              store.known(
                  looked.stream()
                      .filter(Looked.Fit.class::isInstance)
                      .map(fit -> ((Looked.Fit) fit).mark())
                      .distinct()
                      .toList()));
      List<LoadOutcome> outcomes = new ArrayList<>();
      List<LoadingStore.New> born = new ArrayList<>();
      for (Looked each : looked) {
        outcomes.add(
            switch (each) {
              case Looked.Unfit(var errors) -> new LoadOutcome.Refused(errors);
              case Looked.Fit fit when !taken.add(fit.mark()) -> new LoadOutcome.Already();
              case Looked.Fit fit -> fit.past().open() ? open(fit, born) : ended(fit, born);
            });
      }
      if (!born.isEmpty() && !dry) {
        store.insert(born, editionVersion);
      }
      return outcomes;
    }

    private Looked look(PastMatter past) {
      List<FieldError> errors = mistakes(past);
      Filing filing = past.open() ? past.filing() : nameless(past.filing());
      Taking.Way way = taking.way(filing, true, Locale.ROOT);
      if (way instanceof Taking.Way.Instead(var outcome)) {
        errors.addAll(
            outcome instanceof FilingOutcome.Incomplete(var found)
                ? found
                : List.of(FieldError.of("relation", "other-door")));
        return new Looked.Unfit(errors);
      }
      Taking.Way.In in = (Taking.Way.In) way;
      if (!in.registering().id().equals(by.institution()) || !by.roles().contains(Role.REGISTRAR)) {
        errors.add(FieldError.of("institution", "elsewhere"));
      }
      if (!in.rulebook().channels().contains(filing.channel())) {
        errors.add(FieldError.of("channel", "unknown"));
      }
      return errors.isEmpty()
          ? new Looked.Fit(
              new PastMatter(
                  past.source(),
                  past.sourceId(),
                  filing,
                  past.openedOn(),
                  past.open(),
                  past.acts()),
              in,
              mark(past, in))
          : new Looked.Unfit(errors);
    }

    /// Of one that has ended, who brought it is nobody's business any more.
    private static Filing nameless(Filing filing) {
      return new Filing(
          filing.kind(),
          filing.relation(),
          filing.institution(),
          filing.about(),
          filing.channel(),
          filing.topic(),
          filing.place(),
          filing.ask(),
          filing.story(),
          filing.placeText(),
          filing.language(),
          Map.of(),
          filing.representatives());
    }

    private List<FieldError> mistakes(PastMatter past) {
      TextRules rules = new TextRules().required("sourceId", past.sourceId(), LONGEST_ID);
      List<FieldError> errors = rules.errors();
      if (!SOURCE.matcher(past.source()).matches()
          || past.source().equals(Facts.Imported.GENERATED)) {
        errors.add(FieldError.of("source", "malformed"));
      }
      day("openedOn", past.openedOn(), errors);
      if (past.acts().size() > MOST_ACTS) {
        errors.add(FieldError.of("acts", "too-many"));
      }
      if (!past.filing().evidence().isEmpty()) {
        errors.add(FieldError.of("evidence", "unknown"));
      }
      for (PastAct act : past.acts()) {
        day("acts.on", act.on(), errors);
        act.texts()
            .forEach(
                (name, text) -> {
                  if (PastAct.TEXTS.contains(name)) {
                    rules.required("acts." + name, text, TextRules.LONG);
                  } else {
                    errors.add(FieldError.of("acts", "unknown"));
                  }
                });
      }
      return errors;
    }

    private void day(String field, LocalDate day, List<FieldError> errors) {
      if (day.isBefore(EARLIEST)
          || day.isAfter(LocalDate.ofInstant(at, java.time.ZoneOffset.MAX))) {
        errors.add(FieldError.of(field, "out-of-range"));
      }
    }

    private LoadingStore.Mark mark(PastMatter past, Taking.Way.In way) {
      return new LoadingStore.Mark(
          way.registering().authority(),
          past.source(),
          Bytes.of(
              parts
                  .sealing()
                  .mac(
                      "loaded",
                      (past.source() + "\n" + past.sourceId()).getBytes(StandardCharsets.UTF_8))));
    }

    private LoadOutcome ended(Looked.Fit fit, List<LoadingStore.New> born) {
      PastMatter past = fit.past();
      MatterNumber number = number(fit.way());
      MatterRecord.Identity identity = identity(past.filing(), fit.way(), number, false);
      Entries entries = entries(identity, fit.way(), false);
      List<PastAct> acts = withOpening(past);
      PastAct first = acts.getFirst();
      entries.imported(new Facts.Imported(past.source(), first.on()));
      Map<String, Object> facts =
          new java.util.HashMap<>(Taking.facts(past.filing(), fit.way(), number));
      // Nobody brought it without a name: who it was isn't taken in.
      facts.put("anonymous", false);
      entries.addPast(
          first.what().act(),
          registrar(),
          at,
          identity.openedOn(),
          List.of(
              new Effect.Opened(past.filing().kind()),
              new Effect.SeatTaken("registering", fit.way().registering().id()),
              new Effect.StageEntered(EndedBefore.STAGE)),
          said(past.filing(), first),
          facts);
      add(entries, past, acts.subList(1, acts.size()), identity.openedOn());
      born.add(
          new LoadingStore.New(
              new NewMatter(identity, NO_KEY, false, false, null),
              fit.mark(),
              parts.change(identity, entries)));
      return new LoadOutcome.Loaded(number);
    }

    /// The first entry is that it began, whether or not that is reported as an act.
    private static List<PastAct> withOpening(PastMatter past) {
      List<PastAct> acts = new ArrayList<>(past.acts());
      PastAct opening =
          acts.stream()
              .filter(act -> act.what() == PastAct.What.OPENED)
              .findFirst()
              .orElseGet(() -> new PastAct(PastAct.What.OPENED, past.openedOn(), Map.of()));
      acts.remove(opening);
      acts.addFirst(opening);
      return acts;
    }

    /// What is still open was open elsewhere already: where the rulebook has the act, it is listed
    /// as backlog, so that somebody owes it a lead, a plan and a day.
    private void list(
        Entries entries, Rulebook rulebook, PastMatter past, State filed, LocalDate on) {
      if (!rulebook.acts().containsKey(BACKLOG)) {
        return;
      }
      Act listing =
          Act.of(BACKLOG, Actor.officer(Role.REGISTRAR.id(), by.institution(), by.officer()));
      Decision decision =
          rulebook.decide(filed, listing, at, calendar.calendar(), parts.directory().snapshot());
      if (decision instanceof Decision.Allowed allowed) {
        entries.imported(new Facts.Imported(past.source(), null));
        entries.addAct(listing, allowed, at, on, Said.NOTHING, Map.of());
      }
    }

    private static Said said(Filing filing, PastAct opening) {
      Map<String, String> texts = new java.util.HashMap<>(Taking.content(filing));
      texts.putAll(opening.texts());
      return new Said(texts, List.of());
    }

    private void add(Entries entries, PastMatter past, List<PastAct> acts, LocalDate on) {
      for (PastAct act : acts) {
        entries.imported(new Facts.Imported(past.source(), act.on()));
        entries.addPast(
            act.what().act(),
            registrar(),
            at,
            on,
            List.of(),
            new Said(act.texts(), List.of()),
            Map.of());
      }
    }

    private Facts.By registrar() {
      return new Facts.By(Role.REGISTRAR.id(), by.institution(), by.officer());
    }

    private LoadOutcome open(Looked.Fit fit, List<LoadingStore.New> born) {
      PastMatter past = fit.past();
      Filing filing = past.filing();
      Rulebook rulebook = fit.way().rulebook();
      Act act =
          Act.of(
                  Objects.requireNonNull(
                      Objects.requireNonNull(rulebook.kinds().get(filing.kind())).intake()),
                  Actor.officer(Role.REGISTRAR.id(), by.institution(), by.officer()),
                  Taking.content(filing).keySet().toArray(String[]::new))
              .with(particulars(filing, fit.way()));
      Decision decision =
          rulebook.decide(State.NONE, act, at, calendar.calendar(), parts.directory().snapshot());
      if (!(decision instanceof Decision.Allowed allowed)) {
        return new LoadOutcome.Refused(
            List.of(FieldError.of("filing", ((Decision.Refused) decision).rule().id())));
      }
      MatterNumber number = number(fit.way());
      MatterRecord.Identity identity = identity(filing, fit.way(), number, filing.anonymous());
      Entries entries = entries(identity, fit.way(), filing.onBehalf() != null);
      entries.imported(new Facts.Imported(past.source(), past.openedOn()));
      entries.addAct(
          act,
          allowed,
          Taking.fineTime(filing.anonymous(), true, at),
          identity.openedOn(),
          Said.in(filing),
          Taking.facts(filing, fit.way(), number));
      List<PastAct> acts =
          past.acts().stream()
              .filter(each -> each.what() != PastAct.What.OPENED || !each.texts().isEmpty())
              .toList();
      add(entries, past, acts, identity.openedOn());
      list(entries, rulebook, past, allowed.state(), identity.openedOn());
      born.add(
          new LoadingStore.New(
              new NewMatter(
                  identity,
                  // Shown to nobody: whoever brought it gets one as somebody who lost theirs.
                  parts.keyMac(ComplainantKey.random(random), number),
                  true,
                  filing.onBehalf() != null,
                  parts.party(filing, identity)),
              fit.mark(),
              parts.change(identity, entries)));
      return new LoadOutcome.Loaded(number);
    }

    private MatterNumber number(Taking.Way.In way) {
      return MatterNumber.random(
          way.registering().authority(), Taking.dayOf(way.rulebook(), at).getYear(), random);
    }

    private MatterRecord.Identity identity(
        Filing filing, Taking.Way.In way, MatterNumber number, boolean anonymous) {
      UUID id = new UUID(random.nextLong(), random.nextLong());
      return new MatterRecord.Identity(
          number.authority(),
          id,
          number.text(),
          filing.kind(),
          filing.relation(),
          way.about(),
          anonymous,
          filing.channel(),
          filing.topic(),
          filing.place(),
          way.rulebook().digest(),
          parts.sealing().newKey(number.authority(), id),
          Taking.dayOf(way.rulebook(), at));
    }

    private Entries entries(MatterRecord.Identity identity, Taking.Way.In way, boolean ofHelper) {
      return parts.entries(
          new MatterRecord(
              identity,
              new MatterRecord.Position(0, 0, identity.openedOn(), ofHelper, 0),
              State.NONE,
              new Walled(way.walled(), Set.of())),
          calendar);
    }
  }

  private static Particulars particulars(Filing filing, Taking.Way.In way) {
    Particulars with =
        Particulars.NONE
            .withKind(filing.kind())
            .withInstitution(way.registering().id())
            .withChannel(filing.channel(), filing.representatives());
    return filing.on() == null ? with : with.withDate(filing.on());
  }
}
