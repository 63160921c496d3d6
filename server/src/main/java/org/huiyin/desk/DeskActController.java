package org.huiyin.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.matter.ActOutcome;
import org.huiyin.matter.ActRequest;
import org.huiyin.matter.Draft;
import org.huiyin.matter.MatterNumber;
import org.huiyin.matter.MatterView;
import org.huiyin.matter.MatterView.ActView;
import org.huiyin.matter.Matters;
import org.huiyin.matter.Pressed;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Page;
import org.huiyin.page.PageNotFound;
import org.huiyin.page.Pages;
import org.huiyin.page.SentForm;
import org.huiyin.triage.TopicSuggestions;
import org.huiyin.web.LanguageResolver;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/// Every act that is this officer's now, as a form; what they write is kept until it is done.
@Controller
class DeskActController {

  private static final String HAND_IN = "hand-in";

  private final Matters matters;
  private final DeskMatterPages matterPages;
  private final ActForms forms;
  private final ActSending sending;
  private final Pages pages;
  private final TopicSuggestions suggestions;
  private final Together joint;

  DeskActController(
      Matters matters,
      DeskMatterPages matterPages,
      ActForms forms,
      ActSending sending,
      Pages pages,
      TopicSuggestions suggestions,
      Together joint) {
    this.joint = joint;
    this.suggestions = suggestions;
    this.matters = matters;
    this.matterPages = matterPages;
    this.forms = forms;
    this.sending = sending;
    this.pages = pages;
  }

  @GetMapping("/desk/matters/{number}/act/{act}")
  View ask(
      HttpServletRequest request,
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String number,
      @PathVariable String act) {
    MatterView view = matterPages.open(request, officer, number);
    Optional<ActView> can = matterPages.writable(request, officer, view, act);
    return can.isEmpty() || matterPages.isHeld(officer, view, act)
        ? Pages.to("/desk/matters/" + view.number())
        : matterPages.form(request, officer, forms.begun(request, officer, view, can.get(), "act"));
  }

  @PostMapping("/desk/matters/{number}/act/{act}")
  View act(
      HttpServletRequest request,
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String number,
      @PathVariable String act) {
    Page page = pages.frame(request);
    Sent sent = new Sent(request, officer, page, matterPages.open(request, officer, number), act);
    Optional<ActView> can = matterPages.writable(request, officer, sent.view(), act);
    if (can.isEmpty()) {
      return over(sent, sent.view(), Mistakes.of("form", page.text("mistake.overtaken")));
    }
    if (SentForm.stale(request)) {
      return again(sent, sent.view(), Mistakes.of("form", page.text("mistake.form-stale")));
    }
    if (request.getParameter(LanguageResolver.CHOICE) != null) {
      return inAnotherLanguage(sent, can.get());
    }
    if (request.getParameter("suggested") != null) {
      return taken(sent, can.get());
    }
    return switch (SentForm.typed(request, "go")) {
      case "topics" -> advised(sent, can.get());
      case "more", "search" -> again(sent, sent.view(), Mistakes.NONE);
      case "draft" -> kept(sent, can.get());
      case "template" -> filled(sent, can.get());
      case "hand-in" -> handedIn(sent, can.get());
      case "as-handed-in" -> asHandedIn(sent, can.get());
      default -> done(sent, can.get());
    };
  }

  /// Takes back what was sent and hasn't left. Where it has, the page of the matter says so.
  @PostMapping("/desk/matters/{number}/undo/{act}")
  View takeBack(
      HttpServletRequest request,
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String number,
      @PathVariable String act) {
    MatterNumber known = DeskMatterPages.number(number);
    if (!SentForm.stale(request)) {
      matters.takeBack(officer, known, act);
    }
    return Pages.to("/desk/matters/" + known);
  }

  /// What is being written, kept from time to time; answered with no more than how that went.
  @PostMapping("/desk/matters/{number}/draft/{act}")
  View keep(
      HttpServletRequest request,
      @AuthenticationPrincipal OfficerPrincipal officer,
      @PathVariable String number,
      @PathVariable String act) {
    Saved before = new Saved(ActForms.version(request), "", List.of(), Saved.As.NOT_KEPT);
    Saved saved =
        SentForm.stale(request)
            ? before
            : forms
                .keep(
                    officer,
                    DeskMatterPages.number(number),
                    act,
                    ActFields.sent(request),
                    before.version())
                .orElseThrow(PageNotFound::new);
    // The page goes on with the version that it has seen, so that nothing is overwritten unseen.
    Saved shown =
        saved.is(Saved.As.OVERTAKEN)
            ? new Saved(before.version(), saved.at(), List.of(), saved.as())
            : saved;
    return pages.show("desk/saved", pages.frame(request), Map.of("saved", shown));
  }

