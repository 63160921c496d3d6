package org.huiyin.matter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huiyin.access.Principal;
import org.huiyin.access.Principal.Complainant;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.access.Principal.Participant;
import org.huiyin.authority.Calendars;
import org.huiyin.authority.Role;
import org.huiyin.rulebook.Act;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.Actor;
import org.huiyin.rulebook.Citation;
import org.huiyin.rulebook.Decision;
import org.huiyin.rulebook.Effect;
import org.huiyin.rulebook.KindDefinition;
import org.huiyin.rulebook.Post;
import org.huiyin.rulebook.Rule;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.WorkingCalendar;
import org.springframework.dao.DuplicateKeyException;

/// The one way in which a matter changes: read it, let pass what time has made due, ask the
/// rulebook, write entry, state, duties and notices in one transaction.
///
/// No lock is held between reading and writing. Acts on one matter are serialised by the
/// journal: whoever writes second finds the place taken. If only a reading came between, the
/// act is decided again; if the matter changed, the caller is told how it stands now.
final class ActingMatters {

  private static final int TRIES = 20;
  private static final Citation HOUSE = new Citation(Citation.HOUSE, "", false);

  private final Parts parts;
  private final Viewing viewing;
  private final ReadingMatters reading;
  private final Attaching attaching;
  private final Handing handing;
  private final Searched searched;

  ActingMatters(
      Parts parts,
      Viewing viewing,
      ReadingMatters reading,
      Attaching attaching,
      Handing handing,
      Searched searched) {
    this.searched = searched;
    this.handing = handing;
    this.parts = parts;
    this.attaching = attaching;
    this.viewing = viewing;
    this.reading = reading;
  }

  ActOutcome act(Participant by, ActRequest request, Locale locale) {
    Supplier<Optional<MatterRecord>> find =
        () -> parts.store().find(Bound.to(by), by.authority(), by.matter());
    return act(by, List.of(Actor.complainant()), find, request, locale, doing(true));
  }

  ActOutcome act(OfficerPrincipal by, MatterNumber number, ActRequest request, Locale locale) {
    return act(by, actors(by), () -> parts.seen(by, number), request, locale, doing(true));
  }

  /// What would become of it; nothing is done.
  ActOutcome tried(OfficerPrincipal by, MatterNumber number, ActRequest request, Locale locale) {
    return act(by, actors(by), () -> parts.seen(by, number), request, locale, doing(false));
  }

  /// Does what was held until now, and shows nobody how the matter stands.
  ActOutcome left(
      OfficerPrincipal by, MatterNumber number, ActRequest request, HeldStore.Place held) {
    Way way =
        new Way(
            true,
            false,
            said -> said,
            (bound, written) -> append(bound, written, flight -> HeldStore.leave(flight, held)));
    return act(by, actors(by), () -> parts.seen(by, number), request, Locale.CHINESE, way);
  }

  /// Decides an act, and leaves it to the caller to write what it changes.
  ///
  /// @param more what else it says
  ActOutcome decided(
      OfficerPrincipal by,
      MatterNumber number,
      ActRequest request,
      Map<String, String> more,
      Consumer<MatterStore.Written> written) {
    Way way = new Way(true, false, said -> said.and(more), (_, each) -> written.accept(each));
    return act(by, actors(by), () -> parts.seen(by, number), request, Locale.CHINESE, way);
  }

  /// Whether an act is open to this officer now, in a matter that they may see.
  boolean isOpen(OfficerPrincipal by, MatterNumber number, String act) {
    return parts.seen(by, number).stream()
        .anyMatch(
            matter ->
                actors(by).stream()
                    .flatMap(
                        actor ->
                            parts
                                .open(
                                    parts.rulebookOf(matter.identity()),
                                    Wall.Subject.of(matter),
                                    actor,
                                    parts.nowFor(matter))
                                .stream())
                    .anyMatch(open -> open.id().equals(act)));
  }

  private void append(Bound by, MatterStore.Written written, Consumer<Flight> along) {
    parts.store().append(by, written.before(), written.change(), written.more().andThen(along));
  }

