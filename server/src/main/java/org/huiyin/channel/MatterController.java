package org.huiyin.channel;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.huiyin.access.FilingRate;
import org.huiyin.access.Principal.Complainant;
import org.huiyin.access.Principal.KeyHolder;
import org.huiyin.access.Principal.Participant;
import org.huiyin.matter.FilingOutcome;
import org.huiyin.matter.MatterView;
import org.huiyin.matter.Matters;
import org.huiyin.receipt.Promises;
import org.huiyin.web.Problem;
import org.huiyin.web.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What a complainant does: bring a matter without an account, then follow it and act in it
/// with number and key.
@RestController
@RequestMapping("/api/v1/matters")
@Tag(name = "Matters", description = "For complainants: bring a matter, follow it, act in it")
class MatterController {

  private final Matters matters;
  private final MatterAnswers answers;
  private final FilingRate rate;
  private final Promises promises;

  MatterController(Matters matters, MatterAnswers answers, FilingRate rate, Promises promises) {
    this.promises = promises;
    this.matters = matters;
    this.answers = answers;
    this.rate = rate;
  }

  /// What was filed, and the key that is shown once.
  ///
  /// @param promise of the public ledger, a signed note; null where it can't sign at the moment
  record FiledAnswer(String number, String key, MatterView matter, @Nullable String promise) {}

  static ResponseEntity<FiledAnswer> filed(FilingOutcome outcome, Promises promises) {
    if (outcome instanceof FilingOutcome.Filed filed) {
      return ResponseEntity.created(URI.create("/api/v1/matters/" + filed.receipt().number()))
          .eTag(MatterAnswers.etag(filed.view()))
          .body(
              new FiledAnswer(
                  filed.receipt().number(),
                  filed.receipt().key(),
                  filed.view(),
                  promises.note(filed).orElse(null)));
    }
    throw MatterAnswers.problem(outcome).exception();
  }

  @PostMapping
  @Operation(
      summary = "Bring a matter",
      description =
          "Idempotency-Key: at least 128 random bits, 22 to 200 characters. Sent again within 24"
              + " hours, the same body gives the same receipt, key included.")
  ResponseEntity<FiledAnswer> file(
      @RequestHeader("Idempotency-Key") String idempotencyKey,
      @RequestBody FilingRequest body,
      HttpServletRequest request,
      Locale locale) {
    Duration wait = rate.take(request);
    if (wait.isPositive()) {
      throw Problem.later(ProblemType.TOO_MANY_FILINGS, wait).exception();
    }
    return filed(
        matters.file(
            body.filing(MatterAnswers.relation(body.relation()), "api")
                .with(answers.files(body.evidence())),
            MatterAnswers.idempotencyKey(idempotencyKey),
            locale),
        promises);
  }

  @GetMapping("/{number}")
  @Operation(summary = "Where a matter stands", description = "HTTP Basic: number and key.")
  ResponseEntity<MatterView> view(@AuthenticationPrincipal Participant complainant, Locale locale) {
    MatterView view =
        matters
            .view(complainant, locale)
            .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).exception());
    return MatterAnswers.found(view);
  }

  @GetMapping("/{number}/evidence/{id}")
  @Operation(
      summary = "A file of the matter",
      description = "What others get of it: without what it says besides what it shows.")
  void evidence(
      @AuthenticationPrincipal Participant complainant,
      @PathVariable UUID id,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    MatterAnswers.download(matters.evidence(complainant, id), false).sendTo(request, response, id);
  }

  @PostMapping("/{number}/acts")
  @Operation(
      summary = "Act in a matter",
      description = "If-Match with the ETag acts only if the matter still stands as you saw it.")
  ResponseEntity<?> act(
      @AuthenticationPrincipal Participant complainant,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody ActBody body,
      Locale locale) {
    return answers.answer(
        matters.act(complainant, answers.request(body, ifMatch), locale),
        MatterAnswers.version(ifMatch).isPresent(),
        locale);
  }

  @PostMapping("/{number}/key")
  @Operation(
      summary = "Ask for a new key",
      description =
          "The new key is valid from its first use, and ends the old one then. Asked again, the"
              + " answer is another key, and the one before it opens nothing. Where a helper"
              + " brought the matter, `person` declares that you are the person it was brought for:"
              + " with the new key you can withdraw and confirm.")
  Map<String, String> newKey(
      @AuthenticationPrincipal KeyHolder holder,
      @RequestBody(required = false) @Nullable NewKey body) {
    boolean person = body != null && Boolean.TRUE.equals(body.person());
    return Map.of("key", person ? matters.takeKey(holder) : matters.newKey(holder));
  }

  @PostMapping("/{number}/spare-key")
  @Operation(
      summary = "Make a spare key",
      description =
          "A second key of the same power, valid at once. Made again, it replaces the one before;"
              + " when the key is changed, it ends.")
  Map<String, String> spareKey(@AuthenticationPrincipal Complainant complainant) {
    return Map.of("key", matters.spareKey(complainant));
  }

  record NewKey(@Nullable Boolean person) {}
}
