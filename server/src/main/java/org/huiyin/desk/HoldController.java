package org.huiyin.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.huiyin.access.GraveAct;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.matter.LegalHolds;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Page;
import org.huiyin.page.Pages;
import org.huiyin.page.SentForm;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/// Asking that a matter be held, and agreeing to it.
@Controller
@RequestMapping("/desk/hold")
class HoldController {

  private final LegalHolds holds;
  private final Directory directory;
  private final StepUp stepUp;
  private final Pages pages;

  HoldController(LegalHolds holds, Directory directory, StepUp stepUp, Pages pages) {
    this.holds = holds;
    this.directory = directory;
    this.stepUp = stepUp;
    this.pages = pages;
  }

  @GetMapping
  View form(HttpServletRequest request, @AuthenticationPrincipal OfficerPrincipal officer) {
    return show(request, officer, Optional.empty(), Mistakes.NONE);
  }

  @PostMapping
  View act(HttpServletRequest request, @AuthenticationPrincipal OfficerPrincipal officer) {
    Page page = pages.frame(request);
    Optional<Mistakes> again = SentForm.onlyToShow(request, page);
    if (again.isPresent()) {
      return show(request, officer, Optional.empty(), again.get());
    }
    String number = asked(request).number();
    return switch (SentForm.typed(request, "go")) {
      case "ask" -> after(request, officer, () -> holds.ask(officer, asked(request)));
      case "agree" -> after(request, officer, () -> holds.agree(officer, number));
      default -> look(request, officer, number);
    };
  }

  private View look(HttpServletRequest request, OfficerPrincipal officer, String number) {
    Optional<LegalHolds.Hold> waiting = holds.waiting(officer, number);
    Mistakes none = Mistakes.of("number", pages.frame(request).text("hold.refused.none"));
    return show(request, officer, waiting, waiting.isPresent() ? Mistakes.NONE : none);
  }

  private interface Deed {
    LegalHolds.Outcome done();
  }

  private View after(HttpServletRequest request, OfficerPrincipal officer, Deed deed) {
    Optional<View> proof = stepUp.first(request, GraveAct.HOLD);
    if (proof.isPresent()) {
      return proof.get();
    }
    Page page = pages.frame(request);
    return switch (deed.done()) {
      case LegalHolds.Outcome.Done(var hold) ->
          pages.show(
              "desk/hold-done",
              page,
              Map.of(
                  "officer", SignedIn.of(officer, directory),
                  "number", asked(request).number(),
                  "hold", hold));
      case LegalHolds.Outcome.Refused _ ->
          show(
              request,
              officer,
              Optional.empty(),
              Mistakes.of("form", page.text("hold.refused.others")));
      case LegalHolds.Outcome.NotFound _ ->
          show(
              request,
              officer,
              Optional.empty(),
              Mistakes.of("number", page.text("hold.refused.none")));
      case LegalHolds.Outcome.Incomplete(var errors) ->
          show(
              request,
              officer,
              Optional.empty(),
              Mistakes.of(errors, page).inWordsOf("hold.mistake.", page));
    };
  }

  private static LegalHolds.Asked asked(HttpServletRequest request) {
    return new LegalHolds.Asked(
        SentForm.typed(request, "number").strip(),
        SentForm.typed(request, "ground").strip(),
        SentForm.typed(request, "until").strip());
  }

  private View show(
      HttpServletRequest request,
      OfficerPrincipal officer,
      Optional<LegalHolds.Hold> waiting,
      Mistakes mistakes) {
    Map<String, Object> shown = new HashMap<>();
    shown.put("officer", SignedIn.of(officer, directory));
    shown.put("typed", asked(request));
    shown.put("waiting", waiting);
    shown.put("mistakes", mistakes);
    return pages.show("desk/hold", pages.frame(request).switchedBy("hold"), shown);
  }
}