  /// How an act is gone about.
  ///
  /// @param writes whether it is done, and not only asked for
  /// @param shows whether somebody reads what becomes of it
  /// @param said what it says, of what was given
  /// @param writing how it is written
  private record Way(
      boolean writes,
      boolean shows,
      UnaryOperator<Said> said,
      BiConsumer<Bound, MatterStore.Written> writing) {}

  private Way doing(boolean writes) {
    return new Way(writes, true, said -> said, (by, written) -> append(by, written, _ -> {}));
  }

  private static List<Actor> actors(OfficerPrincipal by) {
    List<Actor> actors = new ArrayList<>();
    for (Role role : by.roles()) {
      actors.add(Actor.officer(role.id(), by.institution(), by.officer()));
    }
    return actors;
  }

  private ActOutcome act(
      Principal by,
      List<Actor> actors,
      Supplier<Optional<MatterRecord>> find,
      ActRequest request,
      Locale locale,
      Way way) {
    List<FieldError> errors = texts(request);
    errors.addAll(Attaching.mistakes(request.evidence()));
    if (!errors.isEmpty()) {
      return new ActOutcome.Incomplete(errors);
    }
    MatterRecord first = find.get().orElse(null);
    if (first == null || actors.isEmpty()) {
      return new ActOutcome.NotFound();
    }
    List<FieldError> strange = strangeTexts(first, request);
    strange.addAll(new Naming(parts).mistakes(first, actors, request));
    strange.addAll(gaps(first, request));
    if (!strange.isEmpty()) {
      return new ActOutcome.Incomplete(strange);
    }
    int expected = request.ifVersion().orElse(first.position().version());
    MatterRecord matter = first;
    for (int attempt = 1; ; attempt++) {
      if (matter.position().version() != expected) {
        return shown(matter, by, locale, way)
            .<ActOutcome>map(ActOutcome.Overtaken::new)
            .orElseGet(ActOutcome.NotFound::new);
      }
      if (by instanceof Complainant
          && matter.position().keyOfHelper()
          && ThePersonAlone.mayDo(parts.rulebookOf(matter.identity()), request.name())) {
        return new ActOutcome.OnlyThePerson();
      }
      Optional<ActOutcome> nameless = nameless(matter, by, request, locale);
      if (nameless.isPresent()) {
        return nameless.get();
      }
      boolean company = hasCompany(matter, by);
      if (company && bindsOthers(matter, request)) {
        return new ActOutcome.OnlyTogether();
      }
      try {
        return attempt(matter, by, actors, request, company, locale, way);
      } catch (Hidden since) {
        return new ActOutcome.NotFound();
      } catch (DuplicateKeyException e) {
        if (attempt == TRIES) {
          throw e;
        }
        Optional<MatterRecord> again = find.get();
        if (again.isEmpty()) {
          return new ActOutcome.NotFound();
        }
        matter = again.get();
      }
    }
  }

  /// That the complainant has to say who they are first, where an article wants it (R7).
  private Optional<ActOutcome> nameless(
      MatterRecord matter, Principal by, ActRequest request, Locale locale) {
    Rulebook rulebook = parts.rulebookOf(matter.identity());
    return Optional.ofNullable(rulebook.acts().get(request.name()))
        .flatMap(act -> Optional.ofNullable(act.needs().identity()))
        .filter(identity -> parts.isUnnamed(matter, by))
        .map(identity -> new ActOutcome.NeedsIdentity(rulebook.cite(identity, locale)));
  }

