package org.huiyin.channel;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.matter.Disclosures;
import org.huiyin.matter.FieldError;
import org.huiyin.matter.MatterNumber;
import org.huiyin.web.Problem;
import org.huiyin.web.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Who brought a matter, to whoever has to know it.
@RestController
@Tag(name = "Desk")
class DisclosureController {

  private final Disclosures disclosures;
  private final StepUpBody stepUp;

  DisclosureController(Disclosures disclosures, StepUpBody stepUp) {
    this.disclosures = disclosures;
    this.stepUp = stepUp;
  }

  /// @param code of a telephone or on paper, for whoever has set one up
  record Disclosing(
      @Schema(
              description =
                  "What is needed and nothing more: `name`, `phone`, `email`, `address`, `contact`,"
                      + " `id-number`")
          @Nullable List<String> fields,
      @Schema(
              allowableValues = {
                "answer-in-writing",
                "call-for-facts",
                "visit-agreed",
                "party-of-agreement",
                "legal-requirement"
              })
          @Nullable String reason,
      @Nullable String words,
      @Nullable String password,
      @Nullable String code) {
    @Override
    public String toString() {
      return "Disclosing[hidden]";
    }
  }

  @PostMapping("/api/v1/desk/matters/{number}/disclosures")
  @Operation(
      summary = "Who brought a matter",
      description =
          "The fields that were asked for, as far as they were given, and `reach` and `say-who`, how the person wants to"
              + " be reached. For an officer whose institution owes something in the matter now, as often a day as the"
              + " installation allows, with the password once more. Who asked for what and why is in the journal before"
              + " it is answered, and the complainant reads it.")
  ResponseEntity<Map<String, String>> disclose(
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String number,
      @RequestBody Disclosing body) {
    Disclosures.Request request = request(number, body);
    List<FieldError> mistakes = disclosures.mistakes(request);
    if (!mistakes.isEmpty()) {
      throw MatterAnswers.incomplete(mistakes).exception();
    }
    stepUp.prove(officer, body.password(), body.code());
    return switch (disclosures.disclose(officer, request)) {
      case Disclosures.Outcome.Shown shown ->
          ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(told(shown));
      case Disclosures.Outcome.NotFound(), Disclosures.Outcome.Anonymous() -> throw notFound();
      case Disclosures.Outcome.NotYours() -> throw Problem.of(ProblemType.FORBIDDEN).exception();
      case Disclosures.Outcome.Enough() -> throw Problem.of(ProblemType.ASKED_ENOUGH).exception();
      case Disclosures.Outcome.HeldBack _ -> throw Problem.of(ProblemType.NEW_ACCOUNT).exception();
      case Disclosures.Outcome.Incomplete(var errors) ->
          throw MatterAnswers.incomplete(errors).exception();
    };
  }

  private static Map<String, String> told(Disclosures.Outcome.Shown shown) {
    Map<String, String> told = new TreeMap<>();
    shown.values().forEach((field, value) -> told.put(field.id(), value));
    told.put("reach", shown.reach());
    told.put("say-who", shown.sayWho() ? "yes" : "no");
    return told;
  }

  private static Disclosures.Request request(String number, Disclosing body) {
    List<String> named = body.fields() == null ? List.of() : body.fields();
    Set<Disclosures.Field> fields = EnumSet.noneOf(Disclosures.Field.class);
    List<FieldError> unknown = new ArrayList<>();
    for (String name : named) {
      Disclosures.Field.of(name)
          .ifPresentOrElse(fields::add, () -> unknown.add(FieldError.of("fields", "unknown")));
    }
    if (!unknown.isEmpty()) {
      throw MatterAnswers.incomplete(unknown).exception();
    }
    return new Disclosures.Request(
        MatterNumber.parse(number).orElseThrow(DisclosureController::notFound),
        fields,
        Disclosures.Reason.of(body.reason()).orElse(null),
        Given.text(body.words()));
  }

  private static RuntimeException notFound() {
    return Problem.of(ProblemType.NOT_FOUND).exception();
  }
}
