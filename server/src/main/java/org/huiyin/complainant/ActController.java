package org.huiyin.complainant;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.huiyin.access.Principal.Complainant;
import org.huiyin.matter.ActOutcome;
import org.huiyin.matter.ActRequest;
import org.huiyin.matter.Evidence;
import org.huiyin.matter.MatterView;
import org.huiyin.matter.Matters;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Page;
import org.huiyin.page.PageNotFound;
import org.huiyin.page.Pages;
import org.huiyin.page.SentForm;
import org.huiyin.rulebook.Particulars;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/// What the complainant can do now: a form for each act that the rulebook offers, asking for
/// what it needs and no more.
@Controller
class ActController {

  private static final String TEXT = "text-";

  private final Matters matters;
  private final MatterSession session;
  private final ActForm actForm;
  private final GivenFiles files;
  private final FollowPage followPage;
  private final Pages pages;

  ActController(
      Matters matters,
      MatterSession session,
      ActForm actForm,
      GivenFiles files,
      FollowPage followPage,
      Pages pages) {
    this.files = files;
    this.matters = matters;
    this.session = session;
    this.actForm = actForm;
    this.followPage = followPage;
    this.pages = pages;
  }

  @GetMapping("/matter/act/{act}")
  View ask(HttpServletRequest request, @PathVariable String act) {
    Optional<MatterView> view = view(request);
    return view.isEmpty()
        ? Pages.to("/follow")
        : form(new Form(request, act, List.of()), view.get(), Mistakes.NONE);
  }

  @PostMapping("/matter/act/{act}")
  View act(HttpServletRequest request, @PathVariable String act) {
    Page page = pages.frame(request);
    Optional<Complainant> by = session.current(request);
    Optional<MatterView> view = view(request);
    GivenFiles.Given given = files.given(request, actForm.files(request));
    if (by.isEmpty() || view.isEmpty() || actForm.ofAnother(request, by.get().number())) {
      return openFirst(request, given.files());
    }
    Form form = new Form(request, act, given.files());
    if (SentForm.stale(request)) {
      return form(form, view.get(), Mistakes.of("form", page.text("mistake.form-stale")));
    }
    if (given.stays() || request.getParameter("lang") != null) {
      return form(form, view.get(), given.mistakes());
    }
    MatterView.ActView offered = offered(view.get(), act);
    Mistakes missing = missing(request, page, offered);
    return missing.any()
        ? form(form, view.get(), missing)
        : done(
            form,
            matters.act(by.get(), asked(request, offered).with(given.files()), page.locale()),
            view.get());
  }

  /// A form as it was sent: what was typed, and the files that are held for it.
  private record Form(HttpServletRequest request, String act, List<Evidence> files) {}

  /// The session has ended, or is another matter's; what was typed goes along.
  private View openFirst(HttpServletRequest request, List<Evidence> files) {
    String kept = actForm.kept(request, files);
    return kept.isEmpty()
        ? Pages.to("/follow")
        : followPage.ask(request, HttpStatus.FORBIDDEN, "", kept, Mistakes.NONE);
  }

  private View done(Form form, ActOutcome outcome, MatterView before) {
    HttpServletRequest request = form.request();
    Page page = pages.frame(request);
    Form again = new Form(request, form.act(), matters.left(form.files()));
    return switch (outcome) {
      case ActOutcome.Done _ -> Pages.to(FollowController.MATTER + "?done=yes");
      case ActOutcome.Refused(var _, var citation, var now) ->
          form(again, now, Mistakes.of("form", page.text("mistake.refused", citation)));
      case ActOutcome.Overtaken(var now) ->
          form(again, now, Mistakes.of("form", page.text("mistake.overtaken")));
      case ActOutcome.Incomplete(var errors) -> form(again, before, Mistakes.of(errors, page));
      case ActOutcome.NotFound _ -> Pages.to("/follow");
      case ActOutcome.KeyMustChange _ -> keyPage(page, before, Mistakes.NONE);
      case ActOutcome.OnlyThePerson _ ->
          form(again, before, Mistakes.of("form", page.text("mistake.only-the-person")));
    };
  }

