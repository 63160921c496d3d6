package org.huiyin.complainant;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huiyin.access.Principal.Complainant;
import org.huiyin.matter.Corrections;
import org.huiyin.matter.FieldError;
import org.huiyin.matter.Matters;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Page;
import org.huiyin.page.Pages;
import org.huiyin.page.SentForm;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/// Where complainants correct who they are and how they may be reached; or say it for the first
/// time. What they wrote isn't changed here.
@Controller
@RequestMapping("/matter/correct")
class CorrectController {

  private static final List<String> FIELDS =
      List.of("name", "id-number", "phone", "email", "address", "contact");

  private final Corrections corrections;
  private final Matters matters;
  private final MatterSession session;
  private final Pages pages;

  CorrectController(Corrections corrections, Matters matters, MatterSession session, Pages pages) {
    this.corrections = corrections;
    this.matters = matters;
    this.session = session;
    this.pages = pages;
  }

  @GetMapping
  View ask(HttpServletRequest request) {
    return session
        .current(request)
        .map(by -> form(request, by, corrections.identity(by), Mistakes.NONE))
        .orElseGet(() -> Pages.to(session.entrance(request)));
  }

  @PostMapping
  View correct(HttpServletRequest request) {
    Optional<Complainant> by = session.current(request);
    if (by.isEmpty()) {
      return Pages.to(session.entrance(request));
    }
    Page page = pages.frame(request);
    Map<String, String> typed = typed(request, corrections.identity(by.get()));
    Optional<Mistakes> again = SentForm.onlyToShow(request, page);
    if (again.isPresent()) {
      return form(request, by.get(), typed, again.get());
    }
    return switch (corrections.correct(by.get(), typed)) {
      case Corrections.Corrected.Done _, Corrections.Corrected.Same _ ->
          Pages.to("/matter?done=yes");
      case Corrections.Corrected.Incomplete(var errors) ->
          form(request, by.get(), typed, mistakes(errors, typed, page));
      case Corrections.Corrected.OnlyThePerson _ ->
          form(request, by.get(), Map.of(), Mistakes.NONE);
    };
  }

  private static Mistakes mistakes(List<FieldError> errors, Map<String, String> typed, Page page) {
    Mistakes mistakes = Mistakes.of(errors, page);
    return typed.containsKey("name") ? mistakes : mistakes.inWordsOf("correct.mistake.", page);
  }

  /// What is left empty isn't said, and a wish that was never asked for stays unsaid.
  private static Map<String, String> typed(HttpServletRequest request, Map<String, String> before) {
    Map<String, String> typed = new HashMap<>();
    for (String field : FIELDS) {
      String value = SentForm.typed(request, field).strip();
      if (!value.isEmpty()) {
        typed.put(field, value);
      }
    }
    wish(typed, before, "reach", SentForm.typed(request, "reach"), "none");
    wish(typed, before, "say-who", SentForm.typed(request, "say-who"), "no");
    return typed;
  }

  private static void wish(
      Map<String, String> typed,
      Map<String, String> before,
      String name,
      String chosen,
      String otherwise) {
    String wish = chosen.isEmpty() ? otherwise : chosen;
    if (before.containsKey(name) || !wish.equals(otherwise)) {
      typed.put(name, wish);
    }
  }

  private View form(
      HttpServletRequest request, Complainant by, Map<String, String> typed, Mistakes mistakes) {
    boolean helper = matters.isHelpers(by);
    return pages.show(
        "complainant/correct",
        pages.frame(request).switchedBy("correct"),
        Map.of(
            "typed", typed,
            "first", !corrections.identity(by).containsKey("name") && !helper,
            "helper", helper,
            "mistakes", mistakes));
  }
}
