package org.huiyin.rulebook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One edition of a procedure, read from YAML, and the machine that decides by it.
///
/// ```java
/// Rulebook rulebook = Rulebook.bundled("cn-xinfang");
/// WorkingCalendar calendar = WorkingCalendar.china();
/// for (Elapsed due : rulebook.elapsed(state, at, calendar, tree)) {
///   journal(due.effects());
///   state = due.state();
/// }
/// switch (rulebook.decide(state, act, at, calendar, tree)) {
///   case Decision.Allowed allowed -> journal(allowed.effects());
///   case Decision.Refused refused -> explain(refused);
/// }
/// ```
///
/// Guarantees: pure and deterministic, so equal arguments give equal results; every allowed act
/// comes with all its effects, and `state.after(effects)` is the new state; a refusal is a value
/// that names its rule and provision; whatever bytes it is given, [#read] gives findings and not
/// an exception, in bounded time.
///
/// Does not: know who holds a role (callers have checked it), who is in conflict with a matter,
/// or what texts say; prove that the procedure itself is sound, which is the linter's.
///
/// Immutable and thread-safe.
public final class Rulebook {

  private final Definitions definitions;
  private final Procedure procedure;
  private final String yaml;
  private final String digest;

  private final @Nullable Rulebook base;

  Rulebook(Definitions definitions, String yaml, String digest, @Nullable Rulebook base) {
    this.definitions = definitions;
    this.procedure = new Procedure(definitions);
    this.yaml = yaml;
    this.digest = digest;
    this.base = base;
  }

  /// Reads a rulebook.
  ///
  /// @param name how the findings name the file
  /// @param yaml UTF-8, at most 1 MB, one document without anchors, aliases and tags
  public static Reading read(String name, byte[] yaml) {
    return RulebookReader.read(name, yaml);
  }

  /// Reads a rulebook, or an overlay upon one of these.
  ///
  /// @param bases the rulebooks upon which it may stand, by id and edition
  public static Reading read(String name, byte[] yaml, Collection<Rulebook> bases) {
    return Objects.requireNonNull(readAll(Map.of(name, yaml), bases).get(name));
  }

  /// Reads documents that may stand upon each other, in any order. One that stands upon itself,
  /// over others or not, is refused, and so is one that stands upon nothing.
  ///
  /// @param documents by name
  /// @param bases further rulebooks upon which they may stand
  public static Map<String, Reading> readAll(
      Map<String, byte[]> documents, Collection<Rulebook> bases) {
    return new Overlays(documents, bases).read();
  }

  /// The JSON Schema of rulebooks and overlays, draft 2020-12: what an editor needs to complete
  /// and to check a document while it is written. What it accepts, [#read] may still refuse.
  public static String schema() {
    try (InputStream in = Rulebook.class.getResourceAsStream("rulebook-1.schema.json")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException("rulebook: rulebook-1.schema.json", failed);
    }
  }

