package org.huiyin.channel;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.access.Scope;
import org.huiyin.authority.Cover;
import org.huiyin.authority.Covers;
import org.huiyin.matter.Matters;
import org.huiyin.web.Problem;
import org.huiyin.web.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Leave cover: who stands in for whom.
@RestController
@RequestMapping(CoverController.PATH)
@Tag(name = "Desk")
class CoverController {

  static final String PATH = "/api/v1/desk/covers";

  private final Covers covers;
  private final Matters matters;
  private final AdminAnswers answers;

  CoverController(Covers covers, Matters matters, AdminAnswers answers) {
    this.covers = covers;
    this.matters = matters;
    this.answers = answers;
  }

  record CoverBody(
      @Nullable UUID officer,
      @Nullable UUID substitute,
      @Nullable LocalDate from,
      @Nullable LocalDate until) {

    Cover cover(UUID self) {
      Given given = new Given();
      UUID standsIn = given.id("substitute", substitute);
      if (from == null) {
        given.refuse("from", "required");
      }
      if (until == null) {
        given.refuse("until", "required");
      }
      given.done();
      return new Cover(
          UUID.randomUUID(),
          officer == null ? self : officer,
          standsIn,
          from == null ? LocalDate.EPOCH : from,
          until == null ? LocalDate.EPOCH : until);
    }
  }

  @GetMapping
  @Operation(
      summary = "Who stands in for whom, today and later",
      description = "My own, those in which I stand in, and for a lead those of the institution.")
  List<Cover> list(@AuthenticationPrincipal OfficerPrincipal officer) {
    return covers.seenBy(officer.editor(), matters.today(officer));
  }

  @PostMapping
  @Operation(
      summary = "Let somebody stand in",
      description = "For myself, unless `officer` is given. `until` is the last day.")
  ResponseEntity<Cover> add(
      @AuthenticationPrincipal OfficerPrincipal officer, @RequestBody CoverBody body) {
    mayAct(officer);
    return answers.of(
        covers.add(officer.editor(), body.cover(officer.officer()), matters.today(officer)),
        cover -> cover,
        cover -> PATH + "/" + cover.id());
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "End a cover now, or call it off")
  void end(@AuthenticationPrincipal OfficerPrincipal officer, @PathVariable UUID id) {
    mayAct(officer);
    answers.done(covers.end(officer.editor(), id, matters.today(officer)));
  }

  private static void mayAct(OfficerPrincipal officer) {
    if (!officer.scopes().contains(Scope.DESK_ACT)) {
      throw Problem.of(ProblemType.FORBIDDEN).exception();
    }
  }
}
