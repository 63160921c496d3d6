package org.huiyin.complainant;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Pages;
import org.huiyin.page.SealedForms;
import org.huiyin.page.SentForm;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/// Going on with a form that was kept on this device, or erasing it.
@Controller
class DraftFormController {

  private final DraftForms drafts;
  private final SealedForms seals;
  private final BringPages shown;

  DraftFormController(DraftForms drafts, SealedForms seals, BringPages shown) {
    this.drafts = drafts;
    this.seals = seals;
    this.shown = shown;
  }

  @GetMapping("/draft")
  View reloaded() {
    return Pages.to("/");
  }

  @PostMapping("/draft")
  View chosen(HttpServletRequest request, HttpServletResponse response) {
    if (SentForm.stale(request)) {
      return Pages.to("/");
    }
    return SentForm.typed(request, "go").equals("erase")
        ? erase(request, response)
        : resume(request);
  }

  private View erase(HttpServletRequest request, HttpServletResponse response) {
    drafts.erase(request);
    response.addHeader(HttpHeaders.SET_COOKIE, DraftForms.gone(request).toString());
    return Pages.to("/");
  }

  private View resume(HttpServletRequest request) {
    Optional<DraftForms.DraftForm> draft = drafts.kept(request);
    Optional<Answers> answers =
        draft.flatMap(kept -> seals.open(BringController.PURPOSE, kept.form())).map(Answers::new);
    return draft.isEmpty() || answers.isEmpty()
        ? Pages.to("/")
        : shown.question(
            request, draft.get().at(), answers.get(), draft.get().form(), Mistakes.NONE);
  }
}
