package org.huiyin.channel;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.matter.ApprovalAsked;
import org.huiyin.matter.HandedIn;
import org.huiyin.matter.MatterNumber;
import org.huiyin.matter.Matters;
import org.huiyin.web.Problem;
import org.huiyin.web.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// What waits for another officer's approval, for whoever may send it and whoever wrote it.
@RestController
@Tag(name = "Desk")
class ApprovalController {

  private final Matters matters;

  ApprovalController(Matters matters) {
    this.matters = matters;
  }

  /// @param needed the decisions that I can't send without
  /// @param handedIn what was handed in, or null
  record Approving(List<String> needed, @Nullable Handed handedIn) {}

  /// @param by who wrote it
  /// @param waits whether it waits to be sent
  /// @param returned why it was given back, or null
  record Handed(
      String act,
      String by,
      boolean waits,
      Map<String, String> texts,
      Map<String, String> particulars,
      @Nullable String returned) {}

  @GetMapping("/api/v1/desk/matters/{number}/approval")
  @Operation(
      summary = "Read what waits for approval",
      description = "Its words are read by whoever wrote it and by whoever may send it.")
  Approving read(@AuthenticationPrincipal OfficerPrincipal officer, @PathVariable String number) {
    MatterNumber known =
        MatterNumber.parse(number).orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).exception());
    ApprovalAsked asked =
        matters
            .approval(officer, known)
            .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).exception());
    return new Approving(
        asked.needed().stream().sorted().toList(),
        asked.handed() == null ? null : handed(asked, asked.handed()));
  }

  private static Handed handed(ApprovalAsked asked, HandedIn handed) {
    return new Handed(
        handed.act(),
        asked.by(),
        asked.waits(),
        handed.draft().texts(),
        handed.draft().particulars(),
        handed.returned());
  }
}
