package org.huiyin.matter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.Effect;
import org.huiyin.rulebook.Rulebook;

/// The one place that says what of a journal a search finds a matter by: what the institution wrote
/// and the complainant reads, which is its latest summary and its decisions. Nothing that a
/// complainant wrote, and nothing that is withheld below a review.
final class SearchedTexts {

  private static final String SUMMARY = "summary";
  private static final String PAST_ANSWER = PastAct.What.ANSWERED.act();

  /// Who sits nowhere, and so is told no more of a review than those below it.
  private static final UUID NOBODY = new UUID(0, 0);

  private final Rulebook rulebook;

  SearchedTexts(Rulebook rulebook) {
    this.rulebook = rulebook;
  }

  /// How much a text says of what a matter is about.
  enum Weight {
    SUMMARY("1A"),
    TOPIC("2B"),
    DECISION("3C");

    private final String place;

    Weight(String place) {
      this.place = place;
    }

    /// As it stands in a `tsvector`: weights belong to places, so each has one of its own.
    String place() {
      return place;
    }
  }

  /// One of them.
  ///
  /// @param seq of the entry in which it was written; 0 for the topic's title
  record Text(int seq, Weight weight, String name, String text) {
    @Override
    public String toString() {
      return "Text[" + seq + ", " + weight + "]";
    }
  }

  /// Those of a matter. Opens nothing but them.
  ///
  /// @param journal the whole of it, as it will be when this is written
  static List<Text> of(Parts parts, MatterRecord matter, List<MatterRecord.Stored> journal) {
    // Of what had ended elsewhere nobody knows who brought it, so no word of theirs could be left
    // out.
    if (EndedBefore.is(matter.state())) {
      return List.of();
    }
    Rulebook rulebook = parts.rulebookOf(matter.identity());
    SearchedTexts searched = new SearchedTexts(rulebook);
    List<Facts> facts = Journal.facts(journal);
    BelowReview below = new BelowReview(rulebook, parts.directory(), matter.state(), facts, NOBODY);
    List<Viewing.Read> told = new ArrayList<>();
    for (int i = 0; i < facts.size(); i++) {
      Facts entry = facts.get(i);
      if (searched.says(entry) && !below.withholds(entry.seq())) {
        Map<String, String> texts = parts.journal().texts(matter.identity(), journal.get(i));
        told.add(new Viewing.Read(entry, texts));
      }
    }
    return searched.of(told);
  }

  private boolean says(Facts entry) {
    return isSummary(entry) || isDecision(entry);
  }

  private List<Text> of(List<Viewing.Read> told) {
    List<Text> texts = new ArrayList<>();
    told.stream()
        .filter(entry -> isSummary(entry.facts()))
        .reduce((earlier, later) -> later)
        .ifPresent(latest -> add(latest, Weight.SUMMARY, texts));
    told.stream()
        .filter(entry -> isDecision(entry.facts()))
        .forEach(decision -> add(decision, Weight.DECISION, texts));
    return texts;
  }

  private static void add(Viewing.Read entry, Weight weight, List<Text> texts) {
    entry.texts().entrySet().stream()
        .filter(text -> !Said.isName(text.getKey()))
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            text ->
                texts.add(new Text(entry.facts().seq(), weight, text.getKey(), text.getValue())));
  }

  private boolean isSummary(Facts entry) {
    ActDefinition act = rulebook.acts().get(entry.act());
    return act != null && act.needs().texts().contains(SUMMARY) && entry.by().officer() != null;
  }

  private boolean isDecision(Facts entry) {
    ActDefinition act = rulebook.acts().get(entry.act());
    return act == null
        ? entry.act().equals(PAST_ANSWER)
        : act.changes().decides() != null && entry.by().officer() != null;
  }

  /// Whether what is found changes by an entry: by what it says, or since it lets a decision out.
  boolean changeBy(Facts entry) {
    return says(entry) || entry.effects().stream().anyMatch(SearchedTexts::letsOut);
  }

  /// A review is over once its decision is delivered, and whose it is is told by the seats.
  private static boolean letsOut(Effect effect) {
    return effect instanceof Effect.DateRecorded
        || effect instanceof Effect.SeatTaken
        || effect instanceof Effect.SeatLeft;
  }
}
