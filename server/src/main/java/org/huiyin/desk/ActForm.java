package org.huiyin.desk;

import java.util.List;
import java.util.UUID;
import org.huiyin.authority.Name;
import org.huiyin.matter.ApprovalAsked;
import org.huiyin.matter.HandedIn;
import org.huiyin.matter.MatterView;
import org.huiyin.matter.MatterView.ActView;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Page;
import org.jspecify.annotations.Nullable;

/// The form of an act, as it is shown.
///
/// @param from the page it stands on: `matter` or `act`
/// @param rows how many promises there is room for
/// @param saved what is known of the draft
/// @param find what an institution is searched by
/// @param others who else is writing it at the moment
/// @param approval what of another's approval stands before it
/// @param advice the topics that are suggested
/// @param together the numbers of other matters in which the same answer is to be given
public record ActForm(
    MatterView view,
    ActView can,
    String from,
    ActFields fields,
    Mistakes mistakes,
    int rows,
    Saved saved,
    String find,
    Choices choices,
    List<Other> others,
    ApprovalAsked approval,
    TopicAdvice advice,
    List<String> together) {

  public ActForm {
    others = List.copyOf(others);
    together = List.copyOf(together);
  }

  /// Somebody else who is writing it.
  ///
  /// @param at the time of day at which they kept it last
  public record Other(String name, String at) {}

  /// What there is to choose from beside what the rulebook lists.
  ///
  /// @param all whether all institutions are shown, so that no search is needed
  public record Choices(
      boolean all,
      List<Chosen> institutions,
      List<Section> units,
      List<Colleague> officers,
      List<Chosen> topics) {}

  /// An institution or a topic that can be chosen.
  ///
  /// @param because why it is suggested, as the end of a key of a text, or empty
  public record Chosen(String code, Name name, String because) {
    Chosen(String code, Name name) {
      this(code, name, "");
    }
  }

  public record Section(UUID id, Name name) {}

  public record Colleague(UUID id, String name, @Nullable Name unit) {}

  /// The same with topics that are suggested.
  ActForm with(TopicAdvice suggested) {
    return new ActForm(
        view, can, from, fields, mistakes, rows, saved, find, choices, others, approval, suggested,
        together);
  }

  /// The same, to be given in these matters too.
  ActForm together(List<String> numbers) {
    return new ActForm(
        view, can, from, fields, mistakes, rows, saved, find, choices, others, approval, advice,
        numbers);
  }

  /// What the matter is about, in the institution's words, or else in the complainant's.
  String words() {
    String summary = fields.text("summary");
    return summary.isBlank() ? ActForms.ask(view) : summary;
  }

  public String act() {
    return can.act().id();
  }

  public String action() {
    return "/desk/matters/" + view.number() + "/act/" + act();
  }

  public String keeping() {
    return "/desk/matters/" + view.number() + "/draft/" + act();
  }

  /// Whether it can be handed in to another officer.
  public boolean handsIn() {
    return approval.open().contains(act());
  }

  /// Whether it leaves by another officer only: the institution asks for it, or it was given back.
  public boolean needsApproval() {
    return approval.needed().contains(act()) || approval.returned(act()).isPresent();
  }

  /// What another officer handed in, and this one sends as it is; or null.
  public @Nullable HandedIn waiting() {
    return approval.waiting(act()).orElse(null);
  }

  /// Why it was given back to this officer, or empty.
  public String returned() {
    return approval.returned(act()).map(HandedIn::returned).orElse("");
  }

  /// What the outcome that was handed in is called.
  public String outcome(HandedIn handed) {
    String chosen = handed.draft().particulars().getOrDefault("outcome", "");
    return can.outcomes().stream()
        .filter(each -> each.outcome().id().equals(chosen))
        .map(each -> each.outcome().title())
        .findFirst()
        .orElse("");
  }

  public boolean asks(String particular) {
    return can.with().contains(particular) || can.mayHave().contains(particular);
  }

  public boolean needs(String particular) {
    return can.with().contains(particular);
  }

  /// Whether it is a reasoned answer, which is written in three columns.
  public boolean answers() {
    return answers(can);
  }

  static boolean answers(ActView can) {
    return can.texts().containsAll(List.of("facts", "basis", "decision"));
  }

  /// Whether there is a template for what it decides.
  public boolean templated() {
    return AnswerTemplates.has(can);
  }

  /// Whether it says that a matter isn't for this institution.
  public boolean objects() {
    return objects(can.act().id());
  }

  static boolean objects(String act) {
    return act.equals("object");
  }

  public String typed(String name) {
    return fields.of(name);
  }

  public boolean isTyped(String name, String value) {
    return fields.of(name).equals(value);
  }

  /// The label of a text: as this act calls it, or as all do.
  public String label(Page page, String text) {
    String own = "desk.text." + act() + "." + text;
    return page.has(own) ? page.text(own) : page.textOr("desk.text." + text, "desk.text.other");
  }

  public String hint(Page page, String text) {
    String own = "desk.hint." + act() + "." + text;
    String general = "desk.hint." + text;
    return page.has(own) ? page.text(own) : page.has(general) ? page.text(general) : "";
  }

  /// What every decision leaves open to the complainant, where that is the same for each.
  public String thenAll(Page page) {
    List<String> all =
        can.outcomes().stream().map(outcome -> then(page, outcome)).distinct().toList();
    return all.size() == 1 ? all.getFirst() : "";
  }

  /// What a decision leaves open to the complainant.
  public String then(Page page, MatterView.OutcomeView outcome) {
    MatterView.DoorView door = outcome.then();
    if (door == null) {
      return "";
    }
    String days = door.workingDays() ? "desk.then.working-days" : "desk.then.days";
    return page.text(days, door.act().title(), door.days(), door.citation());
  }
}
