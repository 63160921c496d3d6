package org.huiyin.administration;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.huiyin.access.Credentials;
import org.huiyin.access.GraveAct;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Officer;
import org.huiyin.desk.StepUp;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Page;
import org.huiyin.page.SentForm;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/// Gives an officer a password to begin with, never oneself: whoever finds an open session of an
/// administrator must not be able to take over the account for good.
@Controller
class IssuingController {

  private static final String PATH = "/admin/officers/{id}/password";

  private final Credentials credentials;
  private final StepUp stepUp;
  private final AdminPages pages;

  IssuingController(Credentials credentials, StepUp stepUp, AdminPages pages) {
    this.credentials = credentials;
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
    String password =
        (off
                ? credentials.issueAndTakeOff(officer.binding(), whose.id())
                : credentials.issue(officer.binding(), whose.id()))
            .text();
    return pages.show("issued", page, officer, Map.of("whose", whose, "password", password));
  }

  private View asked(
      HttpServletRequest request, OfficerPrincipal officer, Officer whose, Mistakes mistakes) {
    return pages.show(
        "issue", pages.frame(request), officer, Map.of("whose", whose, "mistakes", mistakes));
  }
}
