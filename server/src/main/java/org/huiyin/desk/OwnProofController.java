package org.huiyin.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.access.GraveAct;
import org.huiyin.access.Passkeys;
import org.huiyin.access.SecondFactor;
import org.huiyin.access.Session;
import org.huiyin.access.SignIn;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Page;
import org.huiyin.page.PageNotFound;
import org.huiyin.page.Pages;
import org.huiyin.page.SentForm;
import org.huiyin.web.LanguageResolver;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/// An officer's own second factor: setting it up, changing it, taking it off. Whoever has one
/// proves it first, since a session that was left open must not be enough to put another's
/// telephone in its place.
@Controller
class OwnProofController {

  private final SecondFactor secondFactor;
  private final Passkeys passkeys;
  private final Challenges challenges;
  private final SecondFactorPage page;
  private final SigningIn signingIn;
  private final StepUp stepUp;
  private final AccountController account;
  private final Pages pages;

  OwnProofController(
      SecondFactor secondFactor,
      Passkeys passkeys,
      Challenges challenges,
      SecondFactorPage page,
      SigningIn signingIn,
      StepUp stepUp,
      AccountController account,
      Pages pages) {
    this.secondFactor = secondFactor;
    this.passkeys = passkeys;
    this.challenges = challenges;
    this.page = page;
    this.signingIn = signingIn;
    this.stepUp = stepUp;
    this.account = account;
    this.pages = pages;
  }

  @GetMapping("/account/second-factor")
  View ask(HttpServletRequest request) {
    return proven(request).orElseGet(() -> ask(request, Mistakes.NONE));
  }

  @PostMapping("/account/second-factor")
  View setUp(HttpServletRequest request, HttpServletResponse response) {
    Optional<View> first = first(request);
    if (first.isPresent()) {
      return first.get();
    }
    Session session = session(request);
    Optional<List<String>> codes =
        secondFactor.setUp(
            session.officer(), page.secret(request, session), SentForm.typed(request, "code"));
    return codes.isPresent()
        ? shown(request, begin(request, response, session, Session.By.CODE), codes.get())
        : ask(request, Mistakes.of("code", text(request).text("second.wrong")));
  }

  @PostMapping("/account/passkeys")
  View addPasskey(HttpServletRequest request, HttpServletResponse response) {
    Optional<View> first = first(request);
    if (first.isPresent()) {
      return first.get();
    }
    String label = SentForm.typed(request, "label").strip();
    if (label.isEmpty() || label.length() > Passkeys.LONGEST_LABEL) {
      return ask(request, Mistakes.of("label", text(request).text("passkey.label.missing")));
    }
    Session session = session(request);
    if (!challenges.made(request, session.officer(), label)) {
      return ask(request, Mistakes.of("form", text(request).text("passkey.not-made")));
    }
    boolean codesLeft = secondFactor.of(session.officer()).recovery() > 0;
    Session proven = begin(request, response, session, Session.By.PASSKEY);
    return codesLeft
        ? Pages.to("/account?done=passkey")
        : shown(request, proven, secondFactor.newRecoveryCodes(session.officer()));
  }

  @PostMapping("/account/passkeys/{id}/remove")
  View removePasskey(HttpServletRequest request, @PathVariable String id) {
    return changed(
        request,
        having -> having.passkeys() > 1 || having.codes(),
        session -> {
          if (!passkeys.remove(session.officer(), uuid(id))) {
            throw new PageNotFound();
          }
        });
  }

  @PostMapping("/account/telephone/off")
  View takeOff(HttpServletRequest request) {
    return changed(
        request,
        having -> having.passkeys() > 0,
        session -> secondFactor.takeOffTelephone(session.officer()));
  }

  @PostMapping("/account/recovery-codes")
  View newCodes(HttpServletRequest request) {
    Session session = session(request);
    if (SentForm.stale(request)) {
      return account.stale(request, session.officer());
    }
    return proven(request)
        .orElseGet(() -> shown(request, session, secondFactor.newRecoveryCodes(session.officer())));
  }

  @PostMapping("/account/on")
  View goOn(HttpServletRequest request) {
    return signingIn.onward(session(request).officer(), Onward.of(request));
  }

  private interface Left {
    boolean enough(SecondFactor.Having having);
  }

  private interface Removal {
    void from(Session session);
  }

  /// Nobody who needs a second factor takes off the last.
  private View changed(HttpServletRequest request, Left left, Removal removal) {
    Session session = session(request);
    if (SentForm.stale(request)) {
      return account.stale(request, session.officer());
    }
    Optional<View> first = stepUp.first(request, GraveAct.OWN_PROOF);
    if (first.isPresent()) {
      return first.get();
    }
    if (secondFactor.requiredOf(session.officer())
        && !left.enough(secondFactor.of(session.officer()))) {
      return account.refused(request, session.officer(), "account.second.last");
    }
    removal.from(session);
    return Pages.to("/account?done=removed");
  }

  /// What comes before: the form is only to be shown again, or its officer proves who they are.
  private Optional<View> first(HttpServletRequest request) {
    if (SentForm.stale(request)) {
      String why = text(request).text("mistake.form-stale");
      return Optional.of(ask(request, Mistakes.of("form", why)));
    }
    return request.getParameter(LanguageResolver.CHOICE) == null
        ? proven(request)
        : Optional.of(ask(request, Mistakes.NONE));
  }

  private Optional<View> proven(HttpServletRequest request) {
    return session(request).need() == Session.Need.SET_UP
        ? Optional.empty()
        : stepUp.first(request, GraveAct.OWN_PROOF);
  }

  /// Under a new secret, since it opens more now.
  private Session begin(
      HttpServletRequest request, HttpServletResponse response, Session session, Session.By by) {
    return signingIn.begin(request, response, new SignIn.Accepted(session.officer(), false), by);
  }

  private View shown(HttpServletRequest request, Session session, List<String> codes) {
    return page.codes(request, session, Onward.of(request), codes);
  }

  private View ask(HttpServletRequest request, Mistakes mistakes) {
    return page.ask(request, session(request), Onward.of(request), mistakes);
  }

  private Page text(HttpServletRequest request) {
    return pages.frame(request);
  }

  private static UUID uuid(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException malformed) {
      throw new PageNotFound();
    }
  }

  private static Session session(HttpServletRequest request) {
    return SessionFilter.session(request).orElseThrow();
  }
}
