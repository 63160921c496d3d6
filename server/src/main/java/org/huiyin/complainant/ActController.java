package org.huiyin.complainant;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huiyin.access.Principal.Participant;
import org.huiyin.matter.ActOutcome;
import org.huiyin.matter.Evidence;
import org.huiyin.matter.FieldError;
import org.huiyin.matter.MatterView;
import org.huiyin.matter.MatterView.ActView;
import org.huiyin.matter.Matters;
import org.huiyin.matter.Protection;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Page;
import org.huiyin.page.PageNotFound;
import org.huiyin.page.Pages;
import org.huiyin.page.SentForm;
import org.huiyin.rulebook.Decision;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/// What the complainant can do now: a form for each act that the rulebook offers, saying what
/// follows, and asking for what it needs and no more.
@Controller
class ActController {

  private final Matters matters;
  private final MatterSession session;
  private final ActForm actForm;
  private final GivenFiles files;
  private final FollowPage followPage;
  private final Protection protection;
  private final Pages pages;

  ActController(
      Matters matters,
      MatterSession session,
      ActForm actForm,
      GivenFiles files,
      FollowPage followPage,
      Protection protection,
      Pages pages) {
    this.protection = protection;
    this.files = files;
    this.matters = matters;
    this.session = session;
    this.actForm = actForm;
    this.followPage = followPage;
    this.pages = pages;
  }

  @GetMapping("/matter/act/{act}")
  View ask(HttpServletRequest request, @PathVariable String act) {
    return session
        .participant(request)
        .flatMap(by -> matters.view(by, pages.frame(request).locale()))
        .map(view -> form(new SentAct(request, offered(view, act), List.of()), view, Mistakes.NONE))
        .orElseGet(() -> Pages.to(session.entrance(request)));
  }

  @PostMapping("/matter/act/{act}")
  View act(HttpServletRequest request, @PathVariable String act) {
    Page page = pages.frame(request);
    Optional<Participant> by = session.participant(request);
    Optional<MatterView> view = by.flatMap(reader -> matters.view(reader, page.locale()));
    GivenFiles.Given given = files.given(request, actForm.files(request));
    if (by.isEmpty() || view.isEmpty() || actForm.ofAnother(request, by.get().number())) {
      return openFirst(request, given.files());
    }
    Optional<ActView> can = can(view.get(), act);
    if (can.isEmpty()) {
      return over(request, view.get(), page.text("mistake.over"));
    }
    SentAct form = new SentAct(request, can.get(), given.files());
    if (SentForm.stale(request)) {
      return form(form, view.get(), Mistakes.of("form", page.text("mistake.form-stale")));
    }
    if (given.stays() || request.getParameter("lang") != null) {
      return form(form, view.get(), given.mistakes());
    }
    Mistakes missing = form.missing(page);
    return missing.any()
        ? form(form, view.get(), missing)
        : done(form, matters.act(by.get(), form.asked(), page.locale()), view.get());
  }

  /// The session has ended, or is another matter's; what was typed goes along.
  private View openFirst(HttpServletRequest request, List<Evidence> held) {
    String kept = actForm.kept(request, held);
    return kept.isEmpty()
        ? Pages.to(session.entrance(request))
        : followPage.ask(request, HttpStatus.FORBIDDEN, "", kept, Mistakes.NONE);
  }

  private View done(SentAct form, ActOutcome outcome, MatterView before) {
    Page page = pages.frame(form.request());
    SentAct again = form.with(matters.left(form.files()));
    return switch (outcome) {
      case ActOutcome.Done _ -> Pages.to(FollowController.MATTER + "?done=yes");
      case ActOutcome.Refused(var refused, var citation, var now) ->
          again(again, now == null ? before : now, refused(page, refused, citation));
      case ActOutcome.Overtaken(var now) -> again(again, now, page.text("mistake.overtaken"));
      case ActOutcome.Incomplete(var errors) -> form(again, before, named(errors, page));
      case ActOutcome.NotFound _ -> Pages.to(FollowController.FOLLOW);
      case ActOutcome.NeedsIdentity(String citation) ->
          again(again, before, page.text("act.identity", citation));
      // What officers decide, and no act of a complainant's.
      case ActOutcome.NeedsApproval(var why, _) ->
          throw new IllegalStateException("outcome: " + why);
      case ActOutcome.OnlyTogether _ -> again(again, before, page.text("mistake.only-together"));
      case ActOutcome.OnlyThePerson _ -> again(again, before, page.text("mistake.only-the-person"));
    };
  }

  /// The form once more with what was typed, if the act is still offered.
  private View again(SentAct form, MatterView now, String sentence) {
    return can(now, form.can().act().id())
        .map(can -> form(form.of(can), now, Mistakes.of("form", sentence)))
        .orElseGet(() -> over(form.request(), now, sentence));
  }

  /// Fields of texts have a name of their own on the page.
  private static Mistakes named(List<FieldError> errors, Page page) {
    Map<String, String> byField = new LinkedHashMap<>();
    for (FieldError error : errors) {
      String field = error.field();
      Mistakes.of(List.of(error), page)
          .byField()
          .forEach(
              (name, sentence) ->
                  byField.put(field.startsWith("texts.") ? ActWords.TEXT + name : name, sentence));
    }
    return new Mistakes(byField);
  }

  private static String refused(Page page, Decision.Refused refused, String citation) {
    String why = "refused." + refused.rule().id();
    if (!page.has(why)) {
      return page.text("mistake.refused", citation);
    }
    Object[] facts =
        refused.facts().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(fact -> inWords(page, fact.getValue()))
            .toArray();
    return page.text(why, facts) + " " + page.text("mistake.refused", citation);
  }

  private static String inWords(Page page, String fact) {
    try {
      return page.day(LocalDate.parse(fact));
    } catch (DateTimeParseException other) {
      return fact;
    }
  }

  private static Optional<ActView> can(MatterView view, String act) {
    return Optional.ofNullable(new Standing(view).can(act));
  }

  private static ActView offered(MatterView view, String act) {
    return can(view, act).orElseThrow(PageNotFound::new);
  }

  private View form(SentAct form, MatterView view, Mistakes mistakes) {
    Page page = pages.frame(form.request()).switchedBy("question");
    // What a form that is opened now can show is no news.
    int seen = form.version().orElse(Integer.MAX_VALUE);
    return pages.show(
        "complainant/act",
        page,
        Map.of(
            "view", view,
            "matter", actForm.sealedFor(view.number()),
            "words", new ActWords(page, form.can()),
            "typed", form.typed(),
            "since", view.happened().stream().filter(entry -> entry.seq() > seen).toList(),
            "files", form.files(),
            "held", actForm.sealed(form.files()),
            "ways", ways(form, page),
            "mistakes", mistakes));
  }

  /// Where to turn for somebody who is pressed to withdraw.
  private Optional<Protection.Ways> ways(SentAct form, Page page) {
    return form.can().act().id().equals(Standing.WITHDRAW)
        ? session.current(form.request()).map(by -> protection.of(by, page.locale()))
        : Optional.empty();
  }

  /// What is not offered any more, with the words that somebody wrote for it, so that they can
  /// take them elsewhere.
  private View over(HttpServletRequest request, MatterView now, String sentence) {
    List<String> written =
        request.getParameterMap().keySet().stream()
            .filter(field -> field.startsWith(ActWords.TEXT))
            .sorted()
            .map(field -> SentForm.typed(request, field))
            .filter(text -> !text.isBlank())
            .toList();
    return pages.show(
        "complainant/act-over",
        pages.frame(request),
        Map.of("view", now, "sentence", sentence, "written", written));
  }
}
