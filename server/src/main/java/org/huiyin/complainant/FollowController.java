package org.huiyin.complainant;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.huiyin.access.KeyDoor;
import org.huiyin.access.Principal.Complainant;
import org.huiyin.access.Principal.KeyHolder;
import org.huiyin.access.Principal.Participant;
import org.huiyin.matter.Groups;
import org.huiyin.matter.LegalHolds;
import org.huiyin.matter.LostKeys;
import org.huiyin.matter.MatterView;
import org.huiyin.matter.Matters;
import org.huiyin.page.KeptForms;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Page;
import org.huiyin.page.Pages;
import org.huiyin.page.SentForm;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// Opening a matter with its number and key, and reading where it stands. The key is taken from
/// a form, never from an address.
@Controller
class FollowController {

  static final String FOLLOW = "/follow";
  static final String MATTER = "/matter";

  private final Matters matters;
  private final MatterSession session;
  private final FollowPage followPage;
  private final ActForm actForm;
  private final Pages pages;
  private final LostKeys lostKeys;
  private final Groups groups;
  private final LegalHolds holds;

  FollowController(
      Matters matters,
      MatterSession session,
      FollowPage followPage,
      ActForm actForm,
      Pages pages,
      LostKeys lostKeys,
      Groups groups,
      LegalHolds holds) {
    this.groups = groups;
    this.lostKeys = lostKeys;
    this.holds = holds;
    this.matters = matters;
    this.session = session;
    this.followPage = followPage;
    this.actForm = actForm;
    this.pages = pages;
  }

  @GetMapping(FOLLOW)
  View ask(
      HttpServletRequest request, @RequestParam(name = "number", defaultValue = "") String number) {
    return form(request, HttpStatus.OK, number, Mistakes.NONE);
  }

  @PostMapping(FOLLOW)
  View open(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(name = "number", defaultValue = "") String number,
      @RequestParam(name = "key", defaultValue = "") String key) {
    Page page = pages.frame(request);
    Optional<Mistakes> again = SentForm.onlyToShow(request, page);
    if (again.isPresent()) {
      return form(request, HttpStatus.OK, number, again.get());
    }
    return switch (session.open(number, key)) {
      case KeyDoor.Entry.Open(var holder) -> opened(request, response, holder, key);
      case KeyDoor.Entry.Wrong _ ->
          wrong(request, HttpStatus.FORBIDDEN, number, "mistake.number-or-key");
      case KeyDoor.Entry.Wait _ ->
          wrong(request, HttpStatus.TOO_MANY_REQUESTS, number, "mistake.key-wait");
    };
  }

  private View wrong(HttpServletRequest request, HttpStatus status, String number, String key) {
    return form(request, status, number, Mistakes.of("number", pages.frame(request).text(key)));
  }

  private View opened(
      HttpServletRequest request, HttpServletResponse response, KeyHolder holder, String key) {
    response.addHeader(HttpHeaders.SET_COOKIE, session.begun(request, holder, key).toString());
    if (!(holder instanceof Participant complainant)) {
      return Pages.to(MatterSession.entrance(holder));
    }
    Page page = pages.frame(request);
    return actForm
        .again(request, complainant.number())
        .orElseGet(() -> Pages.to(first(complainant, page.locale())));
  }

  /// What somebody is shown who has just come in: a new answer first, unless somebody else says
  /// that they have lost the key.
  private String first(Participant complainant, Locale locale) {
    if (complainant instanceof Complainant owner && lostKeys.of(owner).isPresent()) {
      return MATTER;
    }
    return matters
        .view(complainant, locale)
        .flatMap(view -> new Standing(view).newAnswer())
        .map(_ -> AnswerController.ANSWER)
        .orElse(MATTER);
  }

  @GetMapping(MATTER)
  View read(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(name = "done", defaultValue = "") String done,
      @RequestParam(name = "all", defaultValue = "") String all,
      @RequestParam(name = "stopped", defaultValue = "") String stopped) {
    Page page = pages.frame(request);
    Optional<MatterView> view =
        session.participant(request).flatMap(reader -> matters.view(reader, page.locale()));
    if (view.isEmpty()) {
      return Pages.to(session.entrance(request));
    }
    session.renew(request, response);
    return pages.show(
        "complainant/matter",
        page,
        Map.of(
            "standing", new Standing(view.get()),
            "done", done.equals("yes"),
            "all", all.equals("yes"),
            "group", session.participant(request).flatMap(groups::of),
            "broughtIt", session.current(request).isPresent(),
            "recovery", session.current(request).flatMap(lostKeys::of),
            "held", session.current(request).flatMap(holds::of),
            "stopped", stopped));
  }

  private View form(
      HttpServletRequest request, HttpStatus status, String number, Mistakes mistakes) {
    String kept = SentForm.typed(request, KeptForms.FIELD);
    return followPage.ask(request, status, number, kept, mistakes);
  }
}
