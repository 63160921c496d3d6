package org.huiyin.complainant;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huiyin.access.FilingRate;
import org.huiyin.matter.JoiningGroup;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Page;
import org.huiyin.page.Pages;
import org.huiyin.page.SealedForms;
import org.huiyin.page.SentForm;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/// Joining the group of a matter with the code of an invitation. What the code opens, and the key
/// that joining gives, travel in the form, sealed: so a form that is sent twice joins once, and
/// nothing is stored before somebody agrees.
@Controller
class JoinController {

  private static final String PURPOSE = "join";
  private static final Duration LASTS = Duration.ofHours(1);
  private static final List<String> IDENTITY = List.of("name", "phone");

  private final JoiningGroup joining;
  private final SealedForms seals;
  private final FilingRate rate;
  private final Pages pages;

  JoinController(JoiningGroup joining, SealedForms seals, FilingRate rate, Pages pages) {
    this.joining = joining;
    this.seals = seals;
    this.rate = rate;
    this.pages = pages;
  }

  @GetMapping("/join")
  View ask(HttpServletRequest request) {
    return form(request, HttpStatus.OK, Mistakes.NONE);
  }

  @PostMapping("/join")
  View look(HttpServletRequest request) {
    Page page = pages.frame(request);
    Optional<Mistakes> again = SentForm.onlyToShow(request, page);
    if (again.isPresent()) {
      return form(request, HttpStatus.OK, again.get());
    }
    String number = SentForm.typed(request, "number");
    String code = SentForm.typed(request, "code");
    return switch (joining.invitation(number, code)) {
      case JoiningGroup.Opened.Open open ->
          agree(
              request,
              Map.of("number", number, "code", code, "key", joining.draw()),
              open,
              Mistakes.NONE);
      case JoiningGroup.Opened.Wrong _ -> wrong(request);
      case JoiningGroup.Opened.Wait _ -> tooMany(request);
    };
  }

  @PostMapping("/join/agree")
  View join(HttpServletRequest request) {
    Page page = pages.frame(request);
    Map<String, String> held =
        seals.open(PURPOSE, SentForm.typed(request, "form")).orElse(Map.of());
    if (held.isEmpty()) {
      return form(request, HttpStatus.OK, Mistakes.of("form", page.text("mistake.form-stale")));
    }
    Optional<Mistakes> again = SentForm.onlyToShow(request, page);
    if (again.isPresent()) {
      return agreeAgain(request, held, again.get());
    }
    if (rate.take(request).isPositive()) {
      return tooMany(request);
    }
    JoiningGroup.Wish wish =
        new JoiningGroup.Wish(
            held.getOrDefault("number", ""),
            held.getOrDefault("code", ""),
            SentForm.typed(request, "agreed").equals("yes"),
            identity(request),
            held.getOrDefault("key", ""));
    return switch (joining.join(wish, page.locale())) {
      case JoiningGroup.Joined.Done done ->
          pages.show("complainant/joined", page, Map.of("joined", done));
      case JoiningGroup.Joined.Incomplete(var errors) ->
          agreeAgain(request, held, Mistakes.of(errors, page));
      case JoiningGroup.Joined.Wrong _ -> wrong(request);
      case JoiningGroup.Joined.Wait _ -> tooMany(request);
    };
  }

  private static Map<String, String> identity(HttpServletRequest request) {
    Map<String, String> identity = new HashMap<>();
    for (String field : IDENTITY) {
      String typed = SentForm.typed(request, field).strip();
      if (!typed.isEmpty()) {
        identity.put(field, typed);
      }
    }
    return identity;
  }

  private View wrong(HttpServletRequest request) {
    Page page = pages.frame(request);
    return form(
        request, HttpStatus.FORBIDDEN, Mistakes.of("code", page.text("mistake.invitation")));
  }

  private View tooMany(HttpServletRequest request) {
    Page page = pages.frame(request);
    return form(
        request,
        HttpStatus.TOO_MANY_REQUESTS,
        Mistakes.of("code", page.text("mistake.invitation-wait")));
  }

  private View form(HttpServletRequest request, HttpStatus status, Mistakes mistakes) {
    return pages.show(
        status,
        "complainant/join",
        pages.frame(request),
        Map.of("number", SentForm.typed(request, "number"), "mistakes", mistakes));
  }

  /// The code is looked at again: it may have been ended meanwhile.
  private View agreeAgain(HttpServletRequest request, Map<String, String> held, Mistakes mistakes) {
    return switch (joining.invitation(
        held.getOrDefault("number", ""), held.getOrDefault("code", ""))) {
      case JoiningGroup.Opened.Open open -> agree(request, held, open, mistakes);
      case JoiningGroup.Opened.Wrong _ -> wrong(request);
      case JoiningGroup.Opened.Wait _ -> tooMany(request);
    };
  }

  private View agree(
      HttpServletRequest request,
      Map<String, String> held,
      JoiningGroup.Opened.Open open,
      Mistakes mistakes) {
    Page page = pages.frame(request).switchedBy("join");
    return pages.show(
        "complainant/join-agree",
        page,
        Map.of(
            "open", open,
            "consent", joining.consent(page.locale()),
            "form", seals.seal(PURPOSE, held, LASTS),
            "name", SentForm.typed(request, "name"),
            "phone", SentForm.typed(request, "phone"),
            "mistakes", mistakes));
  }
}
