package org.huiyin.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import org.huiyin.access.Credentials;
import org.huiyin.access.PasswordChoice;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.access.Session;
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

/// Choosing a password. Whoever has just signed in with one that was given to them chooses at
/// once; anyone else proves the one in force first, since a session alone, left open at a desk,
/// must not be enough to take over its officer's account.
@Controller("passwordPages")
class PasswordController {

  private final Credentials credentials;
  private final Directory directory;
  private final SigningIn signingIn;
  private final PasswordPage passwordPage;
  private final NextPage next;
  private final Pages pages;

  PasswordController(
      Credentials credentials,
      Directory directory,
      SigningIn signingIn,
      PasswordPage passwordPage,
      NextPage next,
      Pages pages) {
    this.credentials = credentials;
    this.directory = directory;
    this.signingIn = signingIn;
    this.passwordPage = passwordPage;
    this.next = next;
    this.pages = pages;
  }

  @GetMapping("/password")
  View ask(HttpServletRequest request) {
    return ask(request, Mistakes.NONE);
  }

  @PostMapping("/password")
  View choose(HttpServletRequest request, HttpServletResponse response) {
    Page page = pages.frame(request);
    if (SentForm.stale(request)) {
      return ask(request, Mistakes.of("form", page.text("password.stale")));
    }
    if (request.getParameter(LanguageResolver.CHOICE) != null) {
      return ask(request, Mistakes.NONE);
    }
    Session session = SessionFilter.session(request).orElseThrow();
    Mistakes unproven = session.mustChange() ? Mistakes.NONE : unproven(request, session, page);
    return unproven.any() ? ask(request, unproven) : chosen(request, response, session, page);
  }

  private Mistakes unproven(HttpServletRequest request, Session session, Page page) {
    String login = directory.officer(session.officer().officer()).map(Officer::login).orElseThrow();
    return switch (credentials.signIn(login, SentForm.typed(request, "current"))) {
      case SignIn.Accepted _ -> Mistakes.NONE;
      case SignIn.Wrong() -> Mistakes.of("current", page.text("password.current.wrong"));
      case SignIn.Closed() -> Mistakes.of("form", page.text("sign-in.closed"));
      case SignIn.Wait(Duration atLeast) ->
          Mistakes.of("current", page.text("sign-in.wait", PasswordPage.seconds(atLeast)));
    };
  }

  private View chosen(
      HttpServletRequest request, HttpServletResponse response, Session session, Page page) {
    OfficerPrincipal officer = session.officer();
    return switch (credentials.choose(officer, SentForm.typed(request, "password"))) {
      case PasswordChoice.Chosen() -> {
        SignIn.Accepted accepted = new SignIn.Accepted(officer, false);
        Session fresh = signingIn.begin(request, response, accepted, session.by());
        yield next.after(request, fresh, Onward.of(request));
      }
      case PasswordChoice.Refused(var reason) ->
          ask(request, Mistakes.of("password", page.text(key(reason), limit(reason))));
    };
  }

  private static String key(PasswordChoice.Reason reason) {
    return "password." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static int limit(PasswordChoice.Reason reason) {
    return reason == PasswordChoice.Reason.TOO_SHORT ? Credentials.SHORTEST : Credentials.LONGEST;
  }

  private View ask(HttpServletRequest request, Mistakes mistakes) {
    Session session = SessionFilter.session(request).orElseThrow();
    return passwordPage.ask(request, session, Onward.of(request), mistakes);
  }
}
