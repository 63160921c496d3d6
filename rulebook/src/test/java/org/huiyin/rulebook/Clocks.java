package org.huiyin.rulebook;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.huiyin.rulebook.Counting.Unit;
import org.huiyin.rulebook.Explanation.Basis;
import org.huiyin.rulebook.Explanation.Event;
import org.huiyin.rulebook.Explanation.Heading;
import org.huiyin.rulebook.Explanation.Method;

/// Clocks of the Regulation on Petition Work, as its rulebook counts them.
final class Clocks {

  static final Texts REGULATION = new Texts("《信访工作条例》", "Regulation on Petition Work (2022)");
  static final Texts CIVIL_CODE = new Texts("《民法典》", "Civil Code (2020)");
  static final Texts OWN_PROMISE = new Texts("本机关的承诺", "the institution's own promise");

  private static final Citation COUNTING = new Citation("civil-code", "201 203", false);

  private Clocks() {}

  static Length days(int amount) {
    return new Length(amount, new Counting("days", Unit.DAY, true, true, COUNTING));
  }

  static Length workingDays(int amount) {
    return new Length(amount, new Counting("working-days", Unit.WORKING_DAY, true, true, COUNTING));
  }

  static Deadline due(Length length, String start) {
    return length.deadline(LocalDate.parse(start), 0, List.of(), WorkingCalendar.china());
  }

  static Deadline on(String date) {
    return new Deadline(LocalDate.parse(date), false);
  }

  static Deadline provisionallyOn(String date) {
    return new Deadline(LocalDate.parse(date), true);
  }

  static RunningClock.Pause hearing(String from, String last) {
    return new RunningClock.Pause("hearing", LocalDate.parse(from), LocalDate.parse(last), false);
  }

  static Basis regulation(String place) {
    return new Basis(new Citation("xf", place, false), REGULATION);
  }

  static Basis house() {
    return new Basis(new Citation(Citation.HOUSE, "", false), OWN_PROMISE);
  }

  static Method by(Length length) {
    return new Method(length, new Basis(length.counting().source(), CIVIL_CODE));
  }

  static Heading answerFrom(String accepted) {
    return new Heading(
        "answer",
        new Texts("出具信访处理意见书", "give a written, reasoned answer"),
        regulation("34"),
        new Event("accepted", new Texts("受理", "accepted"), LocalDate.parse(accepted)));
  }

  static Heading objectionFrom(String referred) {
    return new Heading(
        "objection",
        new Texts("对转送提出异议", "object to the referral"),
        regulation("23(3)"),
        new Event("referred", new Texts("转送", "referred"), LocalDate.parse(referred)));
  }

  static String zh(Explanation explanation) {
    return explanation.render(Locale.SIMPLIFIED_CHINESE);
  }

  static String en(Explanation explanation) {
    return explanation.render(Locale.UK);
  }
}
