package org.huiyin.authority;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.rulebook.Tree;

/// Who there is, in memory. The bean answers from the newest snapshot that this node has read; a
/// change made on this node is seen at once, one made on another within two seconds. Take
/// [#snapshot] to ask several questions of one state.
///
/// Includes what is no longer active, since old matters still name it; ask `active()` of what is
/// found. Thread-safe; no method reads the database in the caller's transaction.
public interface Directory extends Tree {

  /// The state as it is known now, which doesn't change any more.
  Directory snapshot();

  Optional<Institution> institution(UUID id);

  Optional<Institution> institutionByCode(String code);

  Optional<Unit> unit(UUID id);

  Optional<Officer> officer(UUID id);

  /// The officer with this sign-in name, without regard to case.
  Optional<Officer> officerByLogin(String login);

  /// The institution above, where it is in this installation. Empty also for an unknown id.
  @Override
  Optional<UUID> superiorOf(UUID institution);

  /// Whether `maybeAbove` is above `institution`, at once or further up. False for the institution
  /// itself.
  boolean isBelow(UUID institution, UUID maybeAbove);

  /// The active officers of the institution who hold the role, sorted by name.
  List<Officer> officersAt(UUID institution, Role role);

  /// Whether `chief` directs `subordinate`: as head of the institution of both, or through a chain
  /// of command within it. False for oneself.
  boolean directs(UUID chief, UUID subordinate);

  /// All institutions, sorted by name.
  List<Institution> all();

  /// The units of an institution, sorted by name.
  List<Unit> units(UUID institution);

  /// All officers of an institution, sorted by name.
  List<Officer> officers(UUID institution);

  /// The topics of an institution, sorted by name.
  List<Topic> topics(UUID institution);

  Optional<Topic> topic(UUID id);

  /// What an institution promises where the law has no date; empty for an unknown one.
  HouseDates houseDates(UUID institution);

  /// What an institution's answers begin with in place of what is shipped; nothing for an unknown
  /// one.
  AnswerTexts answerTexts(UUID institution);

  /// Which editions of its procedure an institution has planned, and which began; nothing for an
  /// unknown one.
  EditionPlan editions(UUID institution);

  /// Counts the changes of all [EditionPlan]s. Whoever opens a matter names it, so that no matter
  /// is opened by a plan that has changed meanwhile.
  long editionVersion();

  /// The state as the database has it now; reads it where this isn't a fixed one.
  Directory renewed();

  /// All covers that weren't ended early, past ones too.
  List<Cover> covers();

  /// The cover with this id, unless it was ended early.
  Optional<Cover> cover(UUID id);

  /// The covers of an officer who is, was or will be away, but for those that were ended early.
  List<Cover> coversOf(UUID officer);

  /// The covers by which an officer stands in for others, but for those that were ended early.
  List<Cover> coversBy(UUID substitute);

  /// A fixed directory with this content, for tests and tools.
  ///
  /// @throws IllegalArgumentException if an id occurs twice
  static Directory of(Content content) {
    return new DirectorySnapshot(content);
  }

  /// What a directory is made of.
  record Content(
      List<Institution> institutions,
      List<Unit> units,
      List<Topic> topics,
      List<Officer> officers,
      List<HouseDates> houseDates,
      List<Cover> covers,
      List<EditionPlan> editions,
      long editionVersion,
      List<AnswerTexts> answerTexts) {
    public Content {
      answerTexts = List.copyOf(answerTexts);
      institutions = List.copyOf(institutions);
      units = List.copyOf(units);
      topics = List.copyOf(topics);
      officers = List.copyOf(officers);
      houseDates = List.copyOf(houseDates);
      covers = List.copyOf(covers);
      editions = List.copyOf(editions);
    }

    /// One in which nobody plans an edition.
    public Content(
        List<Institution> institutions,
        List<Unit> units,
        List<Topic> topics,
        List<Officer> officers,
        List<HouseDates> houseDates,
        List<Cover> covers) {
      this(institutions, units, topics, officers, houseDates, covers, List.of(), 0, List.of());
    }

    /// One in which nobody promises anything or plans an edition, and nobody is away.
    public Content(
        List<Institution> institutions,
        List<Unit> units,
        List<Topic> topics,
        List<Officer> officers) {
      this(institutions, units, topics, officers, List.of(), List.of(), List.of(), 0, List.of());
    }
  }
}
