package org.huiyin.complainant;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huiyin.matter.MatterView;
import org.huiyin.matter.MatterView.ActView;
import org.huiyin.matter.MatterView.ClockView;
import org.huiyin.matter.MatterView.DecisionView;
import org.huiyin.matter.MatterView.EntryView;
import org.huiyin.matter.MatterView.PromiseView;
import org.jspecify.annotations.Nullable;

/// A matter in the order in which its pages tell it.
record Standing(MatterView view) {

  private static final String ADD = "add";
  private static final String OBJECT = "object-to-reading";
  private static final String QUESTION = "question";
  static final String WITHDRAW = "withdraw";

  /// What a complainant does without saying anything about an answer.
  private static final Set<String> OF_KEYS =
      Set.of("make-key", "change-key", "take-key", "corrected");

  /// An answer after which the complainant has done nothing yet.
  Optional<DecisionView> newAnswer() {
    int last =
        view.happened().stream()
            .filter(entry -> isYours(entry) && !OF_KEYS.contains(entry.act().id()))
            .mapToInt(EntryView::seq)
            .max()
            .orElse(0);
    return view.decisions().reversed().stream()
        .findFirst()
        .filter(decision -> decision.entry() > last);
  }

  /// What an officer asked, after which the complainant has added nothing yet.
  Optional<EntryView> question() {
    Optional<EntryView> asked =
        view.happened().reversed().stream()
            .filter(entry -> entry.act().id().equals(QUESTION) || entry.act().id().equals(ADD))
            .findFirst();
    return asked.filter(entry -> entry.act().id().equals(QUESTION) && canAdd());
  }

  static boolean isYours(EntryView entry) {
    return entry.role().equals("complainant");
  }

  /// The clocks that run, that of whoever's turn it is first.
  List<ClockView> running() {
    return view.clocks().stream()
        .filter(clock -> clock.ended() == null)
        .sorted(Comparator.comparing((ClockView clock) -> !isOfTurn(clock)))
        .toList();
  }

  List<ClockView> ended() {
    return view.clocks().stream()
        .filter(clock -> clock.ended() != null && !clock.status().equals("void"))
        .toList();
  }

  private boolean isOfTurn(ClockView clock) {
    MatterView.Turn turn = view.turn();
    return turn != null && clock.clock().equals(turn.duty()) && clock.due().equals(turn.by());
  }

  /// What can be done about the matter as a whole; a promise has its own. Withdrawing is nothing
  /// to be led to, so it comes last.
  List<ActView> steps() {
    return view.can().stream()
        .filter(can -> !can.with().contains("promise") && !can.act().id().equals(ADD))
        .sorted(Comparator.comparing((ActView can) -> can.act().id().equals(WITHDRAW)))
        .toList();
  }

  boolean canAdd() {
    return can(ADD) != null;
  }

  boolean canObject() {
    return can(OBJECT) != null;
  }

  @Nullable ActView can(String act) {
    return view.can().stream().filter(can -> can.act().id().equals(act)).findFirst().orElse(null);
  }

  /// Whatever leads to a higher institution now.
  List<ActView> higher() {
    return view.can().stream().filter(can -> can.act().id().startsWith("request-")).toList();
  }

  /// Whatever says that an answer was received.
  List<ActView> receiving() {
    return view.can().stream().filter(can -> can.act().id().startsWith("deliver")).toList();
  }

  @Nullable ClockView window(ActView can) {
    Integer number = can.window();
    return number == null
        ? null
        : view.clocks().stream().filter(clock -> clock.number() == number).findFirst().orElse(null);
  }

  /// A right to go higher that has ended unused.
  @Nullable ClockView missed() {
    return view.clocks().stream()
        .filter(clock -> clock.clock().id().endsWith("review-request"))
        .filter(clock -> clock.status().equals("ran-out"))
        .reduce((earlier, later) -> later)
        .orElse(null);
  }

  /// A right to go higher that can't be used here, since no institution above is registered.
  @Nullable ClockView nowhere() {
    return view.clocks().stream()
        .filter(clock -> clock.clock().id().endsWith("review-request"))
        .filter(clock -> clock.status().equals("running") && higher().isEmpty())
        .reduce((earlier, later) -> later)
        .orElse(null);
  }

  boolean isLast(DecisionView decision) {
    return view.decisions().getLast().equals(decision);
  }

  List<PromiseView> promises(DecisionView decision) {
    return view.promises().stream()
        .filter(promise -> decision.promises().contains(promise.number()))
        .toList();
  }

  Map<String, String> texts(DecisionView decision) {
    return view.happened().stream()
        .filter(entry -> entry.seq() == decision.entry())
        .findFirst()
        .map(EntryView::texts)
        .orElse(Map.of());
  }
}
