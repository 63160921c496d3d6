package org.huiyin.channel;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.authority.EditionPlan;
import org.huiyin.procedure.Edition;
import org.huiyin.procedure.Editions;
import org.huiyin.procedure.Planning;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// From which day on an institution opens its matters under which edition.
@RestController
@RequestMapping("/api/v1/admin/institutions/{id}/editions")
@Tag(name = "administration")
class EditionPlanController {

  private final Planning planning;
  private final Editions editions;
  private final Directory directory;
  private final AdminAnswers answers;

  EditionPlanController(
      Planning planning, Editions editions, Directory directory, AdminAnswers answers) {
    this.planning = planning;
    this.editions = editions;
    this.directory = directory;
    this.answers = answers;
  }

  /// @param inForce the digest of the edition under which matters are opened now, its own or that
  ///     of the institution above; absent where there is none
  record PlanView(UUID institution, @Nullable String inForce, List<EditionPlan.Start> starts) {}

  /// @param knowing that what it takes away from complainants was read
  /// @param reason why, for the second administrator who has to agree
  record StartBody(
      @Nullable String digest,
      @Nullable LocalDate from,
      @Nullable Boolean knowing,
      @Nullable String reason) {}

  /// @param unfit the dates that institutions promise and could promise no longer
  record ChangesView(List<EditionsController.DifferenceView> differences, List<UnfitView> unfit) {}

  record UnfitView(String institution, String clock, String length) {}

  @GetMapping
  @Operation(summary = "Read under which editions an institution opens matters, from which days on")
  ResponseEntity<PlanView> read(@PathVariable UUID id) {
    return answers.one(directory.institution(id), found -> view(directory.editions(found.id())));
  }

  @GetMapping("/changes")
  @Operation(summary = "Read what an edition would change there: against complainants first")
  ChangesView changes(
      @PathVariable UUID id,
      @RequestParam String digest,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from) {
    Rulebook rulebook =
        editions.find(digest).map(Edition::rulebook).orElseThrow(AdminAnswers::absent);
    return new ChangesView(
        editions.changes(id, rulebook, from).orElse(List.of()).stream()
            .map(EditionsController::view)
            .toList(),
        editions.unfit(id, rulebook).stream()
            .map(one -> new UnfitView(one.institution().code(), one.clock(), one.length()))
            .toList());
  }

  @PostMapping
  @Operation(
      summary = "Plan from which day on an edition is in force",
      description =
          "Today or later. Matters that are open finish under theirs. Refused for what the linter refuses. Waits until a second administrator agrees.")
  ResponseEntity<PlanView> plan(
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable UUID id,
      @RequestBody StartBody body) {
    String digest = body.digest();
    LocalDate from = body.from();
    if (digest == null || from == null) {
      String field = digest == null ? "digest" : "from";
      throw Problem.fields(List.of(new Problem.Field(field, "required"))).exception();
    }
    boolean knowing = Boolean.TRUE.equals(body.knowing());
    return answers.of(
        planning.plan(
            officer.editor().because(Given.text(body.reason())), id, digest, from, knowing),
        this::view,
        plan -> "");
  }

  @DeleteMapping("/{rulebook}/{from}")
  @Operation(summary = "Call off what is planned, until its day comes")
  ResponseEntity<PlanView> callOff(
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable UUID id,
      @PathVariable String rulebook,
      @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from) {
    return answers.of(
        planning.callOff(officer.editor(), id, rulebook, from), this::view, plan -> "");
  }

  private PlanView view(EditionPlan plan) {
    return new PlanView(
        plan.institution(),
        editions.inForce(plan.institution()).map(Rulebook::digest).orElse(null),
        plan.starts());
  }
}
