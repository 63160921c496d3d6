package org.huiyin.channel;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Proposal;
import org.huiyin.authority.Proposals;
import org.huiyin.authority.PublishedChange;
import org.huiyin.authority.Settlement;
import org.huiyin.web.Problem;
import org.huiyin.web.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Changes that wait for a second administrator.
@RestController
@RequestMapping(ProposalController.PATH)
@Tag(name = "administration")
class ProposalController {

  static final String PATH = "/api/v1/admin/proposals";

  private final Proposals proposals;
  private final Directory directory;

  ProposalController(Proposals proposals, Directory directory) {
    this.proposals = proposals;
    this.directory = directory;
  }

  /// @param state `waiting`, `approved`, `declined`, `withdrawn` or `expired`
  /// @param whoCanAgree ids of the officers who can
  record ProposalView(
      UUID id,
      String kind,
      UUID subject,
      UUID institution,
      boolean isNew,
      List<PublishedChange.Difference> differences,
      String reason,
      UUID proposedBy,
      Instant proposedAt,
      Instant endsAt,
      String state,
      @Nullable EndView end,
      List<UUID> whoCanAgree) {}

  record EndView(UUID by, Instant at, @Nullable String reason) {}

  record DeclineBody(@Nullable String reason) {}

  static URI at(Proposal proposal) {
    return URI.create(PATH + "/" + proposal.id());
  }

  @GetMapping
  @Operation(summary = "List the changes that wait for a second administrator, oldest first")
  List<ProposalView> list() {
    return proposals.waiting().stream().map(this::view).toList();
  }

  @GetMapping("/{id}")
  @Operation(summary = "Read one of the proposed changes, and what became of it")
  ProposalView one(@PathVariable UUID id) {
    return proposals.find(id).map(this::view).orElseThrow(AdminAnswers::absent);
  }

  @PostMapping("/{id}/approve")
  @Operation(
      summary = "Agree to a proposed change, which then takes effect",
      description =
          "Not by who proposed it, nor by an officer whom it is about. Refused where it no longer fits.")
  ProposalView approve(@AuthenticationPrincipal OfficerPrincipal officer, @PathVariable UUID id) {
    return of(proposals.approve(officer.editor(), id));
  }

  @PostMapping("/{id}/decline")
  @Operation(summary = "Decline a proposed change, with a reason")
  ProposalView decline(
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable UUID id,
      @RequestBody DeclineBody body) {
    return of(proposals.decline(officer.editor().because(Given.text(body.reason())), id));
  }

  @PostMapping("/{id}/withdraw")
  @Operation(summary = "Take back what one has proposed")
  ProposalView withdraw(@AuthenticationPrincipal OfficerPrincipal officer, @PathVariable UUID id) {
    return of(proposals.withdraw(officer.editor(), id));
  }

  private ProposalView of(Settlement settlement) {
    return switch (settlement) {
      case Settlement.Settled(Proposal proposal) -> view(proposal);
      case Settlement.Absent _ -> throw AdminAnswers.absent();
      case Settlement.Over(Proposal.State state) ->
          throw Problem.of(ProblemType.PROPOSAL_OVER).with("reason", state.id()).exception();
      case Settlement.Refused(Settlement.Why why) ->
          throw Problem.of(type(why)).with("reason", why.id()).exception();
      case Settlement.Unfit(var findings) -> throw AdminAnswers.refused(findings);
    };
  }

  private static ProblemType type(Settlement.Why why) {
    return switch (why) {
      case OWN, ABOUT_ONESELF, NOT_ABOVE, NOT_THE_PROPOSER, HELD_BACK ->
          ProblemType.NEEDS_ANOTHER_OFFICER;
      case PROPOSER_GONE, OVERTAKEN -> ProblemType.PROPOSAL_OVER;
    };
  }

  private ProposalView view(Proposal proposal) {
    Proposal.End end = proposal.end();
    return new ProposalView(
        proposal.id(),
        proposal.kind(),
        proposal.subject(),
        proposal.institution(),
        proposal.isNew(),
        proposal.asChange().differences(),
        proposal.reason(),
        proposal.by(),
        proposal.at(),
        proposal.until(),
        proposal.state().id(),
        end == null ? null : new EndView(end.by(), end.at(), end.reason()),
        proposals.whoCanAgree(directory.snapshot(), proposal).stream().map(Officer::id).toList());
  }
}
