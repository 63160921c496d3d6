package org.huiyin.channel;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.matter.Corrections;
import org.huiyin.matter.LostKeys;
import org.huiyin.web.Problem;
import org.huiyin.web.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// A lost key, given back by two officers.
@RestController
@Tag(name = "Desk")
class LostKeyController {

  private static final String PATH = "/api/v1/desk/lost-keys";

  private final LostKeys lostKeys;
  private final Corrections corrections;
  private final StepUpBody stepUp;

  LostKeyController(LostKeys lostKeys, Corrections corrections, StepUpBody stepUp) {
    this.lostKeys = lostKeys;
    this.corrections = corrections;
    this.stepUp = stepUp;
  }

  /// What a person shows, and the officer's own password once more.
  record Check(
      @Nullable String number,
      @Schema(allowableValues = {"id-card", "household-register", "passport", "other-with-photo"})
          @Nullable String document,
      @Nullable String name,
      @Nullable String idNumber,
      @Nullable String phone,
      @Nullable String password,
      @Nullable String code) {

    LostKeys.Shown shown() {
      return new LostKeys.Shown(
          Given.text(number),
          LostKeys.Document.of(document).orElse(null),
          Given.text(name),
          Given.text(idNumber),
          Given.text(phone));
    }

    @Override
    public String toString() {
      return "Check[hidden]";
    }
  }

  /// What became of it.
  ///
  /// @param matches whether it is what was given when the matter was brought
  /// @param left how often it can still be tried, where it isn't
  /// @param from when the key can be printed, once both have checked
  /// @param correctedOn when the complainant corrected who they are, lately: what is shown was
  ///     compared with what they had said before
  record CheckAnswer(
      boolean matches,
      @Nullable Integer left,
      @Nullable OffsetDateTime from,
      @Nullable LocalDate correctedOn) {}

  record Print(@Nullable String number, @Nullable String password, @Nullable String code) {
    @Override
    public String toString() {
      return "Print[hidden]";
    }
  }

  /// One half of a key.
  ///
  /// @param half `first` or `second`
  record PrintAnswer(String half, String digits) {}

  @PostMapping(PATH)
  @Operation(
      summary = "Check who has lost a key",
      description =
          "What the person shows is compared, and never told. Two officers of different units have to; then whoever has the"
              + " old key has 72 hours to stop it. Three wrong ones end it. Each check is journaled.")
  CheckAnswer check(@AuthenticationPrincipal OfficerPrincipal officer, @RequestBody Check body) {
    LostKeys.Shown shown = body.shown();
    if (!lostKeys.mistakes(shown).isEmpty()) {
      throw MatterAnswers.incomplete(lostKeys.mistakes(shown)).exception();
    }
    stepUp.prove(officer, body.password(), body.code());
    LostKeys.Checked checked = lostKeys.check(officer, shown);
    @Nullable LocalDate corrected = corrections.correctedOn(officer, shown.number()).orElse(null);
    return switch (checked) {
      case LostKeys.Checked.First() -> new CheckAnswer(true, null, null, corrected);
      case LostKeys.Checked.Announced(ZonedDateTime from) ->
          new CheckAnswer(true, null, from.toOffsetDateTime(), corrected);
      case LostKeys.Checked.NoMatch(int left) -> new CheckAnswer(false, left, null, corrected);
      case LostKeys.Checked.Refused(var why) -> throw refused(why);
      case LostKeys.Checked.Enough() -> throw Problem.of(ProblemType.ASKED_ENOUGH).exception();
      case LostKeys.Checked.NotFound() -> throw Problem.of(ProblemType.NOT_FOUND).exception();
      case LostKeys.Checked.Incomplete(var errors) ->
          throw MatterAnswers.incomplete(errors).exception();
    };
  }

  @PostMapping(PATH + "/halves")
  @Operation(
      summary = "Print one half of the new key",
      description =
          "For the two who have checked, once 72 hours are over. Both halves, the first before the second, are a key that"
              + " opens nothing but a key of one's own.")
  PrintAnswer print(@AuthenticationPrincipal OfficerPrincipal officer, @RequestBody Print body) {
    stepUp.prove(officer, body.password(), body.code());
    return switch (lostKeys.print(officer, Given.text(body.number()))) {
      case LostKeys.Printed.Half(String digits, String place, String _) ->
          new PrintAnswer(place, digits);
      case LostKeys.Printed.Refused(var why) -> throw refused(why);
      case LostKeys.Printed.NotFound() -> throw Problem.of(ProblemType.NOT_FOUND).exception();
    };
  }

  private static RuntimeException refused(LostKeys.Reason why) {
    return why == LostKeys.Reason.NEW_ACCOUNT
        ? Problem.of(ProblemType.NEW_ACCOUNT).exception()
        : Problem.of(ProblemType.RECOVERY_REFUSED).with("reason", why.id()).exception();
  }
}