  /// A rulebook that comes with this library, such as `cn-xinfang`.
  ///
  /// @throws IllegalArgumentException if there is none of this id
  public static Rulebook bundled(String id) {
    String file = id + ".yaml";
    try (InputStream in = id.contains("/") ? null : Rulebook.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalArgumentException("id: no rulebook " + id + " comes with this library");
      }
      return switch (read(file, in.readAllBytes())) {
        case Reading.Read(Rulebook rulebook) -> rulebook;
        case Reading.Unreadable(List<Finding> findings) ->
            throw new IllegalStateException("rulebook: " + findings);
      };
    } catch (IOException failed) {
      throw new UncheckedIOException("rulebook: " + file, failed);
    }
  }

  /// This rulebook as it holds at an institution that promises shorter dates, where the
  /// rulebook's own are promises of the house: a document of its own, with a digest of its own.
  /// The findings count lines in that document; the dates stand at its end.
  ///
  /// @param lengths by clock, such as `deliver` to `3 working-days`; whatever they are
  public Reading withHouseDates(Map<String, String> lengths) {
    String document = HouseDatesReader.document(this, lengths);
    return read(id() + ".yaml", document.getBytes(StandardCharsets.UTF_8));
  }

  /// This rulebook as it holds where an overlay adds to it: a document of its own, with the id,
  /// edition and digest of its own. Whether the overlay is one that complainants are no worse off
  /// with, the linter proves.
  ///
  /// @param name how the findings name the overlay, whose lines they count
  public Reading overlaid(String name, byte[] overlay) {
    RulebookReader.Looked looked = RulebookReader.look(name, overlay);
    return looked.root() == null || looked.yaml() == null
        ? new Reading.Unreadable(looked.findings())
        : overlaid(name, looked.yaml());
  }

  Reading overlaid(String name, String overlay) {
    return new OverlayDocument(name, this, overlay).read();
  }

  /// The rulebook upon which this one's last overlay stands; empty where there is no overlay. Its
  /// document ends with a line break, even if that which it was made of did not.
  public Optional<Rulebook> base() {
    return Optional.ofNullable(base);
  }

  Definitions definitions() {
    return definitions;
  }

  public String id() {
    return definitions.header().id();
  }

  public String edition() {
    return definitions.header().edition();
  }

  public String title(Locale locale) {
    return definitions.header().title().in(locale);
  }

  /// Where it applies, such as `CN`; empty where the document doesn't say.
  public String jurisdiction() {
    return definitions.header().jurisdiction();
  }

  /// The first day on which this edition is in force.
  public LocalDate validFrom() {
    return definitions.header().validFrom();
  }

  /// The last day on which it is, if that is known.
  public Optional<LocalDate> validUntil() {
    return Optional.ofNullable(definitions.header().validUntil());
  }

  /// The zone in which its days begin and end.
  public ZoneId zone() {
    return definitions.header().zone();
  }

  /// The id of the calendar by which it counts.
  public String calendar() {
    return definitions.header().calendar();
  }

  /// The SHA-256 of the document, in hexadecimal: it names this edition in a journal.
  public String digest() {
    return digest;
  }

  /// The name of the file under which the document is handed on, such as
  /// `cn-xinfang-2022-05-01.yaml`.
  public String fileName() {
    return fileName(id(), edition());
  }

  /// The same, of any edition.
  public static String fileName(String id, String edition) {
    return id + "-" + edition + ".yaml";
  }

  /// The document as it was read.
  public String yaml() {
    return yaml;
  }

  public Map<String, SourceDefinition> sources() {
    return definitions.sources();
  }

  public Map<String, RoleDefinition> roles() {
    return definitions.roles();
  }

  /// Who is in a matter besides the complainant.
  public Map<String, PartyDefinition> parties() {
    return definitions.parties();
  }

  public Map<String, SeatDefinition> seats() {
    return definitions.seats();
  }

  public Map<String, KindDefinition> kinds() {
    return definitions.kinds();
  }

  /// The ways outside it.
  public Map<String, DoorDefinition> doors() {
    return definitions.doors();
  }

  public ConflictDefinitions conflicts() {
    return definitions.conflicts();
  }

  public Set<String> channels() {
    return definitions.channels();
  }

  public LimitDefinitions limits() {
    return definitions.limits();
  }

  public Map<String, DateDefinition> dates() {
    return definitions.dates();
  }

  public Map<String, StageDefinition> stages() {
    return definitions.stages();
  }

  public Map<String, ClockDefinition> clocks() {
    return definitions.clocks();
  }

  public Map<String, OutcomeDefinition> outcomes() {
    return definitions.outcomes();
  }

  public Map<String, GroundDefinition> grounds() {
    return definitions.grounds();
  }

  public Map<String, ActDefinition> acts() {
    return definitions.acts();
  }

  public Map<String, OutlookDefinition> outlooks() {
    return definitions.outlooks();
  }

  /// The institution that sits in a seat, or the one that stands in while it is empty.
  public Optional<UUID> institutionAt(State state, String seat) {
    return Optional.ofNullable(new Seating(definitions, state, below -> Optional.empty()).at(seat));
  }

  /// A provision in words, such as 《信访工作条例》第三十四条.
  ///
  /// @throws IllegalArgumentException if the rulebook doesn't list its source
  public String cite(Citation citation, Locale locale) {
    SourceDefinition source = definitions.sources().get(citation.source());
    if (source == null) {
      throw new IllegalArgumentException("citation: unknown source " + citation.source());
    }
    return CitationText.of(new Explanation.Basis(citation, source.title()), new Wording(locale));
  }

  /// The day on which an instant falls, in the zone of this edition.
  public LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, zone());
  }

  /// Whether an act is lawful now, and what follows from it.
  ///
  /// Precondition: the acts of [#elapsed] for the same instant were applied before. They are not
  /// applied here, but a window whose last day is over is over, whether or not they were. The
  /// acts of the system are refused: only time does them.
  ///
  /// @throws IllegalArgumentException if the state holds a clock that isn't this rulebook's
  public Decision decide(State state, Act act, Instant at, WorkingCalendar calendar, Tree tree) {
    return new Deciding(procedure, calendar, tree).decide(state, act, day(at));
  }

  /// The automatic acts that time has made due, in legal order: reminders, ends of clocks, rungs
  /// of escalation, ends of pauses, each exactly once, and those that follow from earlier ones.
  /// Empty once they are applied.
  ///
  /// A last day is over on the day after it, so the end of a clock is noticed then, even where
  /// its consequences are dated on the last day itself.
  public List<Elapsed> elapsed(State state, Instant at, WorkingCalendar calendar, Tree tree) {
    return new Elapsing(procedure, calendar).until(day(at), state, tree);
  }

  /// What holidays that were decreed since a matter's clocks were counted do to them. Empty where
  /// they change nothing, and so once it is applied.
  ///
  /// Guarantees: never against the complainant. What others owe never ends later than was told,
  /// nor do their windows; what is the complainant's never ends earlier. Never before today, so
  /// nobody is late overnight. Clocks that have ended, are over, or run to a promised day stay
  /// as they are; milestones that were reached stay reached.
  ///
  /// Precondition: as [#decide].
  public Optional<Elapsed> recounted(State state, Instant at, WorkingCalendar calendar) {
    return new Recounting(procedure, calendar, day(at)).of(state);
  }

  /// The first day on which [#elapsed] gives something, if nothing else happens before; it may
  /// lie in the past.
  public Optional<LocalDate> nextOn(State state, WorkingCalendar calendar) {
    return new Elapsing(procedure, calendar).nextOn(state);
  }

  /// The acts that this actor may do now, whatever else they need.
  public List<ActDefinition> open(State state, Actor actor, Instant at, Tree tree) {
    LocalDate today = day(at);
    Seating seating = new Seating(definitions, state, tree);
    List<ActDefinition> open = new ArrayList<>();
    for (ActDefinition act : procedure.actsOf(actor.role())) {
      Refusals refusals = new Refusals(definitions, act, state, actor, today, seating);
      if (refusals.isStage() && refusals.gate(null) == null) {
        open.add(act);
      }
    }
    return List.copyOf(open);
  }

  /// How the last day of a clock was counted.
  ///
  /// @param calendar the one by which it was last counted
  /// @throws IllegalArgumentException if the clock isn't this rulebook's
  public Explanation explain(State state, RunningClock clock, WorkingCalendar calendar) {
    return explain(facts(state, clock, calendar), calendar);
  }

  /// The facts from which [#explain(ClockFacts, WorkingCalendar)] explains the same again.
  ///
  /// @param calendar the one by which it was last counted
  /// @throws IllegalArgumentException if the clock isn't this rulebook's
  public ClockFacts facts(State state, RunningClock clock, WorkingCalendar calendar) {
    return new Explaining(definitions, procedure.clock(clock)).facts(state, clock, calendar);
  }

  /// How the last day of a clock follows from what happened to it.
  ///
  /// @throws IllegalArgumentException if the clock or the ground of a pause isn't this
  ///     rulebook's, the extension or a pause is longer than [Length] takes, or the clock runs to
  ///     a promised day and the facts have none
  public Explanation explain(ClockFacts facts, WorkingCalendar calendar) {
    return new Explaining(definitions, procedure.clock(facts.clock())).explain(facts, calendar);
  }

  /// The names of the dates that can start a clock, as [ClockFacts#event] takes them.
  ///
  /// @throws IllegalArgumentException if there is no such clock
  public List<String> startsOf(String clock) {
    return new Explaining(definitions, procedure.clock(clock)).starts();
  }

  /// When each answer comes at the latest; empty before the matter is opened.
  public List<Outlook> outlook(State state, WorkingCalendar calendar) {
    return new Projecting(procedure, state, calendar).outlooks();
  }

  @Override
  public String toString() {
    return id() + " " + edition();
  }
}