  private ActOutcome attempt(
      MatterRecord matter,
      Principal by,
      List<Actor> actors,
      ActRequest request,
      boolean company,
      Locale locale,
      Way way) {
    Rulebook rulebook = parts.rulebookOf(matter.identity());
    Instant now = parts.nowFor(matter);
    Entries entries = parts.entriesAt(matter, parts.calendars().current(), now);
    Wall.Subject subject = Wall.Subject.of(matter.identity(), entries.walled(), entries.state());
    Decided decided =
        decide(rulebook, subject, actors, request, now, entries.calendar().calendar());
    Decision decision = walled(rulebook, subject, decided);
    if (company
        && decision instanceof Decision.Allowed
        && by instanceof Participant one
        && isTheirOwnWord(matter, rulebook, one, decided.act())) {
      return noted(matter, one, decided.act(), now, locale);
    }
    Handing.Step step =
        decision instanceof Decision.Allowed allowed && by instanceof OfficerPrincipal officer
            ? handing.step(matter, officer, request, allowed.state())
            : new Handing.Step(null, Said.in(request), _ -> {});
    if (step.refused() != null) {
      return step.refused() instanceof ActOutcome.NeedsApproval approval
          ? approval.with(shown(matter, by, locale, way).orElse(null))
          : step.refused();
    }
    return switch (decision) {
      case Decision.Refused refused ->
          new ActOutcome.Refused(
              refused,
              rulebook.cite(refused.citation(), locale),
              shown(matter, by, locale, way).orElse(null));
      case Decision.Allowed _ when !way.writes() -> new ActOutcome.Done(null);
      case Decision.Allowed _ when !attaching.keep(request.evidence()) ->
          new ActOutcome.Incomplete(List.of(Attaching.gone()));
      case Decision.Allowed allowed -> {
        LocalDate on = Taking.dayOf(rulebook, now);
        entries.by(by instanceof Participant one ? Hearing.number(one) : null);
        entries.addAct(
            decided.act(),
            parts.succession().after(rulebook, subject, decided.act().name(), allowed),
            by instanceof Principal.Member
                ? null
                : Taking.fineTime(
                    matter.identity().anonymous(), by instanceof OfficerPrincipal, now),
            on,
            way.said().apply(step.said()),
            Map.of());
        MatterRecord.Change change = parts.change(matter.identity(), entries);
        Consumer<Flight> more = step.more().andThen(searched.after(matter, change));
        way.writing().accept(parts.bound(by), new MatterStore.Written(matter, change, more));
        MatterRecord after = after(matter, change);
        yield new ActOutcome.Done(mayStillRead(after, by) ? viewing.of(after, by, locale) : null);
      }
    };
  }

  /// A group begins with an entry, so a matter that was just filed has none.
  private boolean hasCompany(MatterRecord matter, Principal by) {
    return by instanceof Participant
        && matter.position().lastSeq() > 1
        && parts.store().hasCompany(parts.bound(by), matter.authority(), matter.id());
  }

  private boolean bindsOthers(MatterRecord matter, ActRequest request) {
    Rulebook rulebook = parts.rulebookOf(matter.identity());
    return Optional.ofNullable(rulebook.acts().get(request.name()))
        .filter(act -> ForAll.binds(rulebook, act))
        .isPresent();
  }

  /// Whether somebody of a group confirms for themself alone, since not all others have.
  private boolean isTheirOwnWord(MatterRecord matter, Rulebook rulebook, Participant by, Act act) {
    ActDefinition definition = rulebook.acts().get(act.name());
    if (definition == null || !ThePersonAlone.confirms(definition)) {
      return false;
    }
    OwnWords words = wordsOn(matter, rulebook, by, act);
    return !parts
        .store()
        .allOthersAre(parts.bound(by), matter, words.members(), words.whoBroughtIt());
  }

  private OwnWords wordsOn(MatterRecord matter, Rulebook rulebook, Participant by, Act act) {
    return OwnWords.in(
        rulebook,
        Journal.facts(parts.store().journal(parts.bound(by), matter.authority(), matter.id())),
        act.with().promise());
  }

  private ActOutcome noted(
      MatterRecord matter, Participant by, Act act, Instant now, Locale locale) {
    Facts.By who = new Facts.By(act.by().role(), null, null, Hearing.number(by));
    MatterRecord.Sealed entry = new Noting(parts).ownWord(matter, who, now, act.with());
    parts.store().appendReading(parts.bound(by), matter, entry);
    return new ActOutcome.Done(reading.view(by, locale).orElseThrow());
  }

