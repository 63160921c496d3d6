package org.huiyin.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiyin.rulebook.Clocks.answerFrom;
import static org.huiyin.rulebook.Clocks.by;
import static org.huiyin.rulebook.Clocks.days;
import static org.huiyin.rulebook.Clocks.en;
import static org.huiyin.rulebook.Clocks.hearing;
import static org.huiyin.rulebook.Clocks.house;
import static org.huiyin.rulebook.Clocks.objectionFrom;
import static org.huiyin.rulebook.Clocks.regulation;
import static org.huiyin.rulebook.Clocks.workingDays;
import static org.huiyin.rulebook.Clocks.zh;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.huiyin.rulebook.Counting.Unit;
import org.huiyin.rulebook.Explanation.Counted;
import org.huiyin.rulebook.Explanation.Event;
import org.huiyin.rulebook.Explanation.Extended;
import org.huiyin.rulebook.Explanation.Heading;
import org.huiyin.rulebook.Explanation.Paused;
import org.huiyin.rulebook.Explanation.Reason;
import org.huiyin.rulebook.RunningClock.Pause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplanationTest {

  private static final WorkingCalendar CHINA = WorkingCalendar.china();
  private static final Texts HEARING = new Texts("听证", "hearing");

  @Test
  void tellsTheFiveWorkingDaysOverTheSpringFestival() {
    Explanation explanation = counted(objectionFrom("2026-02-11"), workingDays(5));
    assertThat(zh(explanation))
        .isEqualTo(
            """
            对转送提出异议：2026-02-25（星期三）截止
            依据：《信访工作条例》第二十三条第三款，5个工作日
            起算：2026-02-11 转送，当日不计入，次日为第1天（《民法典》第二百零一条、第二百零三条）
            2026-02-12 至 2026-02-13：第1–2天
            2026-02-14：第3天，春节调休上班
            2026-02-15 至 2026-02-23：春节，不计
            2026-02-24 至 2026-02-25：第4–5天""");
    assertThat(en(explanation))
        .isEqualTo(
            """
            object to the referral: due 2026-02-25 (Wednesday)
            Basis: Regulation on Petition Work (2022), Article 23(3), 5 working days
            Start: 2026-02-11, referred; that day is left out, the next is day 1 \
            (Civil Code (2020), Articles 201 and 203)
            2026-02-12 to 2026-02-13: days 1–2
            2026-02-14: day 3, worked in exchange for Spring Festival
            2026-02-15 to 2026-02-23: Spring Festival, not counted
            2026-02-24 to 2026-02-25: days 4–5""");
  }

  @Test
  void tellsWhyTheLastDayMovedPastLabourDay() {
    Explanation explanation = counted(answerFrom("2026-03-02"), days(60));
    assertThat(zh(explanation))
        .isEqualTo(
            """
            出具信访处理意见书：2026-05-06（星期三）截止
            依据：《信访工作条例》第三十四条，60天
            起算：2026-03-02 受理，当日不计入，次日为第1天（《民法典》第二百零一条、第二百零三条）
            2026-03-03 至 2026-04-30：第1–59天
            2026-05-01：第60天，逢劳动节
            2026-05-02 至 2026-05-05：劳动节，不计
            2026-05-06：最后一天是休息日，顺延至本日""");
    assertThat(en(explanation))
        .endsWith(
            """
            2026-03-03 to 2026-04-30: days 1–59
            2026-05-01: day 60, falls on Labour Day
            2026-05-02 to 2026-05-05: Labour Day, not counted
            2026-05-06: takes the place of the last day, which was a day of rest""");
  }

  @Test
  void tellsExtensionPauseAndThatTheDateMayMove() {
    Explanation explanation =
        Explanation.counted(
            answerFrom("2026-11-02"),
            by(days(30)),
            List.of(new Extended(30, regulation("34"))),
            List.of(paused(hearing("2026-11-10", "2026-11-12"))),
            CHINA);
    assertThat(zh(explanation))
        .isEqualTo(
            """
            出具信访处理意见书：2027-01-04（星期一）截止
            依据：《信访工作条例》第三十四条，30天
            起算：2026-11-02 受理，当日不计入，次日为第1天（《民法典》第二百零一条、第二百零三条）
            延长：30天（《信访工作条例》第三十四条）
            中止计算：听证，2026-11-10 至 2026-11-12 不计入（《信访工作条例》第三十六条第二款），最长30天（本机关的承诺）
            2026-11-03 至 2026-11-09：第1–7天
            2026-11-10 至 2026-11-12：听证，不计
            2026-11-13 至 2027-01-04：第8–60天
            暂定：尚无所涉年份的放假安排，日期可能变动。""");
    assertThat(en(explanation))
        .contains(
            "\nExtended by 30 days (Regulation on Petition Work (2022), Article 34)\n"
                + "Paused: hearing, 2026-11-10 to 2026-11-12 left out "
                + "(Regulation on Petition Work (2022), Article 36(2)); "
                + "at most 30 days (the institution's own promise)\n")
        .endsWith("are not known yet; the day may move.");
  }

  @Test
  void tellsUntilWhenAnOpenPauseMayLast() {
    Pause open = new Pause("hearing", date("2026-03-10"), date("2026-04-08"), true);
    Explanation explanation =
        Explanation.counted(
            answerFrom("2026-03-02"), by(days(30)), List.of(), List.of(paused(open)), CHINA);
    assertThat(zh(explanation)).contains("\n中止计算：听证，自 2026-03-10 起不计入，最迟至 2026-04-08（");
    assertThat(en(explanation))
        .contains("\nPaused: hearing, left out from 2026-03-10, at the latest until 2026-04-08 (");
  }

  @Test
  void foldsWeekendsIntoALongStretchOfWorkingDays() {
    Explanation explanation = counted(objectionFrom("2026-02-27"), workingDays(30));
    assertThat(zh(explanation))
        .endsWith(
            """
            2026-02-28：第1天，春节调休上班
            2026-03-01：周末，不计
            2026-03-02 至 2026-04-03：第2–26天（周末不计）
            2026-04-04 至 2026-04-06：清明节，不计
            2026-04-07 至 2026-04-10：第27–30天""");
  }

  @Test
  void saysThatALastDayFellOnAWeekend() {
    Explanation explanation = counted(answerFrom("2026-03-06"), days(15));
    assertThat(zh(explanation))
        .endsWith(
            """
            2026-03-07 至 2026-03-20：第1–14天
            2026-03-21：第15天，逢周末
            2026-03-22：周末，不计
            2026-03-23：最后一天是休息日，顺延至本日""");
    assertThat(en(explanation)).contains("\n2026-03-21: day 15, falls on a weekend\n");
  }

  @Test
  void countsTheDayOfTheEventWhereTheRulebookSaysSo() {
    Counting including =
        new Counting("d", Unit.DAY, false, false, new Citation("civil-code", "201", false));
    Explanation explanation = counted(answerFrom("2026-03-02"), new Length(1, including));
    assertThat(zh(explanation))
        .contains("，1天\n起算：2026-03-02 受理，当日为第1天（《民法典》第二百零一条）\n")
        .endsWith("\n2026-03-02：第1天");
    assertThat(en(explanation)).contains(", 1 day\n").endsWith("\n2026-03-02: day 1");
  }

  @Test
  void showsAPromisedDayAsTheInstitutionsPromise() {
    Heading promise =
        new Heading(
            "keep-promise",
            new Texts("兑现承诺", "keep the promise"),
            house(),
            new Event("promise", new Texts("作出承诺", "promised"), date("2026-04-01")));
    Explanation explanation = Explanation.promised(promise, date("2026-06-30"));
    assertThat(zh(explanation))
        .isEqualTo(
            """
            兑现承诺：2026-06-30（星期二）截止
            依据：本机关的承诺
            日期由承诺本身确定（2026-04-01 作出承诺）""");
    assertThat(en(explanation))
        .isEqualTo(
            """
            keep the promise: due 2026-06-30 (Tuesday)
            Basis: the institution's own promise
            The promise itself names the day (2026-04-01, promised)""");
  }

  @Test
  void givesEachDayItsReason() {
    List<Counted> days =
        Explanation.counted(
                objectionFrom("2026-02-13"),
                by(workingDays(2)),
                List.of(),
                List.of(paused(hearing("2026-02-24", "2026-02-24"))),
                CHINA)
            .days();
    assertThat(days.getFirst())
        .isEqualTo(new Counted(date("2026-02-13"), false, 0, Reason.START_DAY, ""));
    assertThat(days.get(1))
        .isEqualTo(new Counted(date("2026-02-14"), true, 1, Reason.MAKE_UP_WORKDAY, "春节"));
    assertThat(days.get(2))
        .isEqualTo(new Counted(date("2026-02-15"), false, 0, Reason.HOLIDAY, "春节"));
    assertThat(days.get(11))
        .isEqualTo(new Counted(date("2026-02-24"), false, 0, Reason.PAUSED, "hearing"));
    assertThat(days.getLast())
        .isEqualTo(new Counted(date("2026-02-25"), true, 2, Reason.COUNTED, ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "zh-CN", "zh-Hant-TW", "zh-HK"})
  void speaksChineseToEveryChineseLocale(String tag) {
    assertThat(counted(answerFrom("2026-03-02"), days(60)).render(Locale.forLanguageTag(tag)))
        .contains("截止");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de-DE", "und"})
  void speaksEnglishToEveryOther(String tag) {
    assertThat(counted(answerFrom("2026-03-02"), days(60)).render(Locale.forLanguageTag(tag)))
        .contains("Labour Day")
        .doesNotContain("劳动节");
  }

  @Test
  void knowsAnEnglishNameOfEachHolidayInTheData() {
    Wording english = new Wording(Locale.ENGLISH);
    Pattern name = Pattern.compile("\"name\":\\s*\"([^\"]+)\"");
    assertThat(
            IntStream.rangeClosed(2007, 2026)
                .mapToObj(SlowCalendar::file)
                .flatMap(file -> name.matcher(file).results())
                .map((MatchResult found) -> english.holiday(found.group(1))))
        .allMatch(text -> text.matches("[\\p{ASCII}]+"));
  }

  private static Explanation counted(Heading heading, Length length) {
    return Explanation.counted(heading, by(length), List.of(), List.of(), CHINA);
  }

  private static Paused paused(Pause pause) {
    return new Paused(pause, HEARING, regulation("36(2)"), days(30), house());
  }

  private static LocalDate date(String text) {
    return LocalDate.parse(text);
  }
}
