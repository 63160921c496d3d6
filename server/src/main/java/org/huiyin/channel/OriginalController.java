package org.huiyin.channel;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.access.Principal.Complainant;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.matter.MatterNumber;
import org.huiyin.matter.Matters;
import org.huiyin.matter.Originals;
import org.huiyin.web.Problem;
import org.huiyin.web.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Files as they were sent, with all that they say besides what they show.
@RestController
class OriginalController {

  private final Matters matters;
  private final Originals originals;
  private final StepUpBody stepUp;

  OriginalController(Matters matters, Originals originals, StepUpBody stepUp) {
    this.matters = matters;
    this.originals = originals;
    this.stepUp = stepUp;
  }

  /// What it is needed for.
  ///
  /// @param code of a telephone or on paper, for whoever has set one up
  record Needing(
      @Schema(allowableValues = {"copy-lacks", "when-and-where", "genuine"})
          @Nullable String reason,
      @Nullable String words,
      @Nullable String password,
      @Nullable String code) {

    Originals.Need need() {
      return new Originals.Need(Originals.Reason.of(reason).orElse(null), Given.text(words));
    }

    @Override
    public String toString() {
      return "Needing[hidden]";
    }
  }

  @GetMapping("/api/v1/matters/{number}/evidence/{id}/original")
  @Tag(name = "Matters")
  @Operation(summary = "A file of the matter as it was sent", description = "Byte by byte.")
  void own(
      @AuthenticationPrincipal Complainant complainant,
      @PathVariable UUID id,
      HttpServletResponse response)
      throws IOException {
    MatterAnswers.download(matters.original(complainant, id), false).sendTo(response);
  }

  @PostMapping("/api/v1/desk/matters/{number}/evidence/{id}/original")
  @Tag(name = "Desk")
  @Operation(
      summary = "Open a file as it was sent",
      description =
          "It may say where and by whom it was made. For an officer who works on the matter, with a"
              + " reason, in their words and with the password once more. The complainant is told."
              + " `anyway` gives out what a virus scanner found harmful, or could not look at.")
  void open(
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String number,
      @PathVariable UUID id,
      @RequestBody Needing body,
      @RequestParam(defaultValue = "false") boolean anyway,
      HttpServletResponse response)
      throws IOException {
    Originals.Need need = body.need();
    if (!originals.mistakes(need).isEmpty()) {
      throw MatterAnswers.incomplete(originals.mistakes(need)).exception();
    }
    stepUp.prove(officer, body.password(), body.code());
    MatterNumber named = MatterNumber.parse(number).orElseThrow(OriginalController::none);
    switch (originals.open(officer, named, id, need)) {
      case Originals.Answer.Opened(var file) ->
          MatterAnswers.download(Optional.of(file), !anyway).sendTo(response);
      case Originals.Answer.NotFound() -> throw none();
      case Originals.Answer.HeldBack _ -> throw Problem.of(ProblemType.NEW_ACCOUNT).exception();
      case Originals.Answer.Incomplete(var errors) ->
          throw MatterAnswers.incomplete(errors).exception();
    }
  }

  private static RuntimeException none() {
    return Problem.of(ProblemType.NOT_FOUND).exception();
  }
}
