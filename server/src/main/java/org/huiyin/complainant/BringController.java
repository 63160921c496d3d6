package org.huiyin.complainant;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.huiyin.access.FilingRate;
import org.huiyin.matter.FilingOutcome;
import org.huiyin.matter.Matters;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Page;
import org.huiyin.page.Pages;
import org.huiyin.page.SealedForms;
import org.huiyin.page.SentForm;
import org.huiyin.web.LanguageResolver;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/// Bringing a matter: one question a page, check, send, receipt. Each page is the answer to the
/// form before it and carries everything so far, see [SealedForms]; what is right and wrong is
/// decided by [Matters] alone.
@Controller
class BringController {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Duration LASTS = Duration.ofHours(24);
  static final String PURPOSE = "bring";

  private final Matters matters;
  private final SealedForms seals;
  private final GivenFiles files;
  private final BringPages shown;
  private final DraftForms drafts;
  private final FilingRate rate;

  BringController(
      Matters matters,
      SealedForms seals,
      GivenFiles files,
      BringPages shown,
      DraftForms drafts,
      FilingRate rate) {
    this.files = files;
    this.matters = matters;
    this.seals = seals;
    this.shown = shown;
    this.drafts = drafts;
    this.rate = rate;
  }

  @GetMapping("/before")
  View before(HttpServletRequest request) {
    return show(request, Question.ABOUT, fresh(), Mistakes.NONE);
  }

  /// Somebody reloads or bookmarks the address of a question: they begin anew.
  @GetMapping("/bring")
  View begin() {
    return Pages.to("/before");
  }

  @PostMapping("/bring")
  View answered(HttpServletRequest request, HttpServletResponse response) {
    Question at = Question.of(SentForm.typed(request, "at")).orElse(Question.ABOUT);
    Optional<Answers> before =
        seals.open(PURPOSE, SentForm.typed(request, "form")).map(Answers::new);
    Answers typed =
        before.orElseGet(BringController::fresh).with(at, field -> SentForm.typed(request, field));
    GivenFiles.Given given = files.given(request, typed.evidence());
    Answers answers = typed.withEvidence(given.files());
    if (before.isEmpty() || SentForm.stale(request)) {
      return again(request, at, answers, before.isEmpty());
    }
    if (request.getParameter(LanguageResolver.CHOICE) != null) {
      return show(request, changed(request).orElse(at), answers, given.mistakes());
    }
    if (given.stays()) {
      return show(request, Question.EVIDENCE, answers, given.mistakes());
    }
    return enteredInASearch(request, at, before.get(), answers)
        ? show(request, at, answers, Mistakes.NONE)
        : go(request, response, at, answers);
  }

  /// Enter presses a form's first button, which says nothing; after new words to look for, it
  /// means *search*.
  private static boolean enteredInASearch(
      HttpServletRequest request, Question at, Answers before, Answers now) {
    return SentForm.typed(request, "go").isEmpty()
        && at.fields().stream()
            .filter(field -> field.endsWith("-search"))
            .anyMatch(field -> !before.of(field).equals(now.of(field)));
  }

  /// What was typed on this page is kept, and what came before where it can still be read.
  private View again(HttpServletRequest request, Question at, Answers answers, boolean lost) {
    Page page = shown.frame(request);
    String sentence = page.text(lost ? "mistake.form-lost" : "mistake.form-stale");
    return show(request, lost ? Question.ABOUT : at, answers, Mistakes.of("form", sentence));
  }

  private View go(
      HttpServletRequest request, HttpServletResponse response, Question at, Answers answers) {
    Optional<Question> change = changed(request);
    if (change.isPresent()) {
      return show(request, change.get(), answers, Mistakes.NONE);
    }
    return switch (SentForm.typed(request, "go")) {
      case "back" ->
          show(request, shown.asked(at, Question::before, answers), answers, Mistakes.NONE);
      case "search" -> show(request, at, answers, Mistakes.NONE);
      case "keep" -> keep(request, response, at, answers);
      case "send" -> send(request, response, answers);
      default -> next(request, response, at, answers);
    };
  }

  /// The question that somebody wants to come back to.
  private static Optional<Question> changed(HttpServletRequest request) {
    String go = SentForm.typed(request, "go");
    return go.startsWith("change-")
        ? Question.of(go.substring("change-".length()))
        : Optional.empty();
  }

