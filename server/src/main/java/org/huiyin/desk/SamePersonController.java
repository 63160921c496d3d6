package org.huiyin.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.huiyin.access.GraveAct;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.matter.SamePerson;
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

/// *Same person, same facts?*: both numbers are typed, and nothing is offered.
@Controller("samePersonPages")
@RequestMapping(SamePersonController.PATH)
class SamePersonController {

  static final String PATH = "/desk/same-person";

  private final SamePerson samePerson;
  private final Directory directory;
  private final StepUp stepUp;
  private final Pages pages;

  SamePersonController(SamePerson samePerson, Directory directory, StepUp stepUp, Pages pages) {
    this.samePerson = samePerson;
    this.directory = directory;
    this.stepUp = stepUp;
    this.pages = pages;
  }

  @GetMapping
  View form(HttpServletRequest request, @AuthenticationPrincipal OfficerPrincipal officer) {
    return show(request, officer, "", Mistakes.NONE);
  }

  @PostMapping
  View ask(HttpServletRequest request, @AuthenticationPrincipal OfficerPrincipal officer) {
    Page page = pages.frame(request);
    Optional<Mistakes> again = SentForm.onlyToShow(request, page);
    if (again.isPresent()) {
      return show(request, officer, "", again.get());
    }
    SamePerson.Question question = question(request);
    Mistakes mistakes = Mistakes.of(samePerson.mistakes(question), page);
    if (mistakes.any()) {
      return show(request, officer, "", mistakes.inWordsOf("same-person.mistake.", page));
    }
    Optional<View> proof = stepUp.first(request, GraveAct.SAME_PERSON);
    return proof.orElseGet(
        () ->
            switch (samePerson.ask(officer, question)) {
              case SamePerson.Answer.Told(var same) ->
                  show(request, officer, same.id(), Mistakes.NONE);
              case SamePerson.Answer.NotFound() -> refused(request, officer, "none");
              case SamePerson.Answer.Enough() -> refused(request, officer, "enough");
              case SamePerson.Answer.HeldBack _ -> refused(request, officer, "new-account");
              case SamePerson.Answer.Incomplete(var errors) ->
                  show(
                      request,
                      officer,
                      "",
                      Mistakes.of(errors, page).inWordsOf("same-person.mistake.", page));
            });
  }

  private View refused(HttpServletRequest request, OfficerPrincipal officer, String why) {
    return show(
        request,
        officer,
        "",
        Mistakes.of("form", pages.frame(request).text("same-person.refused." + why)));
  }

  private static SamePerson.Question question(HttpServletRequest request) {
    return new SamePerson.Question(
        SentForm.typed(request, "number").strip(),
        SentForm.typed(request, "other").strip(),
        SamePerson.Reason.of(SentForm.typed(request, "reason")).orElse(null),
        SentForm.typed(request, "words").strip());
  }

  private View show(
      HttpServletRequest request, OfficerPrincipal officer, String same, Mistakes mistakes) {
    Map<String, Object> shown = new HashMap<>();
    shown.put("officer", SignedIn.of(officer, directory));
    shown.put("typed", question(request));
    shown.put("same", same);
    shown.put("mistakes", mistakes);
    return pages.show("desk/same-person", pages.frame(request).switchedBy("same-person"), shown);
  }
}