  /// A form that was sent, and the matter as it stands.
  private record Sent(
      HttpServletRequest request,
      OfficerPrincipal officer,
      Page page,
      MatterView view,
      String act) {

    OptionalInt version() {
      String version = SentForm.typed(request, "version");
      return version.matches("[0-9]{1,9}")
          ? OptionalInt.of(Integer.parseInt(version))
          : OptionalInt.empty();
    }

    /// The draft that the page holds; whether it is still what is kept, is asked when it is kept.
    Saved saved() {
      return saved(ActForms.version(request));
    }

    Saved saved(int draft) {
      return new Saved(draft, "", List.of(), Saved.As.NOT_YET);
    }
  }

  private View done(Sent sent, ActView can) {
    ActFields fields = ActFields.sent(sent.request(), can);
    Mistakes missing = sending.missing(can, fields, sent.page());
    if (missing.any()) {
      return again(sent, sent.view(), missing);
    }
    ActRequest request = sending.request(can, fields, sent.version(), sent.page());
    List<String> together = Together.named(sent.request(), sent.act(), sent.view().number());
    if (!together.isEmpty()) {
      return jointly(sent, request, together);
    }
    MatterNumber number = DeskMatterPages.number(sent.view().number());
    if (!matters.holds(sent.officer(), number, sent.act())) {
      return done(sent, can, request);
    }
    Saved saved = keep(sent, can);
    return saved.is(Saved.As.KEPT)
        ? pressed(sent, can, request, saved)
        : matterPages.form(
            sent.request(),
            sent.officer(),
            forms.again(sent.request(), sent.officer(), sent.view(), can, Mistakes.NONE, saved));
  }

  /// The same answer in several matters, at once; what is wrong with one keeps all from it.
  private View jointly(Sent sent, ActRequest request, List<String> together) {
    String own = sent.view().number();
    return joint
        .answer(sent.officer(), own, together, request, sent.page())
        .map(wrong -> again(sent, sent.view(), wrong))
        .orElseGet(() -> Pages.to("/desk/matters/" + own + "?done=" + sent.act()));
  }

  /// What decides waits a moment, as it is kept, in which it can be taken back.
  private View pressed(Sent sent, ActView can, ActRequest request, Saved saved) {
    MatterNumber number = DeskMatterPages.number(sent.view().number());
    return switch (matters.press(
        sent.officer(), number, request, saved.version(), sent.page().locale())) {
      case Pressed.Held _ -> Pages.to("/desk/matters/" + sent.view().number());
      case Pressed.AtOnce(ActOutcome outcome) -> done(sent, can, outcome, saved);
    };
  }

  /// What was written is kept, and handed in as it is kept.
  private View handedIn(Sent sent, ActView can) {
    ActFields fields = ActFields.sent(sent.request(), can);
    Mistakes missing = sending.missing(can, fields, sent.page());
    if (missing.any()) {
      return again(sent, sent.view(), missing);
    }
    Saved saved = keep(sent, can);
    Optional<ActView> handIn = DeskMatterPages.offered(sent.view(), HAND_IN);
    if (!saved.is(Saved.As.KEPT) || handIn.isEmpty()) {
      return matterPages.form(
          sent.request(),
          sent.officer(),
          forms.again(sent.request(), sent.officer(), sent.view(), can, Mistakes.NONE, saved));
    }
    return done(
        new Sent(sent.request(), sent.officer(), sent.page(), sent.view(), HAND_IN),
        can,
        sending.request(handIn.get(), fields, sent.version(), sent.page()));
  }

  /// What another officer handed in, and nothing that came with the form.
  private View asHandedIn(Sent sent, ActView can) {
    return matters
        .approval(sent.officer(), DeskMatterPages.number(sent.view().number()))
        .flatMap(asked -> asked.waiting(sent.act()))
        .map(handed -> ActFields.kept(handed.draft()))
        .map(
            fields ->
                pressed(
                    sent,
                    can,
                    sending.request(can, fields, sent.version(), sent.page()),
                    sent.saved(Draft.NONE)))
        .orElseGet(
            () ->
                over(
                    sent, sent.view(), Mistakes.of("form", sent.page().text("mistake.overtaken"))));
  }

  private View done(Sent sent, ActView can, ActRequest request) {
    ActOutcome outcome =
        matters.act(
            sent.officer(),
            DeskMatterPages.number(sent.view().number()),
            request,
            sent.page().locale());
    return done(sent, can, outcome, sent.saved());
  }

