package org.huiyin.channel;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.matter.SamePerson;
import org.huiyin.web.Problem;
import org.huiyin.web.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// *Same person, same facts?*, of one pair that an officer names.
@RestController
@Tag(name = "Desk")
class SamePersonController {

  private final SamePerson samePerson;
  private final StepUpBody stepUp;

  SamePersonController(SamePerson samePerson, StepUpBody stepUp) {
    this.samePerson = samePerson;
    this.stepUp = stepUp;
  }

  /// @param code of a telephone or on paper, for whoever has set one up
  record Asking(
      @Nullable String number,
      @Nullable String other,
      @Schema(allowableValues = {"brought-twice", "answered-before", "to-be-joined"})
          @Nullable String reason,
      @Nullable String words,
      @Nullable String password,
      @Nullable String code) {

    SamePerson.Question question() {
      return new SamePerson.Question(
          Given.text(number),
          Given.text(other),
          SamePerson.Reason.of(reason).orElse(null),
          Given.text(words));
    }

    @Override
    public String toString() {
      return "Asking[hidden]";
    }
  }

  @PostMapping("/api/v1/desk/same-person")
  @Operation(
      summary = "Whether two matters were brought by one person",
      description =
          "`yes`, `no` or `unknown`. For an officer who may open both and works on one, at most five times a day, with"
              + " the password once more. Both complainants read that it was asked, why, and the answer.")
  Map<String, String> ask(
      @AuthenticationPrincipal OfficerPrincipal officer, @RequestBody Asking body) {
    SamePerson.Question question = body.question();
    if (!samePerson.mistakes(question).isEmpty()) {
      throw MatterAnswers.incomplete(samePerson.mistakes(question)).exception();
    }
    stepUp.prove(officer, body.password(), body.code());
    return switch (samePerson.ask(officer, question)) {
      case SamePerson.Answer.Told(var same) -> Map.of("same", same.id());
      case SamePerson.Answer.NotFound() -> throw Problem.of(ProblemType.NOT_FOUND).exception();
      case SamePerson.Answer.Enough() -> throw Problem.of(ProblemType.ASKED_ENOUGH).exception();
      case SamePerson.Answer.HeldBack _ -> throw Problem.of(ProblemType.NEW_ACCOUNT).exception();
      case SamePerson.Answer.Incomplete(var errors) ->
          throw MatterAnswers.incomplete(errors).exception();
    };
  }
}
