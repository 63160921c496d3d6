package org.huiyin.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiyin.rulebook.Xinfang.COMPLAINANT;
import static org.huiyin.rulebook.Xinfang.HANDLER;
import static org.huiyin.rulebook.Xinfang.REGISTRAR;
import static org.huiyin.rulebook.Xinfang.RE_REVIEWER;
import static org.huiyin.rulebook.Xinfang.RULEBOOK;
import static org.huiyin.rulebook.Xinfang.TREE;
import static org.huiyin.rulebook.Xinfang.particulars;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Each act in each stage, on the day on which the stage was entered, done by whoever may do it
/// and with all that it needs: `yes`, or the rule that refuses.
class RefusalTableTest {

  private static final String DAY = "2026-03-02";

  private static final String TABLE =
      """
      act                | none  received registered referred objected handling handling-simply answered directed review reviewed re-review final withdrawn
      file               | yes   stage    stage    stage    stage    stage    stage    stage    stage    stage  stage    stage    stage stage
      register           | stage yes      stage    stage    stage    stage    stage    stage    stage    stage  stage    stage    stage stage
      refer              | stage stage    yes      stage    stage    stage    stage    stage    stage    stage  stage    stage    stage stage
      keep               | stage stage    yes      stage    stage    stage    stage    stage    stage    stage  stage    stage    stage stage
      object             | stage stage    stage    yes      stage    stage    stage    stage    stage    stage  stage    stage    stage stage
      agree-objection    | stage stage    stage    stage    yes      stage    stage    stage    stage    stage  stage    stage    stage stage
      refuse-objection   | stage stage    stage    stage    yes      stage    stage    stage    stage    stage  stage    stage    stage stage
      designate          | stage stage    yes      yes      yes      stage    stage    stage    stage    stage  stage    stage    stage stage
      accept             | stage stage    stage    yes      stage    stage    stage    stage    stage    stage  stage    stage    stage stage
      accept-simply      | stage stage    stage    yes      stage    stage    stage    stage    stage    stage  stage    stage    stage stage
      answer-simply      | stage stage    stage    stage    stage    stage    yes      stage    stage    stage  stage    stage    stage stage
      turn-to-ordinary   | stage stage    stage    stage    stage    stage    yes      stage    stage    stage  stage    stage    stage stage
      assign             | stage stage    stage    yes      stage    yes      yes      yes      yes      yes    yes      yes      yes   stage
      direct             | stage stage    yes      yes      stage    yes      stage    stage    stage    stage  stage    stage    stage stage
      extend             | stage stage    stage    clock    stage    yes      stage    stage    stage    stage  stage    stage    stage stage
      answer             | stage stage    stage    stage    stage    yes      stage    stage    stage    stage  stage    stage    stage stage
      plan               | stage stage    stage    stage    stage    yes      stage    yes      stage    stage  stage    stage    stage stage
      deliver            | stage stage    stage    stage    stage    stage    stage    yes      yes      stage  stage    stage    stage stage
      ask-on-paper       | stage stage    stage    stage    stage    stage    stage    yes      stage    stage  stage    stage    stage stage
      give-on-paper      | stage    stage    stage    stage    stage    stage    stage    clock    stage    stage    stage    stage    clock    stage
      report-kept        | stage stage    stage    stage    stage    open     stage    yes      open     yes    yes      yes      yes   stage
      confirm-promise    | stage stage    stage    stage    stage    open     stage    yes      open     yes    yes      yes      yes   stage
      contest-promise    | stage stage    stage    stage    stage    open     stage    open     open     open   open     open     open  stage
      confirm            | stage stage    stage    stage    stage    stage    stage    yes      yes      stage  yes      stage    yes   stage
      contest            | stage stage    stage    stage    stage    stage    stage    yes      yes      stage  yes      stage    yes   stage
      request-review     | stage stage    stage    stage    stage    stage    stage    yes      stage    stage  stage    stage    stage stage
      question-direction | stage stage    stage    stage    stage    stage    stage    stage    yes      stage  stage    stage    stage stage
      assign-review      | stage stage    stage    stage    stage    stage    stage    stage    stage    yes    stage    stage    stage stage
      review             | stage stage    stage    stage    stage    stage    stage    stage    stage    yes    stage    stage    stage stage
      deliver-review     | stage stage    stage    stage    stage    role     stage    role     role     done   yes      stage    yes   stage
      request-re-review  | stage stage    stage    stage    stage    stage    stage    stage    stage    stage  yes      stage    stage stage
      assign-re-review   | stage stage    stage    stage    stage    stage    stage    stage    stage    stage  stage    yes      stage stage
      open-hearing       | stage stage    stage    stage    stage    stage    stage    stage    stage    stage  stage    yes      stage stage
      close-hearing      | stage stage    stage    stage    stage    stage    stage    stage    stage    stage  stage    clock    stage stage
      contest-hearing    | stage stage    stage    stage    stage    stage    stage    stage    stage    stage  stage    clock    stage stage
      stop-hearing       | stage stage    stage    stage    stage    stage    stage    stage    stage    stage  stage    clock    stage stage
      keep-hearing       | stage stage    stage    stage    stage    stage    stage    stage    stage    stage  stage    clock    clock stage
      re-review          | stage stage    stage    stage    stage    stage    stage    stage    stage    stage  stage    yes      stage stage
      deliver-re-review  | stage stage    stage    stage    stage    stage    stage    stage    stage    stage  stage    stage    yes   stage
      withdraw           | stage yes      yes      yes      yes      yes      yes      yes      yes      yes    yes      yes      stage stage
      take-back          | stage clock    clock    clock    clock    clock    clock    clock    clock    clock  clock    clock    clock over
      add                | stage yes      yes      yes      yes      yes      yes      yes      yes      yes    yes      yes      yes   yes
      describe           | stage role     role     yes      yes      yes      yes      yes      yes      yes    yes      yes      stage stage
      question           | stage role     role     yes      yes      yes      yes      yes      yes      yes    yes      yes      yes   yes
      ask-recusal        | stage yes      yes      yes      yes      yes      yes             stage    stage    yes    stage    yes      stage stage
      grant-recusal      | stage role     role     clock    clock    clock    clock           clock    clock    clock  clock    clock    clock clock
      refuse-recusal     | stage role     role     clock    clock    clock    clock           clock    clock    clock  clock    clock    clock clock
      object-to-reading  | stage yes      yes      yes      yes      yes      yes             yes      yes      yes    yes      yes      yes   stage
      answer-objection   | stage role     role     clock    clock    clock    clock           clock    clock    clock  clock    clock    clock clock
      recuse             | stage role     role     yes      yes      yes      yes      yes      yes      yes    yes      yes      yes   yes
      uphold-referral       | stage    clock    clock    clock    clock    clock    clock    clock    clock    clock    clock    clock    clock    clock
      name-lead             | stage    stage    stage    yes      stage    yes      yes      yes      yes      yes      yes      yes      yes      stage
      ask-assistance        | stage    stage    stage    stage    stage    yes      stage    yes      stage    stage    stage    stage    stage    stage
      assist                | stage    role     role     role     role     role     role     role     role     role     role     role     role     role
      call-back             | stage    stage    stage    stage    stage    clock    stage    clock    clock    clock    clock    clock    clock    stage
      list-as-backlog       | stage    yes      yes      yes      stage    yes      stage    yes      stage    stage    stage    stage    stage    stage
      put-in-order          | stage    role     role     clock    clock    clock    clock    clock    clock    clock    clock    clock    clock    clock
      propose               | stage    yes      yes      yes      yes      yes      yes      yes      yes      yes      yes      yes      yes      stage
      give-feedback         | stage    role     role     clock    clock    clock    clock    clock    clock    clock    clock    clock    clock    clock
      instruct              | stage    stage    stage    yes      stage    yes      yes      yes      yes      stage    stage    stage    yes      stage
      report-on-instruction | stage    role     role     clock    clock    clock    clock    clock    clock    clock    clock    clock    clock    clock
      hand-to-aid           | stage    role     role     yes      yes      yes      yes      yes      yes      yes      yes      yes      yes      stage
      report-on-aid         | stage    role     role     clock    clock    clock    clock    clock    clock    clock    clock    clock    clock    clock
      hand-in               | stage    stage    stage    stage    stage    yes      yes      stage    stage    stage    stage    stage    stage    stage
      return-answer         | stage    role     role     clock    clock    clock    clock    clock    clock    clock    clock    clock    clock    clock
      put-in-book           | stage    stage    stage    stage    stage    yes      yes      yes      yes      yes      yes      yes      yes      stage
      find-no-remedy        | stage    stage    stage    stage    stage    yes      yes      yes      yes      yes      yes      yes      yes      stage
      countersign-no-remedy | stage    clock    clock    clock    clock    clock    clock    clock    clock    clock    clock    clock    clock    clock
      refuse-no-remedy      | stage    clock    clock    clock    clock    clock    clock    clock    clock    clock    clock    clock    clock    clock
      look-again            | stage    role     role     clock    clock    clock    clock    clock    clock    clock    clock    clock    clock    clock
      supervise             | stage    stage    stage    yes      stage    yes      yes      yes      yes      yes      yes      yes      yes      stage
      report-on-supervision | stage    role     role     clock    clock    clock    clock    clock    clock    clock    clock    clock    clock    clock
      end-supervision       | stage    stage    stage    yes      stage    yes      yes      yes      yes      yes      yes      yes      yes      stage
      report-on-oversight   | stage    clock    clock    clock    clock    clock    clock    clock    clock    clock    clock    clock    clock    clock
      report-on-oversight-of-review | stage role role  role     role     role     role     role     role     clock    clock    clock    clock    role
      report-on-oversight-of-re-review | stage role role role   role     role     role     role     role     role     role     clock    clock    role
      """;