  private View keep(
      HttpServletRequest request, HttpServletResponse response, Question at, Answers answers) {
    if (!answers.ownDevice()) {
      return show(request, at, answers, Mistakes.NONE);
    }
    String form = seals.seal(PURPOSE, answers.values(), LASTS);
    ResponseCookie cookie = drafts.keep(request, new DraftForms.DraftForm(at, form));
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    return shown.kept(request, at, form);
  }

  private View next(
      HttpServletRequest request, HttpServletResponse response, Question at, Answers answers) {
    Page page = shown.frame(request);
    Mistakes mistakes = mistakes(at, answers, page);
    if (mistakes.any()) {
      return show(request, at, answers, mistakes);
    }
    // The doors depend on the institution alone; nothing more is asked, so that nothing need be
    // said.
    return at == Question.INSTITUTION && answers.aboutPerson()
        ? send(request, response, answers)
        : show(
            request,
            shown.asked(at, Question::next, answers),
            shown.fitting(answers),
            Mistakes.NONE);
  }

  private Mistakes mistakes(Question at, Answers answers, Page page) {
    if (at == Question.ABOUT && About.of(answers.of("about")).isEmpty()) {
      return Mistakes.of("about", page.text("mistake.required.about"));
    }
    if (at == Question.BEHALF && answers.of("behalf").isEmpty()) {
      return Mistakes.of("behalf", page.text("mistake.required.behalf"));
    }
    if (at == Question.NAME && answers.of("named").isEmpty()) {
      return Mistakes.of("named", page.text("mistake.required.named"));
    }
    // A name is all that makes it a matter with a name; without, it would be taken in as anonymous.
    if (at == Question.NAME && answers.named() && answers.of("name").isBlank()) {
      return Mistakes.of("name", page.text("mistake.required.name"));
    }
    // Rather than drop in silence what somebody counts on.
    if (at == Question.NAME && !answers.named() && answers.reachable()) {
      return Mistakes.of("reach", page.text("mistake.reach.anonymous"));
    }
    return Mistakes.of(matters.mistakes(answers.filing(page.lang())), page).only(at.fields());
  }

  private View send(HttpServletRequest request, HttpServletResponse response, Answers answers) {
    Page page = shown.frame(request);
    Duration wait = rate.take(request);
    if (wait.isPositive()) {
      long minutes = wait.plusSeconds(59).toMinutes();
      Mistakes later = Mistakes.of("form", page.text("mistake.too-many-filings", minutes));
      return show(request, Question.CHECK, answers, later);
    }
    FilingOutcome outcome =
        matters.file(answers.filing(page.lang()), answers.idempotencyKey(), page.locale());
    if (outcome instanceof FilingOutcome.Filed || outcome instanceof FilingOutcome.OtherDoors) {
      drafts.erase(request);
      response.addHeader(HttpHeaders.SET_COOKIE, DraftForms.gone(request).toString());
    }
    return switch (outcome) {
      case FilingOutcome.Filed filed -> shown.receipt(request, filed, answers);
      case FilingOutcome.OtherDoors doors -> {
        files.drop(answers.evidence());
        yield shown.doors(request, doors);
      }
      case FilingOutcome.Incomplete(var errors) ->
          again(request, answers, Mistakes.of(errors, page));
      case FilingOutcome.Refused(var _, var citation) ->
          show(
              request,
              Question.CHECK,
              answers,
              Mistakes.of("form", page.text("mistake.refused", citation)));
      case FilingOutcome.OtherBody _ ->
          show(
              request,
              Question.CHECK,
              answers,
              Mistakes.of("form", page.text("mistake.sent-before")));
    };
  }

  private View again(HttpServletRequest request, Answers answers, Mistakes mistakes) {
    return mistakes.in(GivenFiles.FIELD)
        ? show(
            request,
            Question.EVIDENCE,
            answers.withEvidence(matters.left(answers.evidence())),
            mistakes)
        : show(request, Question.CHECK, answers, mistakes);
  }

  private View show(
      HttpServletRequest request, Question question, Answers answers, Mistakes mistakes) {
    String form = seals.seal(PURPOSE, answers.values(), LASTS);
    return shown.question(request, question, answers, form, mistakes);
  }

  private static Answers fresh() {
    byte[] key = new byte[32];
    RANDOM.nextBytes(key);
    return Answers.begun(Base64.getUrlEncoder().withoutPadding().encodeToString(key));
  }
}
