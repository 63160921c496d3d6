package org.huiyin.complainant;

import java.util.List;
import org.huiyin.matter.MatterView.ActView;
import org.huiyin.matter.MatterView.Turn;
import org.huiyin.page.Page;

/// What is said of an act to the person who may do it: in words of its own where there are any,
/// otherwise in the rulebook's.
record ActWords(Page page, ActView can) {

  static final String TEXT = "text-";

  String title() {
    return own("title", can.act().title());
  }

  String why() {
    return page.textOr(key(), "act.basis", can.citation());
  }

  String button() {
    return own("do", page.text("act.do"));
  }

  String label(String text) {
    String own = "text." + text + "." + can.act().id();
    return page.has(own) ? page.text(own) : page.textOr("text." + text, "text.other");
  }

  boolean asksForPromise() {
    return can.with().contains("promise");
  }

  boolean asksForOfficer() {
    return can.with().contains("officer");
  }

  /// The question of which officer it is.
  String officer() {
    return page.textOr("act.officer." + can.act().id(), "act.officer");
  }

  boolean asksForDay() {
    return can.with().contains("on");
  }

  /// What it sets going, by whom and by when.
  List<String> next() {
    return can.next().stream().map(this::next).toList();
  }

  private String next(Turn turn) {
    String day = page.day(turn.by());
    if (turn.role().equals("complainant")) {
      return page.text("act.next.you", turn.duty().title(), day);
    }
    String institution = turn.institution();
    String who = institution == null ? turn.who() : page.text("of", turn.who(), institution);
    return page.text("act.next.they", who, turn.duty().title(), day);
  }

  private String own(String part, String otherwise) {
    String own = key() + "." + part;
    return page.has(own) ? page.text(own) : otherwise;
  }

  private String key() {
    return "act." + can.act().id();
  }
}
