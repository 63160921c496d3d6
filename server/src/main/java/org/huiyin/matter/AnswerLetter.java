package org.huiyin.matter;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.huiyin.matter.MatterView.DecisionView;
import org.huiyin.matter.MatterView.DoorView;
import org.huiyin.matter.MatterView.OutsideView;
import org.jspecify.annotations.Nullable;

/// A decision as it was sent, for a letter.
///
/// It is made of the entry that decided alone, and of the rulebook and the calendar that this entry
/// names: what is done in the matter later changes nothing of it. What institutions and topics are
/// called is taken from the directory of today.
///
/// @param number the matter's number
/// @param texts what was written, part by part
/// @param promises what was promised with it, in its order
/// @param higher what the complainant can do against it within a time; null where nothing is
/// @param meanwhile the ways outside whose own time runs on
/// @param rules by which rulebook and edition it was decided
/// @param commitment the SHA-256 under which the entry stands in the ledger, in hexadecimal
public record AnswerLetter(
    String number,
    DecisionView decision,
    Map<String, String> texts,
    List<Promised> promises,
    @Nullable Higher higher,
    List<OutsideView> meanwhile,
    String rules,
    String commitment) {

  public AnswerLetter {
    texts = Map.copyOf(texts);
    promises = List.copyOf(promises);
    meanwhile = List.copyOf(meanwhile);
  }

  /// Something promised with it.
  ///
  /// @param text what is to be done; null where it was erased
  public record Promised(int number, LocalDate due, @Nullable String text) {}

  /// The way up.
  ///
  /// @param since the event from which its time runs
  /// @param earliest the last day if that event were on the day of the decision: it can only be
  ///     later
  public record Higher(DoorView door, String since, LocalDate earliest) {}

  @Override
  public String toString() {
    return "AnswerLetter[" + number + "/" + decision.entry() + "]";
  }
}