  /// The matter as it stands, for somebody whose act came to nothing. An officer who is shown
  /// it has read it, and that is journaled like every reading (R4).
  private Optional<MatterView> shown(MatterRecord matter, Principal by, Locale locale, Way way) {
    if (!way.shows()) {
      return Optional.empty();
    }
    return by instanceof OfficerPrincipal officer
        ? reading.open(
            officer, new MatterNumber(matter.authority(), matter.identity().number()), locale)
        : Optional.of(viewing.of(matter, by, locale));
  }

  /// Whoever has stepped back reads nothing more, beginning with the answer to that.
  private boolean mayStillRead(MatterRecord matter, Principal by) {
    return !(by instanceof OfficerPrincipal officer)
        || !parts.wall().hides(Wall.Subject.of(matter), officer);
  }

  record Decided(Act act, Decision decision) {}

  /// An officer acts in whichever of their roles the rulebook allows it to; if in none, the
  /// refusal that says most is the one given.
  Decided decide(
      Rulebook rulebook,
      Wall.Subject matter,
      List<Actor> actors,
      ActRequest request,
      Instant now,
      WorkingCalendar calendar) {
    Decided refused = null;
    for (Actor actor : actors) {
      Act act = new Act(request.name(), actor, request.with(), request.texts().keySet());
      Decision decision =
          notAbove(
              rulebook,
              matter,
              act,
              rulebook.decide(matter.state(), act, now, calendar, parts.wall().above(matter)));
      if (decision instanceof Decision.Allowed) {
        return new Decided(act, decision);
      }
      if (refused == null || !isAboutRole(decision)) {
        refused = new Decided(act, decision);
      }
    }
    return Objects.requireNonNull(refused);
  }

  /// From above somebody stands in for those at the institution itself, and only where none of
  /// them can.
  private Decision notAbove(Rulebook rulebook, Wall.Subject matter, Act act, Decision decision) {
    ActDefinition definition = rulebook.acts().get(act.name());
    return decision instanceof Decision.Allowed allowed
            && definition != null
            && parts.oversteps(rulebook, matter, definition, act.by())
        ? new Decision.Refused(
            Rule.WRONG_ROLE,
            allowed.citation(),
            Map.of(
                "may",
                definition.gate().by().stream()
                    .filter(post -> !post.above())
                    .map(Post::toString)
                    .collect(Collectors.joining(","))))
        : decision;
  }

  /// Refuses what the rulebook allows but what would give the matter to those whom it is about
  /// (R2).
  Decision walled(Rulebook rulebook, Wall.Subject matter, Decided decided) {
    if (!(decided.decision() instanceof Decision.Allowed allowed)) {
      return decided.decision();
    }
    ActDefinition act = Objects.requireNonNull(rulebook.acts().get(decided.act().name()));
    if (EndedBefore.is(matter.state()) && !act.changes().recuses()) {
      return new Decision.Refused(Rule.WRONG_STAGE, allowed.citation(), Map.of());
    }
    EarlierRoles earlier = new EarlierRoles(rulebook, parts.directory(), matter.state());
    if (decided.act().by().officer().filter(by -> earlier.keepFrom(act, by)).isPresent()) {
      return earlier.refused();
    }
    for (Effect effect : allowed.effects()) {
      if (effect instanceof Effect.SeatTaken taken
          && parts.wall().isAccused(matter, taken.institution())) {
        return new Decision.Refused(Rule.CONFLICT, neverToTheAccused(rulebook), Map.of());
      }
      if (effect instanceof Effect.Assigned(var seat, var unit, UUID officer)
          && officer != null
          && parts.wall().isInvolved(matter, officer)) {
        return new Decision.Refused(Rule.CONFLICT, recusal(rulebook), Map.of());
      }
      if (effect instanceof Effect.Assigned(var seat, var unit, UUID officer)
          && officer != null
          && earlier.keepFrom(seat, officer)) {
        return earlier.refused();
      }
    }
    return allowed;
  }

