package org.huiyin.matter;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.huiyin.access.Principal;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Calendars;
import org.huiyin.authority.Name;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Role;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.Actor;
import org.huiyin.rulebook.Citation;
import org.huiyin.rulebook.ClockDefinition;
import org.huiyin.rulebook.ClockFacts;
import org.huiyin.rulebook.ConflictDefinitions;
import org.huiyin.rulebook.Effect;
import org.huiyin.rulebook.Explanation;
import org.huiyin.rulebook.GroundDefinition;
import org.huiyin.rulebook.LegalState;
import org.huiyin.rulebook.OutcomeDefinition;
import org.huiyin.rulebook.PartyDefinition;
import org.huiyin.rulebook.Post;
import org.huiyin.rulebook.RoleDefinition;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.RunningClock;
import org.huiyin.rulebook.SeatDefinition;
import org.huiyin.rulebook.StageDefinition;
import org.huiyin.rulebook.State;
import org.huiyin.rulebook.Texts;
import org.huiyin.rulebook.WorkingCalendar;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/// Builds what a reader sees of a matter.
final class Viewing {

  /// The act by which a reading is journaled; not one of the rulebook's.
  static final String OPEN = "open";

  /// What nobody does but read.
  private static final Set<String> READINGS = Set.of(OPEN, Noting.PRINT, Noting.EXPORT);

  /// That somebody read the matter, on a screen or on paper, and did nothing else.
  static boolean isMereReading(String act) {
    return READINGS.contains(act);
  }

  static boolean isReading(String act) {
    return isMereReading(act) || act.equals(Noting.DISCLOSE);
  }

  static final String MAKE_KEY = "make-key";
  static final String CHANGE_KEY = "change-key";

  /// The person for whom a helper brought it has made a key of their own.
  static final String TAKE_KEY = "take-key";

  private final Parts parts;
  private final MessageSource messages;
  private final Counts counts = new Counts();

  Viewing(Parts parts, MessageSource messages) {
    this.parts = parts;
    this.messages = messages;
  }

  /// Reads the journal for it, as far as it went when the matter was read: what somebody wrote
  /// since belongs to a state that isn't shown here.
  MatterView of(MatterRecord matter, Principal reader, Locale locale) {
    return ofStored(
        matter,
        parts.store().journal(parts.bound(reader), matter.authority(), matter.id()),
        reader,
        locale);
  }

  /// The same; empty where the reader sees it no longer: somebody may have stepped back between two
  /// looks at the database.
  Optional<MatterView> ifSeen(MatterRecord matter, Principal reader, Locale locale) {
    List<MatterRecord.Stored> journal =
        parts.store().journal(parts.bound(reader), matter.authority(), matter.id());
    return journal.isEmpty()
        ? Optional.empty()
        : Optional.of(ofStored(matter, journal, reader, locale));
  }

  /// The same where the journal has been read already.
  MatterView ofStored(
      MatterRecord matter, List<MatterRecord.Stored> journal, Principal reader, Locale locale) {
    MatterRecord.Identity m = matter.identity();
    List<Read> read = new ArrayList<>();
    for (MatterRecord.Stored entry : journal) {
      if (entry.seq() <= matter.position().lastSeq()) {
        read.add(new Read(Facts.decode(entry.facts().array()), parts.journal().texts(m, entry)));
      }
    }
    return of(matter, read, reader, locale);
  }

  MatterView of(MatterRecord matter, List<Read> journal, Principal reader, Locale locale) {
    LocalDate today = Taking.dayOf(parts.rulebookOf(matter.identity()), parts.legalTime().now());
    List<Read> told =
        journal.stream().filter(read -> !TellingOfOrders.isKept(read.facts(), today)).toList();
    return new OneReader(matter, reader, locale).view(heard(matter, told, reader));
  }

  private List<Read> heard(MatterRecord matter, List<Read> journal, Principal reader) {
    if (reader instanceof Principal.Participant participant) {
      return new Hearing(participant).of(journal);
    }
    if (!(reader instanceof OfficerPrincipal officer)) {
      return journal;
    }
    List<Facts> facts = journal.stream().map(Read::facts).toList();
    BelowReview below = BelowReview.of(parts, matter, facts, officer.institution());
    return journal.stream()
        .map(entry -> below.withholds(entry.facts().seq()) ? entry.unheard() : entry)
        .toList();
  }