  private View done(Sent sent, ActView can, ActOutcome outcome, Saved saved) {
    return switch (outcome) {
      case ActOutcome.Done(MatterView now) when now == null -> Pages.to("/desk/recused");
      case ActOutcome.Done(MatterView now) ->
          Pages.to("/desk/matters/" + now.number() + "?done=" + sent.act());
      case ActOutcome.Refused(var refused, var citation, MatterView now) when now != null ->
          again(sent, now, Refusals.of(refused, citation, can, sent.page()), saved);
      case ActOutcome.Overtaken(MatterView now) ->
          again(sent, now, Mistakes.of("form", sent.page().text("mistake.overtaken")), saved);
      case ActOutcome.Incomplete(var errors) ->
          again(sent, sent.view(), ActSending.mistakes(errors, can, sent.page()), saved);
      case ActOutcome.NeedsApproval(var why, MatterView now) ->
          again(
              sent,
              now == null ? sent.view() : now,
              Mistakes.of("form", sent.page().text("desk.approval." + why.id())),
              saved);
      default -> throw new PageNotFound();
    };
  }

  /// The form with topics that its words suggest; none is set.
  private View advised(Sent sent, ActView can) {
    ActForm form =
        forms.again(sent.request(), sent.officer(), sent.view(), can, Mistakes.NONE, sent.saved());
    Map<String, String> names =
        form.choices().topics().stream()
            .collect(
                Collectors.toMap(
                    ActForm.Chosen::code, each -> sent.page().in(each.name()), (one, _) -> one));
    TopicAdvice advice =
        TopicAdvice.of(suggestions, sent.officer().institution(), form.words(), names, sent.page());
    return matterPages.form(sent.request(), sent.officer(), form.with(advice));
  }

  /// The form with a suggested topic in it, which is set with the rest, or not.
  private View taken(Sent sent, ActView can) {
    ActFields fields = ActFields.sent(sent.request(), can);
    return matterPages.form(
        sent.request(),
        sent.officer(),
        forms.again(
            sent.request(),
            sent.officer(),
            sent.view(),
            can,
            fields.with("topic", SentForm.typed(sent.request(), "suggested")),
            Mistakes.NONE,
            sent.saved()));
  }

  /// The template of the outcome that is chosen, in what is still empty.
  private View filled(Sent sent, ActView can) {
    ActFields fields = ActFields.sent(sent.request(), can);
    if (!can.outcomes().isEmpty() && fields.blank("outcome")) {
      return again(
          sent, sent.view(), Mistakes.of("outcome", sent.page().text("desk.template.choose")));
    }
    AnswerTemplates.Known known = matterPages.known(sent.view(), sent.officer(), sent.page());
    return matterPages.form(
        sent.request(),
        sent.officer(),
        forms.again(
            sent.request(),
            sent.officer(),
            sent.view(),
            can,
            AnswerTemplates.filled(fields, can, known, sent.page()),
            Mistakes.NONE,
            sent.saved()));
  }

  private View kept(Sent sent, ActView can) {
    Saved saved = keep(sent, can);
    return matterPages.form(
        sent.request(),
        sent.officer(),
        forms.again(sent.request(), sent.officer(), sent.view(), can, Mistakes.NONE, saved));
  }

  private Saved keep(Sent sent, ActView can) {
    return forms
        .keep(
            sent.officer(),
            DeskMatterPages.number(sent.view().number()),
            sent.act(),
            ActFields.sent(sent.request(), can),
            ActForms.version(sent.request()))
        .orElseThrow(PageNotFound::new);
  }

  /// The matter's page is shown as a whole in the other language; what was begun on it is kept.
  private View inAnotherLanguage(Sent sent, ActView can) {
    boolean onMatter = SentForm.typed(sent.request(), "from").equals("matter");
    if (onMatter && keep(sent, can).is(Saved.As.KEPT)) {
      return Pages.to("/desk/matters/" + sent.view().number());
    }
    return again(sent, sent.view(), Mistakes.NONE);
  }

  /// The form as it was sent; where the act isn't open any more, what was typed in it.
  private View again(Sent sent, MatterView now, Mistakes mistakes) {
    return again(sent, now, mistakes, sent.saved());
  }

  private View again(Sent sent, MatterView now, Mistakes mistakes, Saved saved) {
    Optional<ActView> can = matterPages.writable(sent.request(), sent.officer(), now, sent.act());
    return can.isEmpty()
        ? over(sent, now, mistakes)
        : matterPages.form(
            sent.request(),
            sent.officer(),
            forms.again(sent.request(), sent.officer(), now, can.get(), mistakes, saved));
  }

  private View over(Sent sent, MatterView now, Mistakes mistakes) {
    return matterPages.over(
        sent.request(), sent.officer(), now, ActFields.sent(sent.request()), mistakes);
  }
}
