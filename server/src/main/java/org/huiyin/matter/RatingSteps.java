package org.huiyin.matter;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.rulebook.Effect;
import org.huiyin.rulebook.LegalState;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.Word;
import org.jspecify.annotations.Nullable;

/// Which steps of a matter have happened, and whose they were.
///
/// Read off from what acts have brought about and not from their names, so it holds for every
/// rulebook: a matter was registered once an officer has led it on, and answered once something was
/// decided. What happened in another system, before it came here, is no step of anybody's here.
final class RatingSteps {

  private static final String RESPONSIBLE = "responsible";
  private static final String REGISTERING = "registering";

  private RatingSteps() {}

  /// Whose each step is that has happened.
  ///
  /// @param journal the facts of the matter, in their order
  /// @return the institution, by step
  static Map<RatedStep, UUID> happened(
      Rulebook rulebook, MatterRecord matter, List<Facts> journal) {
    Map<RatedStep, UUID> steps = new EnumMap<>(RatedStep.class);
    for (Facts entry : journal) {
      UUID institution = entry.by().institution();
      if (entry.seq() > 1 && entry.imported() == null && institution != null) {
        if (entry.effects().stream().anyMatch(Effect.StageEntered.class::isInstance)) {
          steps.putIfAbsent(RatedStep.REGISTRATION, institution);
        }
        if (entry.effects().stream().anyMatch(Effect.Decided.class::isInstance)) {
          steps.putIfAbsent(RatedStep.ANSWER, institution);
        }
      }
    }
    UUID answers = answering(matter, steps);
    if (answers != null && hasOutcome(rulebook, matter)) {
      steps.put(RatedStep.OUTCOME, answers);
    }
    return steps;
  }

  /// Who answers for what has come of it; nobody where nothing was answered here.
  private static @Nullable UUID answering(MatterRecord matter, Map<RatedStep, UUID> steps) {
    UUID answered = steps.get(RatedStep.ANSWER);
    if (answered == null) {
      return null;
    }
    UUID responsible = matter.seat(RESPONSIBLE);
    UUID registering = matter.seat(REGISTERING);
    return responsible != null ? responsible : registering != null ? registering : answered;
  }

  private static boolean hasOutcome(Rulebook rulebook, MatterRecord matter) {
    var stage = rulebook.stages().get(matter.state().stage());
    return matter.state().word() != Word.SILENT
        || (stage != null && stage.legal() == LegalState.FINAL);
  }
}
