package org.huiyin.authority;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.huiyin.database.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// Changes who there is. Each change is one transaction that checks it against everything else,
/// writes it and appends it to the public record; changes of all nodes come one after another, so
/// that two of them can't form a cycle together. This node's [Directory] shows a change when the
/// method returns.
///
/// What grants power isn't changed by one officer: it comes back as [Change.Proposed] and waits for
/// another one ([Proposals]), once the set-up is over ([SetUp]). What only takes power away is done
/// at once. Nobody changes their own power. Otherwise doesn't decide who may change what. Methods
/// throw Spring's `DataAccessException`s when the database can't be used: then nothing is changed,
/// unless the connection was lost while committing. Thread-safe.
@Service
public class Authorities {

  private static final String READER = "system:directory";

  private final Transactions transactions;
  private final LiveDirectory directory;
  private final DirectoryChanges changes;
  private final Kinds kinds;
  private final SetUp setUp;

  Authorities(
      Transactions transactions,
      LiveDirectory directory,
      DirectoryChanges changes,
      Kinds kinds,
      SetUp setUp) {
    this.transactions = transactions;
    this.directory = directory;
    this.changes = changes;
    this.kinds = kinds;
    this.setUp = setUp;
  }

  public Change<Institution> add(Editor editor, Institution institution) {
    return added(editor, Kinds.INSTITUTION, institution);
  }

  public Change<Unit> add(Editor editor, Unit unit) {
    return added(editor, Kinds.UNIT, unit);
  }

  /// Refused with `TAKEN` where a place has that code.
  public Change<Place> add(Editor editor, Place place) {
    return changes.locked(
        editor,
        (now, writer) -> {
          PlaceStore places = new PlaceStore(writer.jdbc());
          return places.find(place.code()).isPresent()
              ? new Change.Refused<>(List.of(new Finding("code", Finding.Reason.TAKEN)))
              : decided(editor, now, writer, Optional.empty(), place);
        });
  }

  public Change<Topic> add(Editor editor, Topic topic) {
    return added(editor, Kinds.TOPIC, topic);
  }

  public Change<Officer> add(Editor editor, Officer officer) {
    return added(editor, kinds.officer, officer);
  }

  /// Changes an institution to what `to` makes of it as it is at that moment. An exception out of
  /// `to` changes nothing.
  ///
  /// @throws IllegalArgumentException if `to` gives it another id; so do the methods beside this
  public Change<Institution> changeInstitution(
      Editor editor, UUID id, UnaryOperator<Institution> to) {
    return changed(editor, Kinds.INSTITUTION, id, to);
  }

  public Change<Unit> changeUnit(Editor editor, UUID id, UnaryOperator<Unit> to) {
    return changed(editor, Kinds.UNIT, id, to);
  }

  public Change<Place> changePlace(Editor editor, String code, UnaryOperator<Place> to) {
    return changes.locked(
        editor,
        (now, writer) -> {
          Optional<Place> before = new PlaceStore(writer.jdbc()).find(code);
          if (before.isEmpty()) {
            return new Change.Absent<>();
          }
          Place wanted = to.apply(before.get());
          if (!wanted.code().equals(code)) {
            throw new IllegalArgumentException("to: changes the code of " + code);
          }
          return wanted.equals(before.get())
              ? new Change.Changed<>(wanted)
              : decided(editor, now, writer, before, wanted);
        });
  }

  private Change<Place> decided(
      Editor editor, Directory now, DirectoryWriter writer, Optional<Place> before, Place wanted) {
    List<Finding> findings = PlaceRules.findings(new PlaceStore(writer.jdbc()), now, wanted);
    return findings.isEmpty()
        ? changes.decided(editor, now, writer, Kinds.PLACE, before, wanted)
        : new Change.Refused<>(findings);
  }

  public Change<Topic> changeTopic(Editor editor, UUID id, UnaryOperator<Topic> to) {
    return changed(editor, Kinds.TOPIC, id, to);
  }

  /// Like [#changeInstitution]. The editor's own power and standing stay as they are.
  public Change<Officer> changeOfficer(Editor editor, UUID id, UnaryOperator<Officer> to) {
    return changed(editor, kinds.officer, id, to);
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
    changes.recordWayIn(new DirectoryWriter(jdbc), whose, verb, Manner.ALONE, null);
  }