  /// Replaces the key: whoever saw the old one, on paper or over a shoulder, sees no more.
  @PostMapping("/matter/key")
  View changeKey(HttpServletRequest request) {
    Optional<Complainant> by = session.current(request);
    Optional<MatterView> view = view(request);
    if (by.isEmpty() || view.isEmpty()) {
      return Pages.to("/follow");
    }
    Page page = pages.frame(request);
    if (SentForm.stale(request)) {
      return keyPage(page, view.get(), Mistakes.NONE);
    }
    String who = SentForm.typed(request, "who");
    if (helpersKey(view.get()) && who.isEmpty()) {
      return keyPage(page, view.get(), Mistakes.of("who", page.text("mistake.required.who")));
    }
    String key = who.equals("person") ? matters.takeKey(by.get()) : matters.changeKey(by.get());
    return pages.show("complainant/key-new", page, Map.of("number", by.get().number(), "key", key));
  }

  @GetMapping("/matter/key")
  View key(HttpServletRequest request) {
    return view(request)
        .map(view -> keyPage(pages.frame(request), view, Mistakes.NONE))
        .orElseGet(() -> Pages.to("/follow"));
  }

  private View keyPage(Page page, MatterView view, Mistakes mistakes) {
    return pages.show(
        "complainant/key-first", page, Map.of("helper", helpersKey(view), "mistakes", mistakes));
  }

  private static boolean helpersKey(MatterView view) {
    return view.onBehalf() != null && view.onBehalf().helperHoldsKey();
  }

  private Optional<MatterView> view(HttpServletRequest request) {
    return session
        .current(request)
        .flatMap(reader -> matters.view(reader, pages.frame(request).locale()));
  }

  private static MatterView.ActView offered(MatterView view, String act) {
    return view.can().stream()
        .filter(can -> can.act().id().equals(act))
        .findFirst()
        .orElseThrow(PageNotFound::new);
  }

  /// What has just been refused may be offered no more; then the page of the matter says how it
  /// stands.
  private View form(Form form, MatterView view, Mistakes mistakes) {
    HttpServletRequest request = form.request();
    String act = form.act();
    Page page = pages.frame(request).switchedBy("question");
    Optional<MatterView.ActView> can =
        view.can().stream().filter(offered -> offered.act().id().equals(act)).findFirst();
    if (can.isEmpty()) {
      if (mistakes.any()) {
        return pages.show(
            "complainant/act-over", pages.frame(request), Map.of("mistakes", mistakes));
      }
      throw new PageNotFound();
    }
    Map<String, String> typed = new LinkedHashMap<>();
    can.get().texts().forEach(text -> typed.put(TEXT + text, SentForm.typed(request, TEXT + text)));
    can.get().with().forEach(with -> typed.put(with, SentForm.typed(request, with)));
    return pages.show(
        "complainant/act",
        page,
        Map.of(
            "view", view,
            "matter", actForm.sealedFor(view.number()),
            "can", can.get(),
            "typed", typed,
            "files", form.files(),
            "held", actForm.sealed(form.files()),
            "mistakes", mistakes));
  }

  private static Mistakes missing(
      HttpServletRequest request, Page page, MatterView.ActView offered) {
    Map<String, String> missing = new LinkedHashMap<>();
    for (String with : offered.with()) {
      if (with.equals("on") && day(SentForm.typed(request, with)) == null) {
        missing.put(with, page.text("mistake.required.on"));
      } else if (with.equals("promise") && number(SentForm.typed(request, with)) == null) {
        missing.put(with, page.text("mistake.required.promise"));
      }
    }
    for (String text : offered.texts()) {
      if (SentForm.typed(request, TEXT + text).isBlank()) {
        missing.put(TEXT + text, page.text("mistake.required"));
      }
    }
    return new Mistakes(missing);
  }

  private static ActRequest asked(HttpServletRequest request, MatterView.ActView offered) {
    Map<String, String> texts = new HashMap<>();
    offered.texts().forEach(text -> texts.put(text, SentForm.typed(request, TEXT + text)));
    Particulars with =
        new Particulars(
            null,
            null,
            null,
            null,
            null,
            day(SentForm.typed(request, "on")),
            null,
            null,
            null,
            null,
            number(SentForm.typed(request, "promise")),
            List.of());
    Integer version = number(SentForm.typed(request, "version"));
    return new ActRequest(
        offered.act().id(),
        with,
        texts,
        version == null ? OptionalInt.empty() : OptionalInt.of(version));
  }

  private static @Nullable LocalDate day(String typed) {
    try {
      return LocalDate.parse(typed.strip());
    } catch (DateTimeParseException malformed) {
      return null;
    }
  }

  private static @Nullable Integer number(String typed) {
    return typed.matches("[0-9]{1,9}") ? Integer.valueOf(typed) : null;
  }
}
