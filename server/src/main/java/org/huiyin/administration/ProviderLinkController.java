package org.huiyin.administration;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huiyin.access.GraveAct;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Authorities;
import org.huiyin.authority.Change;
import org.huiyin.authority.Editor;
import org.huiyin.authority.Finding;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Proposal;
import org.huiyin.authority.WayIn;
import org.huiyin.desk.StepUp;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Page;
import org.huiyin.page.PageNotFound;
import org.huiyin.page.Pages;
import org.huiyin.page.SentForm;
import org.huiyin.provider.ProviderLinks;
import org.huiyin.provider.SingleSignOn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/// Says which account at the identity provider is an officer's, never one's own.
@Controller
class ProviderLinkController {

  private static final String PATH = "/admin/officers/{id}/single-sign-on";
  private static final int LONGEST = 255;
  private static final List<Field> FIELDS = List.of(Field.line("reason"));

  private final SingleSignOn singleSignOn;
  private final ProviderLinks links;
  private final Authorities authorities;
  private final StepUp stepUp;
  private final AdminPages pages;

  ProviderLinkController(
      SingleSignOn singleSignOn,
      ProviderLinks links,
      Authorities authorities,
      StepUp stepUp,
      AdminPages pages) {
    this.singleSignOn = singleSignOn;
    this.links = links;
    this.authorities = authorities;
    this.stepUp = stepUp;
    this.pages = pages;
  }

  @GetMapping(PATH)
  View ask(
      HttpServletRequest request,
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String id) {
    return asked(request, officer, another(officer, id), Mistakes.NONE);
  }

  @PostMapping(PATH)
  View link(
      HttpServletRequest request,
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String id) {
    Officer whose = another(officer, id);
    Page page = pages.frame(request);
    Optional<View> first = first(request, officer, whose, page);
    if (first.isPresent()) {
      return first.get();
    }
    String subject = SentForm.typed(request, "subject").strip();
    if (subject.isEmpty() || subject.length() > LONGEST) {
      return mistaken(request, officer, whose, "admin.provider.subject.missing");
    }
    Editor editor = officer.editor().because(SentForm.typed(request, "reason"));
    return switch (links.offer(editor, whose.id(), subject)) {
      case Change.Created<WayIn> _, Change.Changed<WayIn> _ ->
          asked(request, officer, whose, Mistakes.NONE);
      case Change.Proposed<WayIn>(Proposal proposal) ->
          Pages.to(ProposalsController.at(proposal) + "?done=proposed");
      case Change.Absent<WayIn> _ -> throw new PageNotFound();
      case Change.Refused<WayIn>(List<Finding> findings) ->
          findings.getFirst().reason() == Finding.Reason.TAKEN
              ? mistaken(request, officer, whose, "admin.provider.subject.taken")
              : asked(request, officer, whose, Found.mistakes(findings, FIELDS, page));
    };
  }

  @PostMapping(PATH + "/off")
  View unlink(
      HttpServletRequest request,
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String id) {
    Officer whose = another(officer, id);
    Optional<View> first = first(request, officer, whose, pages.frame(request));
    if (first.isPresent()) {
      return first.get();
    }
    links.unlink(officer.binding(), whose.id());
    return asked(request, officer, whose, Mistakes.NONE);
  }

  private Optional<View> first(
      HttpServletRequest request, OfficerPrincipal officer, Officer whose, Page page) {
    return SentForm.onlyToShow(request, page)
        .map(mistakes -> asked(request, officer, whose, mistakes))
        .or(() -> stepUp.first(request, GraveAct.WAY_IN));
  }

  private View mistaken(
      HttpServletRequest request, OfficerPrincipal officer, Officer whose, String why) {
    return asked(request, officer, whose, Mistakes.of("subject", pages.frame(request).text(why)));
  }

  private View asked(
      HttpServletRequest request, OfficerPrincipal officer, Officer whose, Mistakes mistakes) {
    Map<String, Object> shown = new HashMap<>();
    shown.put("whose", whose);
    shown.put("subject", links.of(whose.id()).map(ProviderLinks.Link::subject).orElse(""));
    shown.put("two", authorities.takesTwo(officer.officer(), whose.id()));
    shown.put("reason", mistakes.any() ? SentForm.typed(request, "reason") : "");
    shown.put("typed", mistakes.any() ? SentForm.typed(request, "subject") : "");
    shown.put("mistakes", mistakes);
    return pages.show(
        "provider", pages.frame(request).switchedBy("other-language"), officer, shown);
  }

  private Officer another(OfficerPrincipal officer, String id) {
    if (!singleSignOn.offered()) {
      throw new PageNotFound();
    }
    return pages.another(officer, id);
  }
}