  /// Gives an officer a way in, which somebody else has to agree to: until then it lets nobody in,
  /// and the one before stays. Where the set-up isn't over, or where nobody could agree and it
  /// opens no matter, it is in force at once.
  ///
  /// @param offered by which `keep` has kept the secret, if there is one
  /// @param keep keeps it, within the same transaction
  /// @throws IllegalArgumentException if there is no such officer, or the editor is none
  public Change<WayIn> give(
      Editor editor,
      UUID officer,
      WayIn.Form form,
      UUID offered,
      @Nullable String account,
      Consumer<JdbcClient> keep) {
    UUID giving = editor.officer();
    if (giving == null) {
      throw new IllegalArgumentException("editor: no officer");
    }
    return changes.locked(
        editor,
        (now, writer) -> {
          WayIn wanted = WayIn.of(now, giving, officer, form, offered, account);
          keep.accept(writer.jdbc());
          WaysGiven givers = changes.giving(wanted);
          Change<WayIn> change =
              givers.possible(writer.jdbc(), wanted)
                  ? changes.decided(editor, now, writer, Kinds.WAY_IN, Optional.empty(), wanted)
                  : new Change.Refused<>(List.of(new Finding("account", Finding.Reason.TAKEN)));
          if (change instanceof Change.Refused<WayIn>) {
            givers.forget(writer.jdbc(), wanted);
          }
          return change;
        });
  }

  /// Whether a way in that this administrator gives that officer waits for somebody else.
  public boolean takesTwo(UUID giving, UUID officer) {
    return !setUp.isOn()
        && !WayIn.of(
                directory.snapshot(),
                giving,
                officer,
                WayIn.Form.START_PASSWORD,
                new UUID(0, 0),
                null)
            .lastResort();
  }

  /// Is told that an officer has now a way in that nobody else has known, within the transaction of
  /// the module that keeps it. Ends the set-up where that makes two administrators ([SetUp]).
  public void wayInIsOwn(JdbcClient jdbc) {
    setUp.look(jdbc);
  }

  /// When an officer of this installation last granted this one power: a role, a unit, somebody to
  /// direct, or the account itself. Empty where only the system did.
  public Optional<Instant> lastGranted(UUID officer) {
    return transactions.read(
        READER,
        jdbc ->
            jdbc.sql(
                    """
                    select changed_at from configuration_change
                    where kind = 'officer' and subject = ? and took_effect
                      and manner in ('by-two', 'set-up')
                    order by seq desc limit 1
                    """)
                .param(officer.toString())
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant));
  }

  /// Changes what an institution promises where the law has no date. Matters that were opened
  /// before stay governed by what was promised then. [Change.Absent] where there is no such
  /// institution.
  public Change<HouseDates> changeHouseDates(
      Editor editor, UUID institution, UnaryOperator<HouseDates> to) {
    return changed(editor, kinds.houseDates, institution, to);
  }

  /// Changes what an institution's answers begin with. What was written from a template before
  /// stays as it is. [Change.Absent] where there is no such institution.
  public Change<AnswerTexts> changeAnswerTexts(
      Editor editor, UUID institution, UnaryOperator<AnswerTexts> to) {
    return changed(editor, kinds.answerTexts, institution, to);
  }

  /// Changes from which day on an institution opens matters under which edition. Matters that are
  /// open stay governed by what they were opened under. Refused where the linter refuses an
  /// edition, where it would begin before today, where one has begun that is left out, and where
  /// it takes something away from complainants without saying so. [Change.Absent] where there is
  /// no such institution.
  public Change<EditionPlan> changeEditions(
      Editor editor, UUID institution, UnaryOperator<EditionPlan> to) {
    return changed(editor, kinds.editions, institution, to);
  }

  private <T, K> Change<T> added(Editor editor, Kind<T, K> kind, T wanted) {
    return changes.locked(
        editor,
        (now, writer) -> {
          if (kind.standing(now, wanted).isPresent()) {
            String field = kind.key().apply(wanted) instanceof UUID ? "id" : "code";
            return new Change.Refused<>(List.of(new Finding(field, Finding.Reason.TAKEN)));
          }
          return changes.decided(editor, now, writer, kind, Optional.empty(), wanted);
        });
  }

  private <T, K> Change<T> changed(Editor editor, Kind<T, K> kind, K key, UnaryOperator<T> to) {
    return changes.locked(
        editor,
        (now, writer) -> {
          Optional<T> before = kind.find().apply(now, key);
          if (before.isEmpty()) {
            return new Change.Absent<>();
          }
          T wanted = to.apply(before.get());
          if (!kind.key().apply(wanted).equals(key)) {
            throw new IllegalArgumentException("to: changes the id of " + key);
          }
          return wanted.equals(before.get())
              ? new Change.Changed<>(wanted)
              : changes.decided(editor, now, writer, kind, before, wanted);
        });
  }
}
