package org.huiyin.administration;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.access.GraveAct;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Finding;
import org.huiyin.authority.Proposal;
import org.huiyin.authority.Proposals;
import org.huiyin.authority.Settlement;
import org.huiyin.desk.StepUp;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Page;
import org.huiyin.page.PageNotFound;
import org.huiyin.page.Pages;
import org.huiyin.page.SentForm;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/// Changes that wait for a second administrator: which there are, what each would do, and agreeing,
/// declining or taking back.
@Controller
class ProposalsController {

  private static final String LIST = "/admin/proposals";
  private static final String ONE = LIST + "/{id}";
  private static final int OVER = 20;

  private final Proposals proposals;
  private final ProposalPage shown;
  private final StepUp stepUp;
  private final AdminPages pages;

  ProposalsController(Proposals proposals, ProposalPage shown, StepUp stepUp, AdminPages pages) {
    this.proposals = proposals;
    this.shown = shown;
    this.stepUp = stepUp;
    this.pages = pages;
  }

  static String at(Proposal proposal) {
    return LIST + "/" + proposal.id();
  }

  @GetMapping(LIST)
  View list(HttpServletRequest request, @AuthenticationPrincipal OfficerPrincipal officer) {
    Page page = pages.frame(request);
    return pages.show(
        "proposals",
        page,
        officer,
        Map.of(
            "waiting",
            proposals.waiting().stream().map(one -> shown.words(page, officer, one)).toList(),
            "over",
            proposals.over(OVER).stream().map(one -> shown.words(page, officer, one)).toList()));
  }

  @GetMapping(ONE)
  View one(
      HttpServletRequest request,
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String id) {
    return shown.one(request, officer, find(id), Mistakes.NONE);
  }

  private Proposal find(String id) {
    return Optional.ofNullable(Typed.uuid(id))
        .flatMap(proposals::find)
        .orElseThrow(PageNotFound::new);
  }

  @PostMapping(ONE)
  View settle(
      HttpServletRequest request,
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String id) {
    Proposal proposal = find(id);
    if (SentForm.stale(request)) {
      String stale = pages.frame(request).text("mistake.form-stale");
      return shown.one(request, officer, proposal, Mistakes.of("form", stale));
    }
    String go = SentForm.typed(request, "go");
    if (request.getParameter("lang") != null
        || !List.of("approve", "decline", "withdraw").contains(go)) {
      return shown.one(request, officer, proposal, Mistakes.NONE);
    }
    Optional<View> proof = stepUp.first(request, GraveAct.POWERS);
    return proof.isPresent() ? proof.get() : settled(request, officer, id, go);
  }

  private View settled(HttpServletRequest request, OfficerPrincipal officer, String id, String go) {
    Page page = pages.frame(request);
    return switch (settlement(request, officer, find(id).id(), go)) {
      case Settlement.Settled(Proposal proposal) ->
          Pages.to(at(proposal) + "?done=" + proposal.state().id());
      case Settlement.Absent _ -> throw new PageNotFound();
      case Settlement.Over(Proposal.State state) ->
          again(request, officer, id, page.text("admin.proposal.over." + state.id()));
      case Settlement.Refused(Settlement.Why why) ->
          again(request, officer, id, page.text("admin.proposal.why." + why.id()));
      case Settlement.Unfit(List<Finding> findings) ->
          shown.one(request, officer, find(id), shown.mistakes(page, findings));
    };
  }

  private View again(
      HttpServletRequest request, OfficerPrincipal officer, String id, String sentence) {
    return shown.one(request, officer, find(id), Mistakes.of("form", sentence));
  }

  private Settlement settlement(
      HttpServletRequest request, OfficerPrincipal officer, UUID id, String go) {
    return switch (go) {
      case "approve" -> proposals.approve(officer.editor(), id);
      case "decline" ->
          proposals.decline(officer.editor().because(SentForm.typed(request, "reason")), id);
      default -> proposals.withdraw(officer.editor(), id);
    };
  }
}