  /// What a reader may do now; nothing that was written is read for it.
  List<MatterView.ActView> can(MatterRecord matter, Principal reader, Locale locale) {
    return new OneReader(matter, reader, locale).can();
  }

  /// By which act a reader can step back; nothing that was written is read for it.
  Optional<Recusal> recusal(MatterRecord matter, Principal reader, Locale locale) {
    Rulebook rulebook = parts.rulebookOf(matter.identity());
    ConflictDefinitions.Interest interest = rulebook.conflicts().interest();
    return can(matter, reader, locale).stream()
        .filter(can -> interest != null && can.act().id().equals(interest.recuse()))
        .findFirst()
        .map(
            can ->
                new Recusal(
                    matter.identity().number(),
                    can.act().id(),
                    interest == null ? "" : interest.title().in(locale),
                    interest == null ? "" : rulebook.cite(interest.source(), locale)));
  }

  /// An entry with its texts.
  ///
  /// @param withheld whether the reader isn't to know yet what it says
  record Read(Facts facts, Map<String, String> texts, boolean withheld) {

    Read(Facts facts, Map<String, String> texts) {
      this(facts, texts, false);
    }

    Read unheard() {
      return new Read(facts, Map.of(), true);
    }
  }

  /// An act that somebody can do now, in one of their roles.
  private record Open(Actor actor, ActDefinition act) {}

  /// One matter, one reader, one language.
  private final class OneReader {
    private final MatterRecord matter;
    private final Principal reader;
    private final Locale locale;
    private final Rulebook rulebook;
    private final State state;
    private final LocalDate today;
    private final Offers offers;
    private final List<Open> open;
    private List<MatterView.OfficerView> officers = List.of();
    private List<MatterView.OfficerView> readers = List.of();

    OneReader(MatterRecord matter, Principal reader, Locale locale) {
      this.matter = matter;
      this.reader = reader;
      this.locale = locale;
      this.rulebook = parts.rulebookOf(matter.identity());
      this.state = matter.state();
      Instant now = parts.legalTime().now();
      this.today = Taking.dayOf(rulebook, now);
      this.offers = new Offers(parts, matter, now);
      List<Open> may =
          actors().stream()
              .flatMap(actor -> offers.open(actor).stream().map(act -> new Open(actor, act)))
              .filter(offer -> !isKeptFromHelper(offer.act()))
              .toList();
      this.open = unlessTogether(may);
    }

    /// What binds all isn't one's own to do alone where others bring it too. Whether they do is
    /// asked of the database only where it matters, and once.
    private List<Open> unlessTogether(List<Open> may) {
      boolean asks = may.stream().anyMatch(offer -> ForAll.binds(rulebook, offer.act()));
      return asks && hasCompany()
          ? may.stream().filter(offer -> !ForAll.binds(rulebook, offer.act())).toList()
          : may;
    }

    MatterView view(List<Read> read) {
      List<Facts> journal = read.stream().map(Read::facts).toList();
      officers = named(new Naming(parts).shown(rulebook, state, journal));
      readers = named(new Naming(parts).readers(journal));
      MatterRecord.Identity m = matter.identity();
      MatterView.Turn turn = turn();
      MatterView.Named stage = stageNamed(journal);
      return new MatterView(
          m.number(),
          matter.position().version(),
          named(state.kind(), Objects.requireNonNull(rulebook.kinds().get(state.kind())).title()),
          m.relation().id(),
          stage,
          EndedBefore.is(state) ? id(LegalState.FINAL) : id(stage().legal()),
          id(state.word()),
          sentence(turn, stage),
          turn,
          assigned(),
          m.topic(),
          m.place(),
          onBehalf(read.getFirst().facts()),
          m.openedOn(),
          procedure(),
          state.clocks().stream().map(clock -> clock(clock, read)).toList(),
          outlook(),
          outside(Objects.requireNonNull(rulebook.kinds().get(state.kind())).meanwhile()),
          decisions(read),
          promises(read),
          new Marks(rulebook, state, locale).of(read, this::said, by -> who(by)),
          can(),
          read.stream()
              .filter(entry -> !isMereReading(entry.facts().act()))
              .map(this::entry)
              .toList(),
          read.stream()
              .filter(entry -> isReading(entry.facts().act()))
              .map(entry -> reading(entry, read))
              .toList(),
          notices(read));
    }

