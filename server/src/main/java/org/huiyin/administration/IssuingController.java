package org.huiyin.administration;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huiyin.access.Credentials;
import org.huiyin.access.GraveAct;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.access.StartPassword;
import org.huiyin.authority.Authorities;
import org.huiyin.authority.Change;
import org.huiyin.authority.Finding;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Proposal;
import org.huiyin.authority.WayIn;
import org.huiyin.desk.StepUp;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Page;
import org.huiyin.page.PageNotFound;
import org.huiyin.page.SentForm;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/// Gives an officer a password to begin with, never oneself: whoever finds an open session of an
/// administrator must not be able to take over the account for good. It works once a second
/// administrator has agreed; whoever makes it sees it, whoever agrees doesn't.
@Controller
class IssuingController {

  private static final String PATH = "/admin/officers/{id}/password";
  private static final List<Field> FIELDS = List.of(Field.line("reason"));

  private final Credentials credentials;
  private final Authorities authorities;
  private final StepUp stepUp;
  private final AdminPages pages;

  IssuingController(
      Credentials credentials, Authorities authorities, StepUp stepUp, AdminPages pages) {
    this.credentials = credentials;
    this.authorities = authorities;
    this.stepUp = stepUp;
    this.pages = pages;
  }

  @GetMapping(PATH)
  View ask(
      HttpServletRequest request,
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String id) {
    return asked(request, officer, pages.another(officer, id), Mistakes.NONE);
  }

  @PostMapping(PATH)
  View issue(
      HttpServletRequest request,
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String id) {
    Officer whose = pages.another(officer, id);
    Page page = pages.frame(request);
    if (SentForm.stale(request)) {
      Mistakes stale = Mistakes.of("form", page.text("mistake.form-stale"));
      return asked(request, officer, whose, stale);
    }
    Optional<View> proof = stepUp.first(request, GraveAct.WAY_IN);
    if (proof.isPresent()) {
      return proof.get();
    }
    boolean off = !SentForm.typed(request, "off").isEmpty();
    StartPassword made =
        credentials.offer(
            officer.editor().because(SentForm.typed(request, "reason")), whose.id(), off);
    return switch (made.change()) {
      case Change.Refused<WayIn>(List<Finding> findings) ->
          asked(request, officer, whose, Found.mistakes(findings, FIELDS, page));
      case Change.Absent<WayIn> _ -> throw new PageNotFound();
      case Change.Proposed<WayIn>(Proposal proposal) ->
          issued(page, officer, whose, made, ProposalsController.at(proposal));
      case Change.Created<WayIn> _, Change.Changed<WayIn> _ ->
          issued(page, officer, whose, made, "");
    };
  }

  private View issued(
      Page page, OfficerPrincipal officer, Officer whose, StartPassword made, String waits) {
    return pages.show(
        "issued",
        page,
        officer,
        Map.of("whose", whose, "password", made.password().text(), "waits", waits));
  }

  private View asked(
      HttpServletRequest request, OfficerPrincipal officer, Officer whose, Mistakes mistakes) {
    return pages.show(
        "issue",
        pages.frame(request),
        officer,
        Map.of(
            "whose",
            whose,
            "two",
            authorities.takesTwo(officer.officer(), whose.id()),
            "off",
            !SentForm.typed(request, "off").isEmpty(),
            "reason",
            SentForm.typed(request, "reason"),
            "mistakes",
            mistakes));
  }
}
