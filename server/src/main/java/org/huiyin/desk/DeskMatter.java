package org.huiyin.desk;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.huiyin.matter.ApprovalAsked;
import org.huiyin.matter.Groups;
import org.huiyin.matter.MatterView;
import org.huiyin.matter.MatterView.ActView;
import org.huiyin.matter.MatterView.ClockView;
import org.huiyin.matter.Recusal;
import org.jspecify.annotations.Nullable;

/// One matter, as an officer's page shows it.
///
/// @param topic what its topic is called, or empty
/// @param place what its place is called, or empty
/// @param writing the form of a reasoned answer, if one is this officer's to write now
/// @param recusal how the officer can step back, or null
/// @param group those who bring it together; null where one does
/// @param done what the officer has just done, or empty
/// @param discloses whether the officer could be told now who brought it
/// @param leaving what this officer has sent and can still take back
/// @param approval what of another's approval stands open
/// @param orders whether they may ask for what the law lets others have of it, or agree to that
public record DeskMatter(
    MatterView view,
    DueIn due,
    String topic,
    String place,
    @Nullable ActForm writing,
    @Nullable Recusal recusal,
    Groups.@Nullable Company group,
    String done,
    boolean discloses,
    boolean orders,
    ApprovalAsked approval,
    List<Leaving> leaving) {

  /// What this officer has sent and what hasn't left.
  ///
  /// @param title of the act
  /// @param at the time of day at which it leaves; empty where it couldn't
  public record Leaving(String act, String title, String at) {}

  private static final String HAND_IN = "hand-in";

  /// Numbers of members, as they stand in a sentence.
  public static String numbers(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  /// Whether this officer handed something in that waits for another.
  public boolean waitsForAnother() {
    return approval.waits()
        && approval.handed() != null
        && view.can().stream().noneMatch(can -> can.act().id().equals(approval.handed().act()));
  }

  /// Who wrote a decision that somebody else sent, or empty.
  public String preparedBy(MatterView.DecisionView decision) {
    String by = "";
    for (MatterView.EntryView entry : view.happened()) {
      if (entry.seq() >= decision.entry()) {
        break;
      }
      by =
          switch (entry.act().id()) {
            case HAND_IN -> entry.who();
            case "return-answer", "answer", "answer-simply", "direct", "turn-to-ordinary" -> "";
            default -> by;
          };
    }
    return by;
  }

  public String ask() {
    return ActForms.ask(view);
  }

  public String story() {
    return ActForms.said(view, "story");
  }

  /// What the institution last wrote of it in a few words, or empty.
  public String summary() {
    return view.happened().stream()
        .flatMap(entry -> Optional.ofNullable(entry.texts().get("summary")).stream())
        .reduce("", (earlier, later) -> later);
  }

  /// What is owed now, by due date.
  public List<ClockView> owed() {
    return view.clocks().stream()
        .filter(clock -> clock.is().equals("duty"))
        .filter(clock -> clock.status().equals("running") || clock.status().equals("paused"))
        .sorted(Comparator.comparing(ClockView::due))
        .toList();
  }

  /// Windows that are open, and clocks that have ended.
  public List<ClockView> others() {
    List<ClockView> owed = owed();
    return view.clocks().stream()
        .filter(clock -> !owed.contains(clock) && !clock.status().equals("void"))
        .toList();
  }

  /// What leads to a page of its own: all but the answer, which is written here and handed in
  /// where it is written, what is done about a single promise, and stepping back.
  public List<ActView> acts() {
    return view.can().stream()
        .filter(can -> !can.with().contains("promise") && !isSteppingBack(can))
        .filter(can -> !can.act().id().equals(HAND_IN) && !isLeaving(can))
        .filter(can -> writing == null || !can.act().id().equals(writing.act()))
        .toList();
  }

  private boolean isLeaving(ActView can) {
    return leaving.stream()
        .anyMatch(each -> !each.at().isEmpty() && each.act().equals(can.act().id()));
  }

  public List<ActView> onPromises() {
    return view.can().stream().filter(can -> can.with().contains("promise")).toList();
  }

  /// Stepping back is offered at the end of the page, by a button.
  private boolean isSteppingBack(ActView can) {
    return recusal != null && can.act().id().equals(recusal.act());
  }

  /// A promise that was kept to the complainant's word needs nothing more.
  public boolean isOpen(MatterView.PromiseView promise) {
    return promise.state().equals("open") || promise.state().equals("contested");
  }
}
