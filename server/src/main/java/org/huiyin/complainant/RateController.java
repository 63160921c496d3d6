package org.huiyin.complainant;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.huiyin.access.Principal.Complainant;
import org.huiyin.matter.Contentment;
import org.huiyin.matter.Rating;
import org.huiyin.matter.Ratings;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Page;
import org.huiyin.page.Pages;
import org.huiyin.page.SentForm;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// Where complainants say how content they are with the steps of their matter.
@Controller
@RequestMapping(RateController.RATINGS)
class RateController {

  static final String RATINGS = "/matter/ratings";

  private static final String TAKE_BACK = "take-back";

  private final Ratings ratings;
  private final MatterSession session;
  private final Pages pages;

  RateController(Ratings ratings, MatterSession session, Pages pages) {
    this.ratings = ratings;
    this.session = session;
    this.pages = pages;
  }

  /// What somebody chose and wrote, as typed.
  record Typed(String answer, String words) {
    static final Typed NOTHING = new Typed("", "");

    static Typed of(HttpServletRequest request) {
      return new Typed(SentForm.typed(request, "answer"), SentForm.typed(request, "words"));
    }

    static Typed of(Ratings.Step step) {
      Rating rated = step.rated();
      return rated == null ? NOTHING : new Typed(rated.answer().id(), rated.words());
    }

    @Override
    public String toString() {
      return "Typed[hidden]";
    }
  }

  @GetMapping
  View ask(
      HttpServletRequest request, @RequestParam(name = "step", defaultValue = "") String step) {
    return session
        .current(request)
        .flatMap(ratings::of)
        .map(
            own ->
                open(own, step)
                    .map(asked -> form(request, own, asked, Typed.of(asked), Mistakes.NONE))
                    .orElseGet(() -> list(request, own, false)))
        .orElseGet(() -> Pages.to(session.entrance(request)));
  }

  /// A step that can be rated now.
  private static Optional<Ratings.Step> open(Ratings.Own own, String step) {
    return own.steps().stream()
        .filter(each -> each.step().id().equals(step) && !each.left() && !own.helper())
        .findFirst();
  }

  @PostMapping
  View rate(
      HttpServletRequest request, @RequestParam(name = "step", defaultValue = "") String step) {
    Optional<Complainant> by = session.current(request);
    Optional<Ratings.Own> own = by.flatMap(ratings::of);
    if (own.isEmpty()) {
      return Pages.to(session.entrance(request));
    }
    Optional<Ratings.Step> asked = open(own.get(), step);
    return asked.isEmpty()
        ? list(request, own.get(), false)
        : rate(request, by.get(), own.get(), asked.get());
  }

  private View rate(
      HttpServletRequest request, Complainant by, Ratings.Own own, Ratings.Step asked) {
    Typed typed = Typed.of(request);
    Page page = pages.frame(request);
    Optional<Mistakes> again = SentForm.onlyToShow(request, page);
    if (again.isPresent()) {
      return form(request, own, asked, typed, again.get());
    }
    if (SentForm.typed(request, "go").equals(TAKE_BACK)) {
      ratings.takeBack(by, asked.step());
      return list(request, ratings.of(by).orElse(own), true);
    }
    return Contentment.of(typed.answer())
        .map(answer -> rated(request, by, own, asked, answer, typed))
        .orElseGet(
            () ->
                form(
                    request,
                    own,
                    asked,
                    typed,
                    Mistakes.of("answer", page.text("rate.mistake.answer"))));
  }

  private View rated(
      HttpServletRequest request,
      Complainant by,
      Ratings.Own own,
      Ratings.Step asked,
      Contentment answer,
      Typed typed) {
    return switch (ratings.rate(by, asked.step(), answer, typed.words())) {
      case Ratings.Rated.Incomplete(var errors) ->
          form(
              request,
              own,
              asked,
              typed,
              Mistakes.of(errors, pages.frame(request))
                  .inWordsOf("rate.mistake.", pages.frame(request)));
      case Ratings.Rated.Waits _ -> list(request, ratings.of(by).orElse(own), true);
      case Ratings.Rated.NotYet _, Ratings.Rated.HasLeft _, Ratings.Rated.OnlyThePerson _ ->
          list(request, ratings.of(by).orElse(own), false);
    };
  }

  private View list(HttpServletRequest request, Ratings.Own own, boolean done) {
    return pages.show(
        "complainant/ratings", pages.frame(request), Map.of("own", own, "done", done));
  }

  private View form(
      HttpServletRequest request,
      Ratings.Own own,
      Ratings.Step asked,
      Typed typed,
      Mistakes mistakes) {
    return pages.show(
        "complainant/rate",
        pages.frame(request).switchedBy("rate"),
        Map.of(
            "step", asked.step(),
            "changes", Objects.nonNull(asked.rated()),
            "answers", List.of(Contentment.values()),
            "withWords", own.withWords(),
            "answer", typed.answer(),
            "words", typed.words(),
            "mistakes", mistakes));
  }
}
