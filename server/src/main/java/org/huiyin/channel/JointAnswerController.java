package org.huiyin.channel;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.matter.ActOutcome;
import org.huiyin.matter.ActRequest;
import org.huiyin.matter.JointAnswers;
import org.huiyin.matter.MatterNumber;
import org.huiyin.web.Problem;
import org.huiyin.web.ProblemException;
import org.huiyin.web.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// One answer to several matters on the same cause.
@RestController
@Tag(name = "Desk")
class JointAnswerController {

  private final JointAnswers joint;
  private final MatterAnswers answers;

  JointAnswerController(JointAnswers joint, MatterAnswers answers) {
    this.joint = joint;
    this.answers = answers;
  }

  /// @param with the other matters, by number
  /// @param answer the act `answer`, as for one of them
  record JointAnswerBody(
      @Schema(description = "Numbers of the others, at most 19")
          @Nullable List<@Nullable String> with,
      @Nullable ActBody answer) {}

  /// @param matters in how many it was given
  record JointAnswer(int matters) {}

  @PostMapping("/api/v1/desk/matters/{number}/joint-answer")
  @Operation(
      summary = "Give one answer in several matters",
      description =
          "In each it is an act of its own, with its own notice. All or none: where one refuses, it"
              + " is told by its problem and `number`.")
  ResponseEntity<?> answer(
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String number,
      @RequestBody JointAnswerBody body,
      Locale locale) {
    ActBody act = body.answer();
    if (act == null || !JointAnswers.ACT.equals(act.act())) {
      throw Problem.fields(List.of(new Problem.Field("answer.act", "unknown"))).exception();
    }
    List<MatterNumber> numbers = numbers(number, body.with());
    if (numbers.size() < 2 || numbers.size() > JointAnswers.MOST) {
      throw Problem.fields(List.of(new Problem.Field("with", "out-of-range"))).exception();
    }
    ActRequest request = answers.request(act, null);
    return switch (joint.answer(officer, numbers, request)) {
      case JointAnswers.Outcome.Done(int matters) -> ResponseEntity.ok(new JointAnswer(matters));
      case JointAnswers.Outcome.Refused(var which, var why) -> refused(which, why, locale);
    };
  }

  private ResponseEntity<?> refused(MatterNumber which, ActOutcome why, Locale locale) {
    try {
      return answers.answer(why, false, locale);
    } catch (ProblemException e) {
      throw e.problem().with("number", which.text()).exception();
    }
  }

  private static List<MatterNumber> numbers(String number, @Nullable List<@Nullable String> with) {
    List<String> all = new ArrayList<>(List.of(number));
    if (with != null) {
      with.stream().filter(Objects::nonNull).forEach(all::add);
    }
    LinkedHashSet<MatterNumber> numbers = new LinkedHashSet<>();
    for (String each : all) {
      numbers.add(
          MatterNumber.parse(each)
              .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).exception()));
    }
    return List.copyOf(numbers);
  }
}
