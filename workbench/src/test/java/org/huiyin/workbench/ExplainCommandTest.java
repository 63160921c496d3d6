package org.huiyin.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.huiyin.rulebook.ClockFacts;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.RunningClock.Pause;
import org.huiyin.rulebook.WorkingCalendar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {

  private static final Rulebook XINFANG = Rulebook.bundled("cn-xinfang");

  private final Path folder;

  ExplainCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static Typed explain(String... more) {
    List<String> args = new ArrayList<>(List.of("explain", "--rulebook", "cn-xinfang"));
    args.addAll(List.of(more));
    return Typed.command(args.toArray(String[]::new));
  }

  @Test
  void countsAnExtendedAnswerDayByDay() {
    Typed typed =
        explain("--clock", "answer", "--from", "2026-03-02", "--extended", "10", "--lang", "en");
    assertThat(typed.status()).isZero();
    assertThat(typed.out())
        .isEqualTo(
            """
            give a written, reasoned answer: due 2026-05-11 (Monday)
            Basis: Regulation on Petition Work (2022), Article 34, 60 days
            Start: 2026-03-02, accepted; that day is left out, the next is day 1 \
            (Civil Code (2020), Articles 201 and 203)
            Extended by 10 days (Regulation on Petition Work (2022), Article 34)
            2026-03-03 to 2026-05-11: days 1–70
            """);
    assertThat(typed.err()).contains(XINFANG.digest()).contains(WorkingCalendar.china().version());
  }

  @Test
  void leavesOutAPauseAndLetsAnOpenOneLastToItsCeiling() {
    String[] clock = {"--clock", "re-review", "--from", "2026-03-02", "--lang", "zh"};
    assertThat(explain(with(clock, "--pause", "hearing:2026-03-10..2026-03-12")).out())
        .contains("听证，2026-03-10 至 2026-03-12 不计入");
    assertThat(explain(with(clock, "--pause=hearing:2026-03-10..")).out())
        .contains("自 2026-03-10 起不计入，最迟至 2026-04-08");
  }

  private static String[] with(String[] args, String... more) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  @Test
  void namesTheEventThatIsSaidAndThePromisedDay() {
    assertThat(
            explain(
                    "--clock",
                    "notice-forwarded",
                    "--event",
                    "designated",
                    "--from",
                    "2026-03-02",
                    "--lang",
                    "zh")
                .out())
        .contains("起算：2026-03-02 指定受理机关");
    assertThat(
            explain(
                    "--clock",
                    "keep-promise",
                    "--from",
                    "2026-03-02",
                    "--told",
                    "2026-06-30",
                    "--lang",
                    "en")
                .out())
        .startsWith("keep the promise: due 2026-06-30 (Tuesday)\n");
  }

  @Test
  void countsByACalendarOfOnesOwn() throws IOException {
    Files.writeString(
        folder.resolve("2026.json"),
        """
        {"year": 2026, "days": [{"name": "Fair", "date": "2026-03-17", "isOffDay": true}]}""");
    Files.writeString(folder.resolve("README"), "not a year");
    Typed typed =
        explain(
            "--clock",
            "notice",
            "--from",
            "2026-03-02",
            "--calendar",
            folder.toString(),
            "--lang",
            "en");
    assertThat(typed.out()).contains("due 2026-03-18").contains("falls on Fair");
    Files.writeString(folder.resolve("2026.json"), "{");
    Typed broken =
        explain(
            "--clock",
            "notice",
            "--from",
            "2026-03-02",
            "--lang",
            "en",
            "--calendar",
            folder.resolve("2026.json").toString());
    assertThat(broken.status()).isEqualTo(2);
    assertThat(broken.err()).contains("the calendar can’t be used: calendar of 2026");
  }

  @Test
  void marksWhatMayMove() {
    assertThat(explain("--clock", "answer", "--from", "2026-12-01", "--lang", "en").out())
        .contains("Provisional: ");
  }

  @Test
  void writesJsonForMachines() {
    Typed typed = explain("--clock", "answer", "--from", "2026-03-02", "--json", "--lang", "en");
    assertThat(typed.err()).isEmpty();
    assertThat(typed.out())
        .startsWith("{\"rulebook\":\"cn-xinfang\"")
        .contains("\"digest\":\"" + XINFANG.digest() + "\"")
        .contains("\"explanation\":{\"clock\":\"answer\"")
        .contains("\"due\":\"2026-05-06\"")
        .contains(
            "{\"date\":\"2026-05-06\",\"counts\":false,\"ordinal\":0,\"reason\":\"rolled-forward\"");
  }

  @Test
  void understandsTheCommandThatIsShown() {
    ClockFacts facts =
        new ClockFacts(
            "re-review",
            "re-review-requested",
            LocalDate.of(2026, 3, 2),
            5,
            List.of(
                new Pause("hearing", LocalDate.of(2026, 3, 5), LocalDate.of(2026, 3, 6), false),
                new Pause("hearing", LocalDate.of(2026, 3, 10), LocalDate.of(2026, 4, 8), true)),
            null);
    String command = Recount.command("cn-xinfang", facts);
    assertThat(command)
        .isEqualTo(
            "./huiyin explain --rulebook cn-xinfang --clock re-review --event re-review-requested"
                + " --from 2026-03-02 --extended 5 --pause hearing:2026-03-05..2026-03-06"
                + " --pause hearing:2026-03-10..");
    Typed typed =
        Typed.command((command.replaceFirst("\\./huiyin ", "") + " --lang zh").split(" "));
    assertThat(typed.out())
        .isEqualTo(XINFANG.explain(facts, WorkingCalendar.china()).render(Locale.CHINESE) + "\n");
  }

  @Test
  void saysEachMistakeOfWhatIsNoRulebook() throws IOException {
    Path file = folder.resolve("own.yaml");
    Files.writeString(file, "rulebook: 1\nid: own\ncolour: red\n");
    Typed typed =
        Typed.command(
            "explain",
            "--rulebook",
            file.toString(),
            "--clock",
            "a",
            "--from",
            "2026-03-02",
            "--lang",
            "en");
    assertThat(typed.status()).isEqualTo(2);
    assertThat(typed.err()).contains("can’t be read as a rulebook:\n  ").contains("own.yaml:3:");
  }
}
