package org.huiyin.authority;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.huiyin.database.Transactions;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/// Changes who there is. Each change is one transaction that checks it against everything else,
/// writes it and appends it to the public record; changes of all nodes come one after another, so
/// that two of them can't form a cycle together. This node's [Directory] shows a change when the
/// method returns.
///
/// Doesn't decide who may change what, except that nobody changes their own roles, and asks for
/// no second person. Methods throw Spring's `DataAccessException`s when the database can't be
/// used: then nothing is changed, unless the connection was lost while committing. Thread-safe.
@Service
public class Authorities {

  /// What the methods for all kinds of thing have in common.
  private record Kind<T>(
      String name,
      BiFunction<Directory, T, List<Finding>> rules,
      BiConsumer<DirectoryWriter, T> put,
      Function<T, Object> published) {

    Kind<T> with(BiConsumer<DirectoryWriter, T> put) {
      return new Kind<>(name, rules, put, published);
    }
  }

  private static final Kind<Institution> INSTITUTION =
      new Kind<>(
          "institution",
          InstitutionRules::findings,
          DirectoryWriter::put,
          institution -> institution);
  private static final Kind<Unit> UNIT =
      new Kind<>("unit", UnitRules::findings, DirectoryWriter::put, unit -> unit);
  private static final Kind<Place> PLACE =
      new Kind<>("place", PlaceRules::findings, DirectoryWriter::put, place -> place);
  private static final Kind<Topic> TOPIC =
      new Kind<>("topic", TopicRules::findings, DirectoryWriter::put, topic -> topic);

  private final Transactions transactions;
  private final LiveDirectory directory;
  private final InstantSource securityTime;
  private final ZoneId zone;
  private final JsonMapper json;
  private final Procedures procedures;
  private final List<StandingChanges> told;

  Authorities(
      Transactions transactions,
      LiveDirectory directory,
      @Qualifier("securityTime") InstantSource securityTime,
      @Value("${huiyin.zone:Asia/Shanghai}") ZoneId zone,
      JsonMapper json,
      Procedures procedures,
      List<StandingChanges> told) {
    this.transactions = transactions;
    this.directory = directory;
    this.securityTime = securityTime;
    this.zone = zone;
    this.json = json;
    this.procedures = procedures;
    this.told = List.copyOf(told);
  }

  public Change<Institution> add(Editor editor, Institution institution) {
    return added(editor, INSTITUTION, institution, Directory::institution, institution.id());
  }

  public Change<Unit> add(Editor editor, Unit unit) {
    return added(editor, UNIT, unit, Directory::unit, unit.id());
  }

  /// Refused with `TAKEN` where a place has that code.
  public Change<Place> add(Editor editor, Place place) {
    return added(editor, PLACE, place, Directory::place, place.code());
  }

  public Change<Topic> add(Editor editor, Topic topic) {
    return added(editor, TOPIC, topic, Directory::topic, topic.id());
  }

  public Change<Officer> add(Editor editor, Officer officer) {
    return added(editor, officerKind(editor), officer, Directory::officer, officer.id());
  }

  /// Changes an institution to what `to` makes of it as it is at that moment. An exception out of
  /// `to` changes nothing.
  ///
  /// @throws IllegalArgumentException if `to` gives it another id; so do the methods beside this
  public Change<Institution> changeInstitution(
      Editor editor, UUID id, UnaryOperator<Institution> to) {
    return changed(editor, INSTITUTION, now -> now.institution(id), to, Institution::id);
  }

  public Change<Unit> changeUnit(Editor editor, UUID id, UnaryOperator<Unit> to) {
    return changed(editor, UNIT, now -> now.unit(id), to, Unit::id);
  }

  public Change<Place> changePlace(Editor editor, String code, UnaryOperator<Place> to) {
    return changed(editor, PLACE, now -> now.place(code), to, Place::code);
  }

  public Change<Topic> changeTopic(Editor editor, UUID id, UnaryOperator<Topic> to) {
    return changed(editor, TOPIC, now -> now.topic(id), to, Topic::id);
  }

  /// Like [#changeInstitution]. The editor's own roles and standing stay as they are.
  public Change<Officer> changeOfficer(Editor editor, UUID id, UnaryOperator<Officer> to) {
    return changing(
        editor,
        (now, writer) ->
            changed(
                now,
                writer,
                officerKind(editor).with((_, officer) -> put(now, writer, officer)),
                now.officer(id),
                to,
                Officer::id));
  }

  private void put(Directory now, DirectoryWriter writer, Officer officer) {
    writer.put(officer);
    now.officer(officer.id())
        .filter(
            before ->
                !before.roles().equals(officer.roles()) || (before.active() && !officer.active()))
        .ifPresent(before -> told.forEach(each -> each.changed(writer.jdbc(), before, officer)));
  }

