package org.huiyin.channel;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.matter.RatingBatches;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// How content complainants were, over the API.
@RestController
@RequestMapping("/api/v1/desk/satisfaction")
@Tag(name = "Desk", description = "For officers, with a token")
class SatisfactionController {

  private final RatingBatches batches;

  SatisfactionController(RatingBatches batches) {
    this.batches = batches;
  }

  /// Ratings that left together.
  ///
  /// @param counts of each of the five
  /// @param words in no order
  record BatchAnswer(
      String step, LocalDate leftOn, int size, Map<String, Integer> counts, List<String> words) {
    @Override
    public String toString() {
      return "BatchAnswer[" + step + ", " + size + "]";
    }
  }

  @GetMapping
  @Operation(
      summary = "How content complainants were with the steps of my institution",
      description =
          "For leads and supervisors. Batches of ten or more that left together, never tied to a"
              + " matter; nothing is reckoned over them.")
  List<BatchAnswer> read(@AuthenticationPrincipal OfficerPrincipal officer) {
    return batches.of(officer).stream().map(SatisfactionController::answer).toList();
  }

  private static BatchAnswer answer(RatingBatches.Batch batch) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    batch.counts().forEach((each, count) -> counts.put(each.id(), count));
    return new BatchAnswer(batch.step().id(), batch.leftOn(), batch.size(), counts, batch.words());
  }
}