    /// A group begins with an entry, so a matter that was just filed has none.
    private boolean hasCompany() {
      return reader instanceof Principal.Participant
          && matter.position().lastSeq() > 1
          && parts.store().hasCompany(parts.bound(reader), matter.authority(), matter.id());
    }

    private MatterView.ReadingView reading(Read entry, List<Read> read) {
      Facts facts = entry.facts();
      Map<String, String> said = said(entry);
      return new MatterView.ReadingView(
          facts.on(),
          who(facts.by()),
          name(facts.by().institution()),
          fileName(facts.opened(), read),
          facts.act(),
          said.get("disclosed"),
          because(said),
          said.get("words"));
    }

    private @Nullable String because(Map<String, String> said) {
      String exported = said.get(Noting.EXPORTED_BECAUSE);
      String agreed = said.get(Noting.EXPORT_AGREED_BY);
      if (exported == null) {
        return said.get("disclosed-because");
      }
      return agreed == null ? exported : message("said.export-agreed-by", exported, agreed);
    }

    private MatterView.@Nullable OnBehalf onBehalf(Facts filed) {
      return !(reader instanceof Principal.Member)
              && filed.filing().get(Taking.ON_BEHALF) instanceof String consent
          ? new MatterView.OnBehalf(
              new MatterView.Named(consent, message("consent." + consent)),
              matter.position().keyOfHelper())
          : null;
    }

    private MatterView.Named stageNamed(List<Facts> journal) {
      return EndedBefore.is(state)
          ? new MatterView.Named(
              state.stage(),
              message("stage.ended-before", String.valueOf(from(journal.getFirst().imported()))))
          : named(state.stage(), stage().title());
    }

    private static @Nullable String from(Facts.@Nullable Imported imported) {
      return imported == null ? null : imported.source();
    }

    private StageDefinition stage() {
      return Objects.requireNonNull(rulebook.stages().get(state.stage()));
    }

    private List<MatterView.AssignedView> assigned() {
      List<MatterView.AssignedView> assigned = new ArrayList<>();
      for (SeatDefinition seat : rulebook.seats().values()) {
        State.Assignment assignment = state.assignments().get(seat.id());
        if (assignment != null) {
          assigned.add(
              new MatterView.AssignedView(
                  named(seat.id(), seat.title()),
                  name(rulebook.institutionAt(state, seat.id()).orElse(null)),
                  Optional.ofNullable(assignment.unit())
                      .flatMap(parts.directory()::unit)
                      .map(unit -> said(unit.name()))
                      .orElse(null),
                  Optional.ofNullable(assignment.officer())
                      .flatMap(parts.directory()::officer)
                      .map(Officer::name)
                      .orElse(null)));
        }
      }
      return assigned;
    }

    /// Whose turn: the duty that is due first, before all one that moves the matter on. Where
    /// nobody owes anything, the complainant's window.
    private MatterView.@Nullable Turn turn() {
      return state.clocks().stream()
          .filter(RunningClock::isRunning)
          .min(
              Comparator.comparing((RunningClock clock) -> definition(clock).window())
                  .thenComparing(this::isBeside)
                  .thenComparing(RunningClock::due)
                  .thenComparing(RunningClock::number))
          .map(this::turn)
          .orElse(null);
    }

    /// Whether nothing that ends it moves the matter, such as what is owed to a proposal.
    private boolean isBeside(RunningClock clock) {
      return rulebook.acts().values().stream()
          .map(ActDefinition::changes)
          .filter(does -> does.ends().contains(clock.clock()))
          .allMatch(
              does ->
                  does.leadsTo() == null
                      && does.decides() == null
                      && does.recordsOn() == null
                      && does.promise() == null);
    }

    private MatterView.Turn turn(RunningClock clock) {
      return turn(clock, state);
    }

