package org.huiyin.channel;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.huiyin.access.Credentials;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.access.StartPassword;
import org.huiyin.authority.Authorities;
import org.huiyin.authority.Change;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Finding;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Proposal;
import org.huiyin.authority.WayIn;
import org.huiyin.web.Problem;
import org.huiyin.web.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(AdminOfficersController.PATH)
@Tag(name = "administration")
class AdminOfficersController {

  static final String PATH = "/api/v1/admin/officers";

  private static final AdminAnswers.Kind<Officer, OfficerBody, OfficerView> OFFICERS =
      new AdminAnswers.Kind<>(
          PATH, Officer::id, OfficerView::of, OfficerBody::of, OfficerBody.class);

  /// @param reason why, for whoever has to agree
  record IssueBody(@Nullable String reason) {}

  /// @param password what to hand to the officer, who has to change it first; shown once
  /// @param proposal by which it waits for a second administrator and works for nobody before;
  ///     `null` where it works at once
  record Issued(String password, @Nullable UUID proposal) {}

  private final Authorities authorities;
  private final Directory directory;
  private final Credentials credentials;
  private final AdminAnswers answers;

  AdminOfficersController(
      Authorities authorities, Directory directory, Credentials credentials, AdminAnswers answers) {
    this.authorities = authorities;
    this.directory = directory;
    this.credentials = credentials;
    this.answers = answers;
  }

  @GetMapping
  @Operation(summary = "List the officers")
  List<OfficerView> list(@RequestParam Optional<UUID> institution) {
    Stream<Officer> officers =
        institution
            .map(id -> directory.officers(id).stream())
            .orElseGet(
                () -> directory.all().stream().flatMap(i -> directory.officers(i.id()).stream()));
    return officers.map(OfficerView::of).toList();
  }

  @GetMapping("/{id}")
  @Operation(summary = "Read one of the officers")
  ResponseEntity<OfficerView> one(@PathVariable UUID id) {
    return answers.one(OFFICERS, directory.officer(id));
  }

  @PostMapping
  @Operation(summary = "Add an officer, who can't sign in before a password is issued")
  ResponseEntity<OfficerView> add(
      @AuthenticationPrincipal OfficerPrincipal officer, @RequestBody OfficerBody body) {
    return answers.of(
        OFFICERS,
        authorities.add(
            officer.editor().because(Given.text(body.reason())), body.officer(UUID.randomUUID())));
  }

  @PatchMapping("/{id}")
  @Operation(summary = "Change one of the officers by a merge patch, which can name a `reason`")
  ResponseEntity<OfficerView> change(
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable UUID id,
      @RequestHeader(HttpHeaders.IF_MATCH) Optional<String> ifMatch,
      @RequestBody Map<String, Object> patch) {
    return answers.of(
        OFFICERS,
        authorities.changeOfficer(
            AdminAnswers.because(officer, patch),
            id,
            answers.patched(OFFICERS, ifMatch, patch, body -> body.officer(id))));
  }

  @PostMapping("/{id}/password")
  @Operation(
      summary = "Make a start password, which works once a second administrator has agreed",
      description =
          "Until then the officer's own password goes on. 202 with the proposal's address; 200 where"
              + " nobody can agree, during set-up or for an administrator's only colleague.")
  ResponseEntity<Issued> issue(
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable UUID id,
      @RequestBody(required = false) @Nullable IssueBody body) {
    if (id.equals(officer.officer())) {
      // A token alone must not be enough to take over its officer's account.
      throw Problem.of(ProblemType.FORBIDDEN).exception();
    }
    if (directory.officer(id).isEmpty()) {
      throw AdminAnswers.absent();
    }
    String reason = Given.text(body == null ? null : body.reason());
    StartPassword made = credentials.offer(officer.editor().because(reason), id, false);
    String password = made.password().text();
    return switch (made.change()) {
      case Change.Created<WayIn> _, Change.Changed<WayIn> _ ->
          ResponseEntity.ok(new Issued(password, null));
      case Change.Proposed<WayIn>(Proposal proposal) ->
          ResponseEntity.accepted()
              .location(ProposalController.at(proposal))
              .body(new Issued(password, proposal.id()));
      case Change.Absent<WayIn> _ -> throw AdminAnswers.absent();
      case Change.Refused<WayIn>(List<Finding> findings) -> throw AdminAnswers.refused(findings);
    };
  }
}
