package org.huiyin.channel;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.matter.MatterNumber;
import org.huiyin.matter.Summaries;
import org.huiyin.triage.SimilarMatters;
import org.huiyin.web.Problem;
import org.huiyin.web.ProblemType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Matters on the same cause, for officers.
@RestController
@Tag(name = "Desk")
class SimilarController {

  private final SimilarMatters similar;

  SimilarController(SimilarMatters similar) {
    this.similar = similar;
  }

  /// The most alike first.
  ///
  /// @param described whether the matter itself was described; nothing is compared otherwise
  /// @param among how many matters were compared
  record SimilarAnswer(boolean described, int among, List<Summaries.Seen> matters) {}

  @GetMapping("/api/v1/desk/matters/{number}/similar")
  @Operation(
      summary = "Matters on the same cause",
      description =
          "At most ten of those that my institution described and I may see, by the words that at"
              + " least twenty of them share. Not an opening: nothing but what the institution"
              + " wrote is read.")
  SimilarAnswer similar(
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String number,
      Locale locale) {
    SimilarMatters.Answer answer =
        MatterNumber.parse(number)
            .flatMap(found -> similar.to(officer, found, locale))
            .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).exception());
    return switch (answer) {
      case SimilarMatters.Answer.Found(var matters, int among) ->
          new SimilarAnswer(true, among, matters);
      case SimilarMatters.Answer.NotDescribed() -> new SimilarAnswer(false, 0, List.of());
      case SimilarMatters.Answer.Enough() -> throw Problem.of(ProblemType.ASKED_ENOUGH).exception();
    };
  }
}
