package org.huiyin.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huiyin.access.GraveAct;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.matter.Disclosures;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/// Who brought a matter: asked for with a reason, and shown once, on the page that answers.
@Controller("disclosurePages")
@RequestMapping("/desk/matters/{number}/disclose")
class DisclosureController {

  private final Disclosures disclosures;
  private final Directory directory;
  private final StepUp stepUp;
  private final Pages pages;

  DisclosureController(Disclosures disclosures, Directory directory, StepUp stepUp, Pages pages) {
    this.disclosures = disclosures;
    this.directory = directory;
    this.stepUp = stepUp;
    this.pages = pages;
  }

  @GetMapping
  View form(
      HttpServletRequest request,
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String number) {
    return ask(request, officer, number, Mistakes.NONE);
  }

  @PostMapping
  View disclose(
      HttpServletRequest request,
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String number) {
    Page page = pages.frame(request);
    Optional<Mistakes> again = SentForm.onlyToShow(request, page);
    if (again.isPresent()) {
      return ask(request, officer, number, again.get());
    }
    Disclosures.Request asked = asked(request, number);
    Mistakes mistakes = Mistakes.of(disclosures.mistakes(asked), page);
    if (mistakes.any()) {
      return ask(request, officer, number, mistakes.inWordsOf("disclose.mistake.", page));
    }
    Optional<View> proof = stepUp.first(request, GraveAct.DISCLOSURE);
    return proof.orElseGet(
        () ->
            switch (disclosures.disclose(officer, asked)) {
              case Disclosures.Outcome.Shown shown ->
                  pages.show(
                      "desk/disclosed",
                      page,
                      Map.of(
                          "officer",
                          SignedIn.of(officer, directory),
                          "number",
                          asked.number().text(),
                          "asked",
                          asked,
                          "shown",
                          shown));
              case Disclosures.Outcome.NotFound() -> throw new PageNotFound();
              case Disclosures.Outcome.NotYours() -> refused(request, officer, number, "not-yours");
              case Disclosures.Outcome.Anonymous() ->
                  refused(request, officer, number, "anonymous");
              case Disclosures.Outcome.Enough() -> refused(request, officer, number, "enough");
              case Disclosures.Outcome.HeldBack _ ->
                  refused(request, officer, number, "new-account");
              case Disclosures.Outcome.Incomplete(var errors) ->
                  ask(
                      request,
                      officer,
                      number,
                      Mistakes.of(errors, page).inWordsOf("disclose.mistake.", page));
            });
  }

  private View refused(
      HttpServletRequest request, OfficerPrincipal officer, String number, String why) {
    Page page = pages.frame(request);
    String sentence = page.text("disclose.refused." + why, disclosures.mostADay());
    return ask(request, officer, number, Mistakes.of("form", sentence));
  }

  private static Disclosures.Request asked(HttpServletRequest request, String number) {
    Set<Disclosures.Field> fields = EnumSet.noneOf(Disclosures.Field.class);
    String[] ticked = request.getParameterValues("fields");
    for (String field : ticked == null ? new String[0] : ticked) {
      Disclosures.Field.of(field).ifPresent(fields::add);
    }
    return new Disclosures.Request(
        DeskMatterPages.number(number),
        fields,
        Disclosures.Reason.of(SentForm.typed(request, "reason")).orElse(null),
        SentForm.typed(request, "words").strip());
  }

  private View ask(
      HttpServletRequest request, OfficerPrincipal officer, String number, Mistakes mistakes) {
    Disclosures.Request typed = asked(request, number);
    Map<String, Object> shown = new HashMap<>();
    shown.put("officer", SignedIn.of(officer, directory));
    shown.put("typed", typed);
    shown.put("offered", disclosures.isOffered(officer, typed.number()));
    shown.put("most", disclosures.mostADay());
    shown.put("mistakes", mistakes);
    return pages.show("desk/disclose", pages.frame(request).switchedBy("disclose"), shown);
  }
}