    private MatterView.Turn turn(RunningClock clock, State at) {
      ClockDefinition definition = definition(clock);
      return new MatterView.Turn(
          definition.of().role(),
          title(definition.of()),
          name(institution(definition.of(), at)),
          named(definition.id(), definition.title()),
          clock.due(),
          daysLate(clock));
    }

    private String sentence(MatterView.@Nullable Turn turn, MatterView.Named stage) {
      if (turn == null) {
        return message("matter.nobody", stage.title());
      }
      if (turn.role().equals(Post.COMPLAINANT) && reader instanceof Principal.Participant) {
        return message("matter.yours", turn.duty().title(), day(turn.by()));
      }
      String who =
          turn.institution() == null ? turn.who() : turn.institution() + " · " + turn.who();
      return turn.daysLate() == 0
          ? message("matter.turn", who, turn.duty().title(), day(turn.by()))
          : message("matter.late", who, turn.duty().title(), day(turn.by()), turn.daysLate());
    }

    private String day(LocalDate day) {
      return DateTimeFormatter.ofPattern(message("day"), locale).format(day);
    }

    private MatterView.ClockView clock(RunningClock clock, List<Read> read) {
      ClockDefinition definition = definition(clock);
      Effect.Ending ending = clock.ending();
      WorkingCalendar calendar = countedBy(clock, read);
      ClockFacts facts = rulebook.facts(state, clock, calendar);
      Counts.Counted counted = counts.of(rulebook, facts, calendar, locale);
      return new MatterView.ClockView(
          clock.number(),
          named(definition.id(), definition.title()),
          definition.window() ? "window" : "duty",
          title(definition.of()),
          clock.start(),
          clock.due(),
          clock.provisional(),
          ending == null ? (clock.isPaused() ? "paused" : "running") : id(ending),
          clock.ended(),
          daysLate(clock),
          cited(definition.source()),
          definition.source().isHouse(),
          counted.account().text(),
          count(counted.account(), counted.again()));
    }

    /// The calendar of the entry that counted the clock last, so that an old date is explained as
    /// it was counted.
    private WorkingCalendar countedBy(RunningClock clock, List<Read> read) {
      for (Read entry : read.reversed()) {
        for (Effect effect : entry.facts().effects()) {
          if (counted(effect) == clock.number()) {
            return parts
                .calendars()
                .named(entry.facts().calendar())
                .orElseGet(parts.calendars()::current)
                .calendar();
          }
        }
      }
      return parts.calendars().current().calendar();
    }

    private static int counted(Effect effect) {
      return switch (effect) {
        case Effect.ClockStarted started -> started.number();
        case Effect.ClockExtended extended -> extended.number();
        case Effect.ClockPaused paused -> paused.number();
        case Effect.ClockResumed resumed -> resumed.number();
        case Effect.ClockRecounted recounted -> recounted.number();
        default -> 0;
      };
    }

    private static MatterView.CountView count(Explanation.Account account, String again) {
      return new MatterView.CountView(
          account.rules(),
          account.stretches().stream()
              .map(
                  days ->
                      new MatterView.DaysView(days.from(), days.until(), days.counts(), days.why()))
              .toList(),
          again);
    }

    private int daysLate(RunningClock clock) {
      boolean owed = !definition(clock).window();
      return owed && clock.isLate(today)
          ? Math.toIntExact(ChronoUnit.DAYS.between(clock.due(), today))
          : 0;
    }

    private MatterView.ProcedureView procedure() {
      MatterView.LongestView longest =
          parts
              .rulebooks()
              .worstCase(rulebook, state.kind())
              .map(MatterView.LongestView::of)
              .orElse(null);
      return new MatterView.ProcedureView(
          rulebook.id(),
          rulebook.edition(),
          rulebook.title(locale),
          rulebook.digest(),
          PublishedRulebooks.PATH + rulebook.digest(),
          parts.calendars().current().calendar().version(),
          longest);
    }

    private List<MatterView.OutlookView> outlook() {
      return rulebook.outlook(state, parts.calendars().current().calendar()).stream()
          .map(
              outlook ->
                  new MatterView.OutlookView(
                      named(outlook.id(), outlook.title()),
                      outlook.latest(),
                      outlook.provisional()))
          .toList();
    }

