package org.huiyin.complainant;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huiyin.matter.MatterView;
import org.huiyin.matter.MatterView.DecisionView;
import org.huiyin.matter.Matters;
import org.huiyin.page.Page;
import org.huiyin.page.PageNotFound;
import org.huiyin.page.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// The answer that was given: what was decided and why, what was promised, and what can be done
/// about it.
@Controller
class AnswerController {

  static final String ANSWER = "/matter/answer";

  private final Matters matters;
  private final MatterSession session;
  private final Pages pages;

  AnswerController(Matters matters, MatterSession session, Pages pages) {
    this.matters = matters;
    this.session = session;
    this.pages = pages;
  }

  /// @param entry which of several; the last one where it isn't said
  @GetMapping(ANSWER)
  View read(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(name = "entry", defaultValue = "") String entry) {
    Page page = pages.frame(request);
    Optional<MatterView> view =
        session.participant(request).flatMap(reader -> matters.view(reader, page.locale()));
    if (view.isEmpty()) {
      return Pages.to(session.entrance(request));
    }
    session.renew(request, response);
    return pages.show(
        "complainant/answer",
        page,
        Map.of(
            "standing",
            new Standing(view.get()),
            "decision",
            chosen(view.get().decisions(), entry)));
  }

  private static DecisionView chosen(List<DecisionView> decisions, String entry) {
    return decisions.stream()
        .filter(decision -> entry.isEmpty() || entry.equals(String.valueOf(decision.entry())))
        .reduce((earlier, later) -> later)
        .orElseThrow(PageNotFound::new);
  }
}
