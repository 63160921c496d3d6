package org.huiyin.channel;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.huiyin.access.Principal.Complainant;
import org.huiyin.matter.LostKeys;
import org.huiyin.web.Problem;
import org.huiyin.web.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// That somebody says to have lost the key, for whoever has it.
@RestController
@RequestMapping("/api/v1/matters/{number}/recovery")
@Tag(name = "Matters")
class KeyRecoveryController {

  private final LostKeys lostKeys;

  KeyRecoveryController(LostKeys lostKeys) {
    this.lostKeys = lostKeys;
  }

  /// How far it has come.
  ///
  /// @param stage `checking`, `announced`, or `printing` once a new key may be printed
  /// @param from when it may be; null while they are checking
  record RecoveryAnswer(String stage, @Nullable OffsetDateTime from) {}

  @GetMapping
  @Operation(summary = "Whether a new key is being made for somebody who says to have lost it")
  RecoveryAnswer read(@AuthenticationPrincipal Complainant complainant) {
    return lostKeys
        .of(complainant)
        .map(
            running ->
                new RecoveryAnswer(
                    running.stage(),
                    Optional.ofNullable(running.from())
                        .map(ZonedDateTime::toOffsetDateTime)
                        .orElse(null)))
        .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).exception());
  }

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Stop it: whoever asked isn't me")
  void stop(@AuthenticationPrincipal Complainant complainant) {
    if (!lostKeys.stop(complainant)) {
      throw Problem.of(ProblemType.NOT_FOUND).exception();
    }
  }
}