    private List<MatterView.DecisionView> decisions(List<Read> read) {
      List<MatterView.DecisionView> decisions = new ArrayList<>();
      int promised = 0;
      for (Read entry : read) {
        int made = entry.facts().with().promises().size();
        List<Integer> promises =
            IntStream.rangeClosed(promised + 1, promised + made).boxed().toList();
        for (Effect effect : entry.facts().effects()) {
          if (effect instanceof Effect.Decided decided && !entry.withheld()) {
            decisions.add(decision(decided, entry.facts(), promises));
          }
        }
        promised += made;
      }
      return decisions;
    }

    private MatterView.DecisionView decision(
        Effect.Decided decided, Facts facts, List<Integer> promises) {
      OutcomeDefinition outcome =
          Objects.requireNonNull(rulebook.outcomes().get(decided.outcome()));
      GroundDefinition ground = rulebook.grounds().get(String.valueOf(facts.with().ground()));
      return new MatterView.DecisionView(
          decided.instance(),
          named(outcome.id(), outcome.title()),
          name(decided.institution()),
          facts.seq(),
          facts.on(),
          outcome.adverse(),
          cited(outcome.source()),
          ground == null ? null : named(ground.id(), ground.title()),
          outside(doors(outcome, ground)),
          noDoor(outcome),
          promises);
    }

    private List<MatterView.OutsideView> outside(List<String> doors) {
      return new Outside(rulebook, locale).of(doors);
    }

    private static List<String> doors(
        OutcomeDefinition outcome, @Nullable GroundDefinition ground) {
      List<String> doors = new ArrayList<>();
      doors.addAll(outcome.doors() == null ? List.of() : outcome.doors().ids());
      doors.addAll(ground == null ? List.of() : ground.doors());
      return doors.stream().distinct().toList();
    }

    private @Nullable String noDoor(OutcomeDefinition outcome) {
      OutcomeDefinition.Doors doors = outcome.doors();
      return doors != null && doors.ids().isEmpty() ? cited(doors.source()) : null;
    }

    private List<MatterView.PromiseView> promises(List<Read> read) {
      List<MatterView.PromiseView> promises = new ArrayList<>();
      for (State.Promise promise : state.promises()) {
        promises.add(
            new MatterView.PromiseView(
                promise.number(),
                promise.due(),
                id(promise.state()),
                promised(promise, read),
                canAbout(promise)));
      }
      return promises;
    }

    /// The text of a promise stands in the answer that made it, under its place among that
    /// answer's promises.
    private @Nullable String promised(State.Promise promise, List<Read> read) {
      int before = 0;
      for (Read entry : read) {
        int made = entry.facts().with().promises().size();
        if (promise.number() <= before + made) {
          return entry.texts().get("promise-" + (promise.number() - before));
        }
        before += made;
      }
      return null;
    }

    private List<MatterView.ActView> can() {
      return open.stream()
          .filter(offer -> namesSomebody(offer.act()))
          .map(this::act)
          .distinct()
          .toList();
    }

    private List<String> canAbout(State.Promise promise) {
      return open.stream()
          .map(Open::act)
          .filter(act -> act.isAbout(promise, state))
          .map(ActDefinition::id)
          .distinct()
          .toList();
    }

    private boolean isKeptFromHelper(ActDefinition act) {
      return reader instanceof Principal.Complainant
          && matter.position().keyOfHelper()
          && ThePersonAlone.mayDo(rulebook, act.id());
    }

    private List<Actor> actors() {
      return switch (reader) {
        case Principal.Participant _ -> List.of(Actor.complainant());
        case OfficerPrincipal officer ->
            officer.roles().stream()
                .sorted()
                .map(role -> Actor.officer(role.id(), officer.institution(), officer.officer()))
                .toList();
        case Principal.PrintedKeyHolder _,
            Principal.ErasedKeyHolder _,
            Principal.SystemPrincipal _ ->
            List.of();
      };
    }

    private MatterView.ActView act(Open offer) {
      Offers.Following following = offers.following(offer.act(), offer.actor());
      return new Offering(rulebook, state, officersFor(offer.act()), locale)
          .of(
              offer.act(),
              offers.window(offer.act()).map(RunningClock::number).orElse(null),
              following.clocks().stream().map(clock -> turn(clock, following.after())).toList(),
              offer.act().needs().identity() != null && parts.isUnnamed(matter, reader));
    }