  private static final Map<String, Rule> RULES =
      Map.of(
          "stage", Rule.WRONG_STAGE,
          "role", Rule.WRONG_ROLE,
          "clock", Rule.CLOCK_NOT_RUNNING,
          "over", Rule.WINDOW_OVER,
          "open", Rule.PROMISE_NOT_OPEN,
          "done", Rule.ALREADY_DONE);

  private static Map<String, Matter> stages() {
    Map<String, Matter> stages = new LinkedHashMap<>();
    var promise = Xinfang.day("2026-05-01");
    stages.put("none", Matter.nothingYetOn(DAY));
    stages.put("received", Matter.filedOn(DAY));
    stages.put("registered", Matter.filedOn(DAY).does("register", REGISTRAR));
    stages.put("referred", Matter.referredOn(DAY));
    stages.put("objected", Matter.referredOn(DAY).does("object", HANDLER));
    stages.put("handling", Matter.acceptedOn(DAY));
    stages.put(
        "handling-simply",
        Matter.referredOn(DAY)
            .does("accept-simply", HANDLER, particulars().withGround("simple-clear")));
    stages.put("answered", Matter.answeredOn(DAY, promise));
    stages.put(
        "directed",
        Matter.acceptedOn(DAY).does("direct", HANDLER, particulars().withGround("arbitration")));
    stages.put("review", promised().does("request-review", COMPLAINANT));
    stages.put("reviewed", reviewed());
    stages.put("re-review", reviewed().does("request-re-review", COMPLAINANT));
    stages.put(
        "final",
        reviewed()
            .does("request-re-review", COMPLAINANT)
            .does("re-review", RE_REVIEWER, particulars().withOutcome("upheld")));
    stages.put("withdrawn", Matter.acceptedOn(DAY).does("withdraw", COMPLAINANT).on("2026-03-10"));
    return stages;
  }

