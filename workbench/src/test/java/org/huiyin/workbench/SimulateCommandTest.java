package org.huiyin.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulateCommandTest {

  private final Path folder;

  SimulateCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Typed walk(String script) {
    Path file = folder.resolve("walk.txt");
    try {
      Files.writeString(file, script);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return Typed.command("simulate", "cn-xinfang", "--script", file.toString(), "--lang", "en");
  }

  private static final String ACCEPTED =
      """
      2026-03-02 complainant: file kind=remedy
      registrar@registering: register
      registrar@registering: refer institution=bureau
      handler@responsible: accept
      """;

  @Test
  void tellsWhoDoesWhatAndWhatRunsFromThen() {
    Typed typed = walk(ACCEPTED + "2026-05-07\n");
    assertThat(typed.err()).isEmpty();
    assertThat(typed.status()).isZero();
    assertThat(typed.out())
        .contains(
            "2026-03-02 Mon · handler, responsible institution [handler@responsible]: accept [accept]\n")
        .contains(
            "    begins: give a written, reasoned answer [answer], due 2026-05-06 Wed, handler")
        .contains("    falls away: object to the referral [objection]\n")
        .contains("2026-04-29 Wed · by itself: reminder: give a written, reasoned answer [answer]")
        .contains("2026-05-07 Thu · by itself: late: give a written");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          expect stage answered                 | the stage is handling
          expect word confirmed                 | the word is silent
          expect due answer 2026-05-01          | the last day is 2026-05-06
          expect due review 2026-05-01          | no such clock has begun
          expect late answer                    | it runs until 2026-05-06
          expect paused answer                  | it runs until 2026-05-06
          expect running objection              | it ended (void) on 2026-03-02
          expect met objection                  | it ended (void) on 2026-03-02
          expect void objection 2026-03-03      | it ended (void) on 2026-03-02
          expect nothing answer                 | it runs until 2026-05-06
          expect date answered 2026-03-02       | no such date is recorded
          expect date accepted 2026-03-03       | it was on 2026-03-02
          expect happened answer                | it has not happened
          expect happened accept 2026-03-03     | it happened on 2026-03-02
          expect told lead@responsible of accept | it has not happened
          expect told complainant of accept 2026-03-03 | it happened on 2026-03-02
          expect latest first-answer 2026-03-03 | it is 2026-06-01
          expect refused handler@responsible: answer outcome=supported | it is allowed
          expect refused handler@responsible: answer because too-often | it is refused by particular-missing, xf 32(1)
          expect refused handler@responsible: answer because particular-missing xf 33 | xf 32(1)
          expect refused reviewer@reviewing: review outcome=upheld | nobody sits in the seat “reviewing” yet
          """)
  void saysWhatIsSoInstead(String expectation, String instead) {
    Typed typed = walk(ACCEPTED + expectation + "\nexpect stage handling\n");
    assertThat(typed.status()).isEqualTo(1);
    assertThat(typed.err())
        .contains("walk.txt:5: not as expected: ")
        .contains(instead)
        .hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          handler@responsible: anwser             | no act “anwser” in this rulebook; did you mean “answer”?
          handler: answer                         | a role needs a seat
          handlre@responsible: answer             | did you mean “handler”?
          handler@respnsible: answer              | did you mean “responsible”?
          handler@                                | can’t begin a line
          system: deem-accepted                   | what the system does, time does
          handler@responsible: answer supported   | “supported” is not a particular like days=30
          handler@responsible: answer outcom=supported | did you mean “outcome”?
          handler@responsible: answer outcome=suported | did you mean “supported”?
          handler@responsible: answer without=fact | did you mean “facts”?
          lead@responsible: extend days=ten       | “ten” is not a whole number
          registrar@registering: refer institution=office-2 | did you mean “office”?
          2026-02-30 expect stage handling        | “2026-02-30” is not a date
          expect stag handling                    | did you mean “stage”?
          expect stage                            | something is missing at the end: a stage
          expect stage handling now               | “now” is too much
          expect due answer                       | something is missing at the end: a day
          expect told complainant                 | expected “told POST of ACT”
          expect refused                          | expected what is refused
          expect refused handler@responsible: answer because to-often | did you mean “too-often”?
          tomorrow                                | “tomorrow” can’t begin a line
          """)
  void findsASlipBeforeAnythingIsWalked(String line, String says) {
    Typed typed = walk(ACCEPTED + line + "\n");
    assertThat(typed.err()).contains("walk.txt:5: ").contains(says).hasLineCount(1);
    assertThat(typed.out()).isEmpty();
    assertThat(typed.status()).isEqualTo(2);
  }

  @Test
  void endsWhereAnActIsRefused() {
    Typed typed = walk(ACCEPTED + "lead@responsible: extend days=31\nexpect stage answered\n");
    assertThat(typed.status()).isEqualTo(1);
    assertThat(typed.err())
        .contains(
            "walk.txt:5: refused: lead@responsible: extend days=31: more days than the rulebook gives")
        .contains("[extension-too-long days=31 most=30] (xf 34)")
        .hasLineCount(1);
  }

  @Test
  void goesOnlyForwardAndNeedsADay() {
    assertThat(walk("2026-03-02 complainant: file\n2026-03-01\n").err())
        .contains("walk.txt:2: 2026-03-01 lies before 2026-03-02");
    assertThat(walk("complainant: file\n").err()).contains("walk.txt:1: the script names no day");
    assertThat(walk("# nothing\n").err()).contains("walk.txt:1: the script says nothing");
  }

  @Test
  void walksEachMatterOfAScriptAnew() {
    Typed typed = walk(ACCEPTED + "---\n2026-02-02 complainant: file\nexpect stage received\n");
    assertThat(typed.err()).isEmpty();
    assertThat(typed.out()).contains("2026-02-02 Mon · complainant");
  }

  @Test
  void letsAColleagueAct() {
    Typed typed =
        walk(
            ACCEPTED
                + """
                handler@responsible: recuse
                expect refused handler@responsible: answer outcome=supported because recused
                handler@responsible/2: answer outcome=supported
                """);
    assertThat(typed.err()).isEmpty();
  }

  // ---- at the prompt

  @Test
  void filesAMatterAndShowsWhatCanBeDone() {
    Typed typed = Typed.atThePrompt("quit");
    assertThat(typed.status()).isZero();
    assertThat(typed.out())
        .contains("== 2026-02-10 Tue; stage: received [received]; the complainant: silent")
        .contains("runs: register the matter [register], due 2026-02-11 Wed, registrar")
        .contains("the next thing that happens by itself: 2026-02-12 Thu")
        .contains("complainant [complainant] can:\n    1  withdraw [withdraw]");
  }

  @Test
  void goesToDaysAndBackAndExplains() {
    Typed typed =
        Typed.atThePrompt(
            "registrar@registering: register",
            "next", // the time for handling it simply is over
            "next",
            "day +3",
            "day 2026-03-05",
            "undo",
            "expect stage registered",
            "why notice",
            "script");
    assertThat(typed.out())
        .contains("== 2026-02-26 Thu")
        .contains("== 2026-03-01 Sun")
        .contains("== 2026-03-05 Thu")
        .contains("as expected\n")
        .contains("tell the complainant how it will be handled: due 2026-02-25 (Wednesday)")
        .contains(
            "2026-02-10 complainant: file kind=remedy\n2026-02-10 registrar@registering: register\n");
    String script = typed.out().substring(typed.out().lastIndexOf("2026-02-10 complainant: file"));
    assertThat(script).contains("2026-03-01").doesNotContain("2026-03-05");
  }

  @Test
  void asksForWhatAnActStillNeeds() {
    Typed typed =
        Typed.atThePrompt(
            "registrar@registering: register",
            "registrar@registering: refer institution=bureau",
            "handler@responsible: accept",
            "handler@responsible: answer outcome=supported",
            "undo",
            "show",
            number("handler@responsible", "answer"),
            "3",
            "expect stage answered");
    assertThat(typed.out())
        .contains("3  not supported [not-supported]")
        .endsWith("as expected\n> ");
  }

  // The number under which the prompt offers an act at that point of the walk.
  private static String number(String post, String act) {
    String shown =
        Typed.atThePrompt(
                "registrar@registering: register",
                "registrar@registering: refer institution=bureau",
                "handler@responsible: accept")
            .out();
    String last = shown.substring(shown.lastIndexOf("== "));
    String mine = last.substring(last.indexOf("[" + post + "] can:"));
    return mine.lines()
        .filter(line -> line.contains("[" + act + "]"))
        .map(line -> line.strip().replaceFirst(" .*", ""))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void staysWhateverIsTyped() {
    Typed typed =
        Typed.atThePrompt(
            "",
            "undoo",
            "day",
            "day 2020-01-01",
            "99",
            "99999999999",
            "why",
            "why anwser",
            "expect",
            "registrar@registering: refer",
            "undo",
            "undo",
            "help",
            "expect stage received");
    assertThat(typed.status()).isZero();
    assertThat(typed.out())
        .contains("did you mean “undo”?")
        .contains("time goes forward")
        .contains("there is no act with the number 99")
        .contains("refused: registrar@registering: refer: not at this stage")
        .contains("there is nothing to take back")
        .contains("POST: ACT")
        .contains("not as expected: the stage is -");
  }
}