    /// A complainant learns officers' names from what was done; it can be asked of nobody before.
    /// An officer who names one for a seat is told who can be.
    private List<MatterView.OfficerView> named(Set<UUID> ids) {
      return ids.stream()
          .flatMap(id -> parts.directory().officer(id).stream())
          .map(
              known ->
                  new MatterView.OfficerView(known.id(), known.name(), name(known.institution())))
          .toList();
    }

    private List<MatterView.OfficerView> officersFor(ActDefinition act) {
      if (act.changes().recusal() == ActDefinition.Recusal.ASK) {
        return officers;
      }
      if (act.changes().objection() == ActDefinition.Objection.ASK) {
        return readers;
      }
      return Naming.isOfOneOfficer(act)
          ? named(new Naming(parts).nameable(rulebook, state, act))
          : List.of();
    }

    private boolean namesSomebody(ActDefinition act) {
      boolean asks =
          act.changes().recusal() == ActDefinition.Recusal.ASK
              || act.changes().objection() == ActDefinition.Objection.ASK;
      return !asks || !officersFor(act).isEmpty();
    }

    private MatterView.EntryView entry(Read entry) {
      Facts facts = entry.facts();
      return new MatterView.EntryView(
          facts.seq(),
          facts.on(),
          facts.at(),
          actNamed(facts),
          clockOf(facts),
          isAnothers(facts) ? message("role.another") : who(facts.by()),
          name(facts.by().institution()),
          cited(Citation.parse(facts.citation())),
          // In one order, so that an answer that is given again is the same to the letter.
          said(entry),
          isAnothers(facts) ? "another" : facts.by().role(),
          facts.told().stream()
              .filter(told -> !told.to().equals(Post.COMPLAINANT))
              .map(this::told)
              .distinct()
              .toList(),
          files(entry),
          recounted(facts),
          entry.withheld());
    }

    private boolean isAnothers(Facts facts) {
      return reader instanceof Principal.Participant participant
          && new Hearing(participant).isOthers(facts);
    }

    private List<MatterView.RecountView> recounted(Facts facts) {
      List<MatterView.RecountView> recounted = new ArrayList<>();
      for (Effect effect : facts.effects()) {
        if (effect instanceof Effect.ClockRecounted each) {
          ClockDefinition definition = definition(state.clock(each.number()));
          recounted.add(
              new MatterView.RecountView(
                  named(definition.id(), definition.title()),
                  each.told(),
                  each.counted(),
                  each.due(),
                  each.provisional(),
                  notice(facts.calendar())));
        }
      }
      return List.copyOf(recounted);
    }

    private String notice(String calendar) {
      return parts
          .calendars()
          .named(calendar)
          .map(Calendars.Edition::given)
          .filter(given -> !given.title().isEmpty())
          .map(given -> message("notice", given.title(), given.paper()))
          .orElse("");
    }

    private MatterView.ToldView told(Facts.Recipient told) {
      String role =
          told.raised() > 0 && told.institution() != null
              ? Role.SUPERVISOR.id()
              : Post.parse(told.to()).role();
      return new MatterView.ToldView(roleTitle(role), name(told.institution()));
    }

    private Map<String, String> said(Read entry) {
      TreeMap<String, String> texts = new TreeMap<>(entry.texts());
      texts.keySet().removeIf(Said::isName);
      texts.replaceAll((name, text) -> Noting.CODED.contains(name) ? words(name, text) : text);
      return Collections.unmodifiableMap(texts);
    }

    private String words(String name, String codes) {
      return Stream.of(codes.split("[, ]", -1))
          .map(code -> message("said." + name + "." + code))
          .collect(Collectors.joining(message("said.and")));
    }

    private List<MatterView.FileView> files(Read entry) {
      List<MatterView.FileView> files = new ArrayList<>();
      if (entry.withheld()) {
        return List.of();
      }
      for (Facts.File file : entry.facts().evidence()) {
        String name = entry.texts().getOrDefault(Said.name(files.size()), "");
        files.add(
            new MatterView.FileView(
                file.id(), name, file.type(), file.shown().bytes(), hasOriginal(file)));
      }
      return List.copyOf(files);
    }