  /// The provision by which the rulebook takes no accusations in, but names who does.
  private static Citation neverToTheAccused(Rulebook rulebook) {
    return rulebook.kinds().values().stream()
        .filter(kind -> kind.intake() == null)
        .map(KindDefinition::source)
        .findFirst()
        .orElse(HOUSE);
  }

  /// The provision by which officers step back.
  private static Citation recusal(Rulebook rulebook) {
    return rulebook.acts().values().stream()
        .filter(act -> act.changes().recuses())
        .map(ActDefinition::source)
        .findFirst()
        .orElse(HOUSE);
  }

  private static boolean isAboutRole(Decision decision) {
    return decision instanceof Decision.Refused(Rule rule, var citation, var facts)
        && rule == Rule.WRONG_ROLE;
  }

  private static List<FieldError> texts(ActRequest request) {
    TextRules rules = new TextRules();
    request
        .texts()
        .forEach((name, text) -> rules.required("texts." + name, text, TextRules.most(name)));
    return rules.errors();
  }

  /// Texts that the act doesn't have, and files with an act by which nothing is said. The names
  /// of texts stand in the facts of the journal, which hold nothing that anyone wrote, so only
  /// names that the rulebook gives are taken.
  private List<FieldError> strangeTexts(MatterRecord matter, ActRequest request) {
    ActDefinition act = parts.rulebookOf(matter.identity()).acts().get(request.name());
    if (act == null) {
      return new ArrayList<>();
    }
    Set<String> named = new HashSet<>(act.needs().texts());
    for (int i = 1; i <= request.with().promises().size(); i++) {
      named.add("promise-" + i);
    }
    Stream<FieldError> strange =
        request.texts().keySet().stream()
            .filter(name -> !named.contains(name))
            .sorted()
            .map(name -> FieldError.of("texts." + name, "unknown-property"));
    Stream<FieldError> files =
        request.evidence().isEmpty() || !named.isEmpty()
            ? Stream.of()
            : Stream.of(FieldError.of(Attaching.FIELD, "unknown-property"));
    return Stream.concat(strange, files).collect(Collectors.toCollection(ArrayList::new));
  }

  /// A decision is sent once it is written to its end.
  private List<FieldError> gaps(MatterRecord matter, ActRequest request) {
    ActDefinition act = parts.rulebookOf(matter.identity()).acts().get(request.name());
    return act == null || act.changes().decides() == null
        ? List.of()
        : TemplateGaps.in(request.texts());
  }

  static MatterRecord after(MatterRecord before, MatterRecord.Change change) {
    return new MatterRecord(
        before.identity().after(change.entries()),
        new MatterRecord.Position(
            change.lastSeq(),
            change.version(),
            change.lastOn(),
            before.position().keyOfHelper(),
            change.calendar()),
        change.state(),
        change.walled());
  }

  /// Lets pass in one matter what time has made due, and counts its clocks again if holidays were
  /// decreed since, as the system.
  ///
  /// @return how many entries were written; 0 if there was nothing to do, or if somebody acted
  ///     at the same moment and so did it
  int letPass(MatterStore.Key key) {
    MatterRecord matter =
        parts.store().find(Bound.DEADLINES, key.authority(), key.matter()).orElseThrow();
    Calendars.Edition calendar = parts.calendars().current();
    Entries entries = parts.entriesAt(matter, calendar, parts.nowFor(matter));
    if (entries.size() == 0) {
      if (matter.position().calendar() < calendar.number()) {
        parts
            .store()
            .counted(
                Bound.DEADLINES,
                matter,
                entries.calendar().number(),
                parts.nextOn(matter.identity(), entries));
      }
      return 0;
    }
    try {
      MatterRecord.Change change = parts.change(matter.identity(), entries);
      parts
          .store()
          .append(
              Bound.DEADLINES,
              matter,
              change,
              handing.ended(matter, entries.state()).andThen(searched.after(matter, change)));
      return entries.size();
    } catch (DuplicateKeyException e) {
      return 0;
    }
  }
}