  private static Matter promised() {
    return Matter.deliveredOn(DAY, Xinfang.day("2026-05-01"));
  }

  private static Matter reviewed() {
    return promised()
        .does("request-review", COMPLAINANT)
        .does("review", Xinfang.REVIEWER, particulars().withOutcome("upheld"));
  }

  @Test
  void everyActInEveryStageIsAsTheTableSays() {
    Map<String, Matter> stages = stages();
    List<String> differences = new ArrayList<>();
    List<String> rows = TABLE.lines().skip(1).toList();
    List<String> columns = cells(TABLE.lines().findFirst().orElseThrow());
    assertThat(columns).containsExactlyElementsOf(stages.keySet());
    for (String row : rows) {
      String act = row.substring(0, row.indexOf('|')).strip();
      for (int i = 0; i < columns.size(); i++) {
        Matter matter = Objects.requireNonNull(stages.get(columns.get(i)));
        String expected = cells(row).get(i);
        String found = found(matter, act);
        if (!expected.equals(found)) {
          differences.add(act + " in " + columns.get(i) + ": " + found + ", not " + expected);
        }
      }
    }
    assertThat(differences).isEmpty();
  }

  @Test
  void theTableHasEveryStageAndEveryActThatSomebodyCanDo() {
    List<String> acts =
        TABLE.lines().skip(1).map(row -> row.substring(0, row.indexOf(' '))).toList();
    assertThat(acts)
        .containsExactlyInAnyOrderElementsOf(
            RULEBOOK.acts().values().stream()
                .filter(act -> !act.isSystem())
                .map(ActDefinition::id)
                .toList());
    assertThat(cells(TABLE.lines().findFirst().orElseThrow()))
        .containsAll(RULEBOOK.stages().keySet());
  }

  /// What a page offers is what the gate lets through: never less, and more only where an act's
  /// own particulars are refused.
  @Test
  void theOpenActsAreThoseThatTheGateLetsThrough() {
    for (Matter matter : stages().values()) {
      for (Act act : Xinfang.acts(matter.today()).values()) {
        boolean open =
            RULEBOOK.open(matter.state(), act.by(), matter.now(), TREE).stream()
                .anyMatch(each -> each.id().equals(act.name()));
        String found = found(matter, act.name());
        assertThat(open)
            .as(act.name() + " in " + matter.stage())
            .isEqualTo(found.equals("yes") || found.equals("open"));
      }
    }
  }

  private static List<String> cells(String row) {
    return List.of(row.substring(row.indexOf('|') + 1).strip().split(" +"));
  }

  private static String found(Matter matter, String name) {
    Act act = Objects.requireNonNull(Xinfang.acts(matter.today()).get(name), name);
    return switch (matter.decide(act)) {
      case Decision.Allowed _ -> "yes";
      case Decision.Refused refused ->
          RULES.entrySet().stream()
              .filter(rule -> rule.getValue() == refused.rule())
              .map(Map.Entry::getKey)
              .findFirst()
              .orElse(refused.rule().id());
    };
  }
}