    /// Whether there is one that this reader may ask for.
    private boolean hasOriginal(Facts.File file) {
      return file.copy() != null
          && (reader instanceof Principal.Complainant
              || (reader instanceof OfficerPrincipal officer
                  && parts.wall().worksOn(Wall.Subject.of(matter), officer)));
    }

    private @Nullable String fileName(@Nullable UUID opened, List<Read> read) {
      return opened == null
          ? null
          : read.stream()
              .flatMap(entry -> files(entry).stream())
              .filter(file -> file.id().equals(opened))
              .map(MatterView.FileView::name)
              .findFirst()
              .orElse("");
    }

    /// Notices of one's own; an officer sees all of a matter that they may read.
    private List<MatterView.NoticeView> notices(List<Read> read) {
      List<MatterView.NoticeView> notices = new ArrayList<>();
      for (Read entry : read) {
        for (Facts.Recipient told : entry.facts().told()) {
          if (reader instanceof OfficerPrincipal || told.to().equals(Post.COMPLAINANT)) {
            notices.add(
                new MatterView.NoticeView(
                    entry.facts().seq(),
                    entry.facts().on(),
                    told.to(),
                    name(told.institution()),
                    actNamed(told.notice()),
                    clockOf(entry.facts())));
          }
        }
      }
      return notices;
    }

    /// The clock of which an entry reached a milestone.
    private MatterView.@Nullable Named clockOf(Facts facts) {
      for (Effect effect : facts.effects()) {
        if (effect instanceof Effect.MilestoneReached reached) {
          ClockDefinition definition = definition(state.clock(reached.number()));
          return named(definition.id(), definition.title());
        }
      }
      return null;
    }

    /// What another system reports is told with its own day.
    private MatterView.Named actNamed(Facts facts) {
      MatterView.Named named = actNamed(facts.act());
      Facts.Imported imported = facts.imported();
      return imported == null || imported.on() == null || rulebook.acts().containsKey(facts.act())
          ? named
          : new MatterView.Named(
              named.id(), message("past.on", named.title(), day(imported.on()), imported.source()));
    }

    private MatterView.Named actNamed(String act) {
      ActDefinition definition = rulebook.acts().get(act);
      return definition == null
          ? new MatterView.Named(act, message("act." + act))
          : named(act, definition.title());
    }

    /// An officer is named: what officers do is done in their office.
    private String who(Facts.By by) {
      String role = roleTitle(by.role());
      if (by.member() != null) {
        return message("role.member", role, String.valueOf(by.member()));
      }
      return Optional.ofNullable(by.officer())
          .flatMap(parts.directory()::officer)
          .map(Officer::name)
          .map(name -> role + " " + name)
          .orElse(role);
    }

    private String title(Post post) {
      return roleTitle(post.role());
    }

    private String roleTitle(String role) {
      RoleDefinition definition = rulebook.roles().get(role);
      if (definition != null) {
        return definition.title().in(locale);
      }
      PartyDefinition party = rulebook.parties().get(role);
      return party == null ? message("role." + role) : party.title().in(locale);
    }

    private @Nullable UUID institution(Post post, State at) {
      Wall.Subject subject = Wall.Subject.of(matter.identity(), matter.walled(), at);
      return post.seat().isEmpty()
          ? null
          : parts.recipients().institutionOf(rulebook, subject, post).orElse(null);
    }

    private @Nullable String name(@Nullable UUID institution) {
      return institution == null
          ? null
          : parts
              .directory()
              .institution(institution)
              .map(found -> said(found.name()))
              .orElse(null);
    }

    private String said(Name name) {
      return new Texts(name.zh(), name.en()).in(locale);
    }

    private ClockDefinition definition(RunningClock clock) {
      return Objects.requireNonNull(rulebook.clocks().get(clock.clock()));
    }

    private String cited(Citation citation) {
      return rulebook.cite(citation, locale);
    }

    private MatterView.Named named(String id, Texts title) {
      return new MatterView.Named(id, title.in(locale));
    }

    private String message(String key, Object... arguments) {
      return messages.getMessage(key, arguments, locale);
    }

    private static String id(Enum<?> value) {
      return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
