package org.huiyin.channel;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.huiyin.access.Principal.Complainant;
import org.huiyin.matter.Contentment;
import org.huiyin.matter.RatedStep;
import org.huiyin.matter.Rating;
import org.huiyin.matter.Ratings;
import org.huiyin.web.Problem;
import org.huiyin.web.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// How content a complainant is with the steps of their matter.
@RestController
@RequestMapping("/api/v1/matters/{number}/ratings")
@Tag(name = "Matters")
class RatingsController {

  private final Ratings ratings;

  RatingsController(Ratings ratings) {
    this.ratings = ratings;
  }

  record RatingBody(@Nullable String step, @Nullable String answer, @Nullable String words) {
    @Override
    public String toString() {
      return "RatingBody[hidden]";
    }
  }

  /// @param answer null where nothing was said, or it has left
  /// @param left whether it has left, and can't be changed any more
  record StepAnswer(String step, @Nullable String answer, @Nullable String words, boolean left) {
    @Override
    public String toString() {
      return "StepAnswer[" + step + "]";
    }
  }

  /// @param steps those that have happened
  /// @param withWords whether words of one's own are taken
  record RatingsAnswer(List<StepAnswer> steps, boolean withWords) {}

  @GetMapping
  @Operation(
      summary = "Which steps can be rated, and what I said of them",
      description = "What has left isn't shown any more: nobody can find it.")
  RatingsAnswer read(@AuthenticationPrincipal Complainant complainant) {
    return ratings
        .of(complainant)
        .map(
            own ->
                new RatingsAnswer(
                    own.steps().stream().map(RatingsController::answer).toList(), own.withWords()))
        .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).exception());
  }

  private static StepAnswer answer(Ratings.Step step) {
    Rating rated = step.rated();
    return new StepAnswer(
        step.step().id(),
        rated == null ? null : rated.answer().id(),
        rated == null ? null : rated.words(),
        step.left());
  }

  @PostMapping
  @Operation(
      summary = "Say how content I am with a step, or change it",
      description =
          "`step` is `registration`, `answer` or `outcome`; `answer` is `very-satisfied`, `satisfied`, `neither`, `dissatisfied` or"
              + " `not-at-all`. Waits, sealed, until ten of the institution and step leave together, without the matter. The answer"
              + " shows the words as they will leave: names, numbers and addresses are struck. Once it has left, 409.")
  StepAnswer rate(@AuthenticationPrincipal Complainant complainant, @RequestBody RatingBody body) {
    RatedStep step = step(Given.text(body.step()));
    Contentment answer =
        Contentment.of(Given.text(body.answer()))
            .orElseThrow(() -> refused("answer", Given.text(body.answer())));
    return switch (ratings.rate(complainant, step, answer, Given.text(body.words()))) {
      case Ratings.Rated.Waits(var kept) ->
          new StepAnswer(step.id(), kept.answer().id(), kept.words(), false);
      case Ratings.Rated.NotYet _ -> throw Problem.of(ProblemType.NOT_FOUND).exception();
      case Ratings.Rated.HasLeft _ -> throw Problem.of(ProblemType.CONFLICT).exception();
      case Ratings.Rated.Incomplete(var errors) ->
          throw MatterAnswers.incomplete(errors).exception();
      case Ratings.Rated.OnlyThePerson _ ->
          throw Problem.of(ProblemType.ONLY_THE_PERSON).exception();
    };
  }

  @DeleteMapping("/{step}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Take back what I said of a step, as long as it waits")
  void takeBack(@AuthenticationPrincipal Complainant complainant, @PathVariable String step) {
    RatedStep known =
        RatedStep.of(step).orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).exception());
    if (!ratings.takeBack(complainant, known)) {
      throw Problem.of(ProblemType.NOT_FOUND).exception();
    }
  }

  private static RatedStep step(String id) {
    return RatedStep.of(id).orElseThrow(() -> refused("step", id));
  }

  private static RuntimeException refused(String field, String given) {
    return Problem.fields(
            List.of(new Problem.Field(field, given.isEmpty() ? "required" : "unknown")))
        .exception();
  }
}
