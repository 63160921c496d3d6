package org.huiyin.channel;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.matter.Draft;
import org.huiyin.matter.DraftOutcome;
import org.huiyin.matter.FieldError;
import org.huiyin.matter.MatterNumber;
import org.huiyin.matter.Matters;
import org.huiyin.web.Problem;
import org.huiyin.web.ProblemException;
import org.huiyin.web.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What an officer has begun to write in a matter: kept for them alone until it is done.
@RestController
@RequestMapping("/api/v1/desk/matters/{number}/drafts/{act}")
@Tag(name = "Desk")
class DraftController {

  private final Matters matters;

  DraftController(Matters matters) {
    this.matters = matters;
  }

  record DraftBody(
      @Nullable Map<String, @Nullable String> texts,
      @Nullable Map<String, @Nullable String> particulars,
      @Nullable Integer version) {

    Draft draft(String act) {
      return new Draft(
          act,
          Given.named(texts),
          Given.named(particulars),
          version == null ? Draft.NONE : version,
          Instant.EPOCH);
    }
  }

  record Kept(int version, Instant savedAt) {}

  @GetMapping
  @Operation(summary = "Read my draft of an act")
  Draft read(
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String number,
      @PathVariable String act) {
    return matters.draft(officer, number(number), act).orElseThrow(DraftController::absent);
  }

  @PutMapping
  @Operation(
      summary = "Keep my draft of an act",
      description =
          "`version` is the one that was kept last; without it, there must be none yet. Nothing of it is journaled.")
  Kept keep(
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String number,
      @PathVariable String act,
      @RequestBody DraftBody body) {
    return switch (matters.keepDraft(officer, number(number), body.draft(act))) {
      case DraftOutcome.Kept(int version, Instant savedAt) -> new Kept(version, savedAt);
      case DraftOutcome.Overtaken(var now) -> {
        Problem problem = Problem.of(ProblemType.CONFLICT);
        throw (now == null ? problem : problem.with("draft", now)).exception();
      }
      case DraftOutcome.Incomplete(List<FieldError> errors) ->
          throw MatterAnswers.incomplete(errors).exception();
      case DraftOutcome.NotFound _ -> throw absent();
    };
  }

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Drop my draft of an act")
  void drop(
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String number,
      @PathVariable String act) {
    matters.dropDraft(officer, number(number), act);
  }

  private static MatterNumber number(String written) {
    return MatterNumber.parse(written).orElseThrow(DraftController::absent);
  }

  private static ProblemException absent() {
    return Problem.of(ProblemType.NOT_FOUND).exception();
  }
}
