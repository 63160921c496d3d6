package org.huiyin.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.access.Credentials;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.access.SecondFactor;
import org.huiyin.access.Session;
import org.huiyin.access.Sessions;
import org.huiyin.access.SignIn;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Officer;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Page;
import org.huiyin.page.Pages;
import org.huiyin.page.SentForm;
import org.huiyin.web.LanguageResolver;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/// Proving once more who one is: by a passkey, or by password and code.
@Controller
class ProveController {

  private final Credentials credentials;
  private final SecondFactor secondFactor;
  private final Sessions sessions;
  private final Challenges challenges;
  private final SigningIn signingIn;
  private final CodePage codePage;
  private final Directory directory;
  private final Pages pages;

  ProveController(
      Credentials credentials,
      SecondFactor secondFactor,
      Sessions sessions,
      Challenges challenges,
      SigningIn signingIn,
      CodePage codePage,
      Directory directory,
      Pages pages) {
    this.credentials = credentials;
    this.secondFactor = secondFactor;
    this.sessions = sessions;
    this.challenges = challenges;
    this.signingIn = signingIn;
    this.codePage = codePage;
    this.directory = directory;
    this.pages = pages;
  }

  @GetMapping("/prove")
  View ask(HttpServletRequest request) {
    return ask(request, Mistakes.NONE);
  }

  @PostMapping("/prove")
  View prove(HttpServletRequest request) {
    Page page = pages.frame(request);
    if (SentForm.stale(request)) {
      return ask(request, Mistakes.of("form", page.text("password.stale")));
    }
    if (request.getParameter(LanguageResolver.CHOICE) != null) {
      return ask(request, Mistakes.NONE);
    }
    OfficerPrincipal officer = session(request).officer();
    Mistakes unproven = unproven(request, page, officer);
    return unproven.any() ? ask(request, unproven) : proven(request);
  }

  @PostMapping("/prove/passkey")
  View provePasskey(HttpServletRequest request) {
    UUID officer = session(request).officer().officer();
    Optional<SignIn.Accepted> accepted =
        SentForm.stale(request) ? Optional.empty() : challenges.proven(request);
    return accepted.filter(who -> who.officer().officer().equals(officer)).isPresent()
        ? proven(request)
        : ask(request, Mistakes.of("form", pages.frame(request).text("passkey.wrong")));
  }

  /// The code is looked at after the password only, so that a wrong password spends none.
  private Mistakes unproven(HttpServletRequest request, Page page, OfficerPrincipal officer) {
    String login = directory.officer(officer.officer()).map(Officer::login).orElseThrow();
    return switch (credentials.signIn(login, SentForm.typed(request, "password"))) {
      case SignIn.Accepted _ -> uncoded(request, page, officer);
      case SignIn.Wrong() -> Mistakes.of("password", page.text("password.current.wrong"));
      case SignIn.Closed() -> Mistakes.of("form", page.text("sign-in.closed"));
      case SignIn.Wait(Duration atLeast) ->
          Mistakes.of("password", page.text("sign-in.wait", PasswordPage.seconds(atLeast)));
    };
  }

  private Mistakes uncoded(HttpServletRequest request, Page page, OfficerPrincipal officer) {
    return secondFactor.of(officer).any()
        ? CodeController.mistakes(
            page, secondFactor.check(officer, SentForm.typed(request, "code")))
        : Mistakes.NONE;
  }

  private View proven(HttpServletRequest request) {
    OfficerPrincipal officer = session(request).officer();
    sessions.provenAgain(officer, OfficerCookie.secret(request).orElse(""));
    return signingIn.onward(officer, Onward.of(request));
  }

  private View ask(HttpServletRequest request, Mistakes mistakes) {
    return codePage.proveAgain(request, session(request), Onward.of(request), mistakes);
  }

  private static Session session(HttpServletRequest request) {
    return SessionFilter.session(request).orElseThrow();
  }
}