  /// Appends to the public record that an officer was given a way in, within a transaction of the
  /// module that gives it.
  ///
  /// @param verb such as `start-password`
  /// @throws IllegalArgumentException if there is no such officer
  public void recordWayIn(JdbcClient jdbc, UUID officer, String verb) {
    Officer whose =
        directory
            .officer(officer)
            .orElseThrow(() -> new IllegalArgumentException("officer: unknown " + officer));
    record(new DirectoryWriter(jdbc), "officer." + verb, PublishedOfficer.of(whose));
  }

  /// Changes what an institution promises where the law has no date. Matters that were opened
  /// before stay governed by what was promised then. [Change.Absent] where there is no such
  /// institution.
  public Change<HouseDates> changeHouseDates(
      Editor editor, UUID institution, UnaryOperator<HouseDates> to) {
    return changed(
        editor,
        new Kind<>("house-dates", this::findings, DirectoryWriter::put, dates -> dates),
        now -> now.institution(institution).map(found -> now.houseDates(found.id())),
        to,
        HouseDates::institution);
  }

  private List<Finding> findings(Directory now, HouseDates wanted) {
    return HouseDateRules.findings(procedures.inForce(wanted.institution()), wanted);
  }

  /// Changes from which day on an institution opens matters under which edition. Matters that are
  /// open stay governed by what they were opened under. Refused where the linter refuses an
  /// edition, where it would begin before today, where one has begun that is left out, and where
  /// it takes something away from complainants without saying so. [Change.Absent] where there is
  /// no such institution.
  // KNOWN LIMIT: what takes a right away is to need a second administrator (EditionPlan.Start,
  // in place of `knowing`); today it needs one who was shown it and says so on the public record.
  public Change<EditionPlan> changeEditions(
      Editor editor, UUID institution, UnaryOperator<EditionPlan> to) {
    return changed(
        editor,
        new Kind<>(
            "editions",
            (now, wanted) -> EditionRules.findings(procedures, now, wanted),
            DirectoryWriter::put,
            EditionPlan::published),
        now -> now.institution(institution).map(found -> now.editions(found.id())),
        to,
        EditionPlan::institution);
  }

  private static Kind<Officer> officerKind(Editor editor) {
    return new Kind<>(
        "officer",
        (now, wanted) -> OfficerRules.findings(now, wanted, editor),
        DirectoryWriter::put,
        PublishedOfficer::of);
  }

  private <T, K> Change<T> added(
      Editor editor, Kind<T> kind, T wanted, BiFunction<Directory, K, Optional<T>> find, K key) {
    return changing(
        editor,
        (now, writer) -> {
          if (find.apply(now, key).isPresent()) {
            return new Change.Refused<>(List.of(new Finding(keyField(key), Finding.Reason.TAKEN)));
          }
          return written(now, writer, kind, wanted, "created", new Change.Created<>(wanted));
        });
  }

  private static String keyField(Object key) {
    return key instanceof UUID ? "id" : "code";
  }

  private <T> Change<T> changed(
      Editor editor,
      Kind<T> kind,
      Function<Directory, Optional<T>> find,
      UnaryOperator<T> to,
      Function<T, Object> key) {
    return changing(editor, (now, writer) -> changed(now, writer, kind, find.apply(now), to, key));
  }

  private <T> Change<T> changed(
      Directory now,
      DirectoryWriter writer,
      Kind<T> kind,
      Optional<T> before,
      UnaryOperator<T> to,
      Function<T, Object> key) {
    if (before.isEmpty()) {
      return new Change.Absent<>();
    }
    T wanted = to.apply(before.get());
    if (!key.apply(wanted).equals(key.apply(before.get()))) {
      throw new IllegalArgumentException("to: changes the id of " + key.apply(before.get()));
    }
    Change<T> changed = new Change.Changed<>(wanted);
    return wanted.equals(before.get())
        ? changed
        : written(now, writer, kind, wanted, "changed", changed);
  }

  private <T> Change<T> changing(
      Editor editor, BiFunction<Directory, DirectoryWriter, Change<T>> work) {
    Change<T> change =
        transactions.as(
            editor.principal(),
            jdbc -> {
              DirectoryWriter writer = new DirectoryWriter(jdbc);
              writer.lock();
              return work.apply(new DirectorySnapshot(new DirectoryReader(jdbc).content()), writer);
            });
    directory.refresh();
    return change;
  }

  private <T> Change<T> written(
      Directory now,
      DirectoryWriter writer,
      Kind<T> kind,
      T wanted,
      String verb,
      Change<T> success) {
    List<Finding> findings = kind.rules().apply(now, wanted);
    if (!findings.isEmpty()) {
      return new Change.Refused<>(findings);
    }
    kind.put().accept(writer, wanted);
    writer.count();
    record(writer, kind.name() + "." + verb, kind.published().apply(wanted));
    return success;
  }

  private void record(DirectoryWriter writer, String what, Object details) {
    Instant at = securityTime.instant();
    writer.record(
        UUID.randomUUID(),
        LocalDate.ofInstant(at, zone),
        at,
        what,
        json.writeValueAsString(details));
  }
}
