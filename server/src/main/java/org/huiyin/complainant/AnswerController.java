package org.huiyin.complainant;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huiyin.access.Principal.Participant;
import org.huiyin.copy.Letters;
import org.huiyin.matter.MatterView;
import org.huiyin.matter.MatterView.DecisionView;
import org.huiyin.matter.Matters;
import org.huiyin.page.Page;
import org.huiyin.page.PageNotFound;
import org.huiyin.page.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// The answer that was given: what was decided and why, what was promised, and what can be done
/// about it.
@Controller
class AnswerController {

  static final String ANSWER = "/matter/answer";

  private final Matters matters;
  private final MatterSession session;
  private final Letters letters;
  private final Pages pages;

  AnswerController(Matters matters, MatterSession session, Letters letters, Pages pages) {
    this.letters = letters;
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

  /// The same as a letter, to print.
  @GetMapping(ANSWER + "/{entry}/letter")
  void letter(HttpServletRequest request, HttpServletResponse response, @PathVariable String entry)
      throws IOException {
    Optional<Participant> reader = session.participant(request);
    if (reader.isEmpty()) {
      response.sendRedirect(session.entrance(request));
      return;
    }
    letters.of(reader.get(), entry, request).orElseThrow(PageNotFound::new).sendTo(response);
  }

  private static DecisionView chosen(List<DecisionView> decisions, String entry) {
    return decisions.stream()
        .filter(decision -> entry.isEmpty() || entry.equals(String.valueOf(decision.entry())))
        .reduce((earlier, later) -> later)
        .orElseThrow(PageNotFound::new);
  }
}
