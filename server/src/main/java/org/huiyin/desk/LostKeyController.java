package org.huiyin.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.huiyin.access.GraveAct;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Directory;
import org.huiyin.matter.Corrections;
import org.huiyin.matter.LostKeys;
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

/// A lost key at the counter: checking who it is, and printing one half of the new key. Nothing
/// of the matter is shown on either page.
@Controller("lostKeyPages")
@RequestMapping(LostKeyController.PATH)
class LostKeyController {

  static final String PATH = "/desk/lost-key";

  private final LostKeys lostKeys;
  private final Corrections corrections;
  private final Directory directory;
  private final StepUp stepUp;
  private final Pages pages;

  LostKeyController(
      LostKeys lostKeys, Corrections corrections, Directory directory, StepUp stepUp, Pages pages) {
    this.lostKeys = lostKeys;
    this.corrections = corrections;
    this.directory = directory;
    this.stepUp = stepUp;
    this.pages = pages;
  }

  @GetMapping
  View form(HttpServletRequest request, @AuthenticationPrincipal OfficerPrincipal officer) {
    return ask(request, officer, "", Mistakes.NONE);
  }

  @PostMapping
  View check(HttpServletRequest request, @AuthenticationPrincipal OfficerPrincipal officer) {
    Page page = pages.frame(request);
    return first(
        request,
        () -> {
          LostKeys.Shown shown = shown(request);
          Mistakes mistakes = Mistakes.of(lostKeys.mistakes(shown), page);
          if (mistakes.any()) {
            return ask(request, officer, "", mistakes.inWordsOf("lost-key.mistake.", page));
          }
          Optional<View> proof = stepUp.first(request, GraveAct.KEY);
          return proof.orElseGet(() -> checked(request, officer, page, shown));
        },
        mistakes -> ask(request, officer, "", mistakes));
  }

  private View checked(
      HttpServletRequest request, OfficerPrincipal officer, Page page, LostKeys.Shown shown) {
    return switch (lostKeys.check(officer, shown)) {
      case LostKeys.Checked.First() ->
          ask(
              request,
              officer,
              noting(officer, shown, page, page.text("lost-key.done.first")),
              Mistakes.NONE);
      case LostKeys.Checked.Announced(var from) ->
          ask(
              request,
              officer,
              noting(
                  officer,
                  shown,
                  page,
                  page.text(
                      "lost-key.done.announced",
                      page.day(from.toLocalDate()),
                      clock(from.toLocalTime()))),
              Mistakes.NONE);
      case LostKeys.Checked.NoMatch(int left) ->
          refused(
              request, officer, noting(officer, shown, page, page.text("lost-key.no-match", left)));
      case LostKeys.Checked.Refused(var why) ->
          refused(request, officer, page.text("lost-key.refused." + why.id()));
      case LostKeys.Checked.Enough() ->
          refused(request, officer, page.text("lost-key.refused.enough"));
      case LostKeys.Checked.NotFound() ->
          refused(request, officer, page.text("lost-key.refused.unknown"));
      case LostKeys.Checked.Incomplete(var errors) ->
          ask(request, officer, "", Mistakes.of(errors, page).inWordsOf("lost-key.mistake.", page));
    };
  }

  /// With what whoever checks has to know where the complainant corrected who they are.
  private String noting(
      OfficerPrincipal officer, LostKeys.Shown shown, Page page, String sentence) {
    return corrections
        .correctedOn(officer, shown.number())
        .map(day -> sentence + " " + page.text("lost-key.corrected", page.day(day)))
        .orElse(sentence);
  }

  /// As a clock shows it, to the minute.
  static String clock(LocalTime time) {
    return time.truncatedTo(ChronoUnit.MINUTES).toString();
  }

  private View refused(HttpServletRequest request, OfficerPrincipal officer, String sentence) {
    return ask(request, officer, "", Mistakes.of("form", sentence));
  }

  @GetMapping("/print")
  View printForm(HttpServletRequest request, @AuthenticationPrincipal OfficerPrincipal officer) {
    return askToPrint(request, officer, Mistakes.NONE);
  }

  @PostMapping("/print")
  View print(HttpServletRequest request, @AuthenticationPrincipal OfficerPrincipal officer) {
    Page page = pages.frame(request);
    return first(
        request,
        () -> {
          Optional<View> proof = stepUp.first(request, GraveAct.KEY);
          return proof.orElseGet(() -> printed(request, officer, page));
        },
        mistakes -> askToPrint(request, officer, mistakes));
  }

  private View printed(HttpServletRequest request, OfficerPrincipal officer, Page page) {
    return switch (lostKeys.print(officer, SentForm.typed(request, "number"))) {
      case LostKeys.Printed.Half half ->
          pages.show(
              "desk/lost-key-half",
              page,
              Map.of("officer", SignedIn.of(officer, directory), "half", half));
      case LostKeys.Printed.Refused(var why) ->
          askToPrint(
              request, officer, Mistakes.of("form", page.text("lost-key.refused." + why.id())));
      case LostKeys.Printed.NotFound() ->
          askToPrint(
              request, officer, Mistakes.of("number", page.text("lost-key.refused.unknown")));
    };
  }

  /// What comes before either form is looked at.
  private View first(
      HttpServletRequest request, Supplier<View> work, Function<Mistakes, View> again) {
    return SentForm.onlyToShow(request, pages.frame(request)).map(again).orElseGet(work);
  }

  private static LostKeys.Shown shown(HttpServletRequest request) {
    return new LostKeys.Shown(
        SentForm.typed(request, "number").strip(),
        LostKeys.Document.of(SentForm.typed(request, "document")).orElse(null),
        SentForm.typed(request, "name").strip(),
        SentForm.typed(request, "idNumber").strip(),
        SentForm.typed(request, "phone").strip());
  }

  private View ask(
      HttpServletRequest request, OfficerPrincipal officer, String done, Mistakes mistakes) {
    Map<String, Object> all = new HashMap<>();
    all.put("officer", SignedIn.of(officer, directory));
    all.put("typed", done.isEmpty() ? shown(request) : nothing());
    all.put("done", done);
    all.put("mistakes", mistakes);
    return pages.show("desk/lost-key", pages.frame(request).switchedBy("lost-key"), all);
  }

  private static LostKeys.Shown nothing() {
    return new LostKeys.Shown("", null, "", "", "");
  }

  private View askToPrint(HttpServletRequest request, OfficerPrincipal officer, Mistakes mistakes) {
    return pages.show(
        "desk/lost-key-print",
        pages.frame(request).switchedBy("print"),
        Map.of(
            "officer",
            SignedIn.of(officer, directory),
            "number",
            SentForm.typed(request, "number"),
            "mistakes",
            mistakes));
  }
}
