package org.huiyin.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.huiyin.access.CodeCheck;
import org.huiyin.access.Credentials;
import org.huiyin.access.SecondFactor;
import org.huiyin.access.Session;
import org.huiyin.access.SignIn;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Page;
import org.huiyin.page.Pages;
import org.huiyin.page.SentForm;
import org.huiyin.provider.ProviderLinks;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/// The second page of signing in, and signing in by a passkey, which needs no other page.
@Controller
class CodeController {

  private final Credentials credentials;
  private final SecondFactor secondFactor;
  private final Challenges challenges;
  private final SigningIn signingIn;
  private final SignInPage signInPage;
  private final Door door;
  private final ProviderLinks links;
  private final CodePage codePage;
  private final NextPage next;
  private final Pages pages;

  CodeController(
      Credentials credentials,
      SecondFactor secondFactor,
      Challenges challenges,
      SigningIn signingIn,
      SignInPage signInPage,
      Door door,
      ProviderLinks links,
      CodePage codePage,
      NextPage next,
      Pages pages) {
    this.credentials = credentials;
    this.secondFactor = secondFactor;
    this.challenges = challenges;
    this.signingIn = signingIn;
    this.signInPage = signInPage;
    this.door = door;
    this.links = links;
    this.codePage = codePage;
    this.next = next;
    this.pages = pages;
  }

  @GetMapping("/sign-in/code")
  View ask(HttpServletRequest request) {
    return ask(request, Mistakes.NONE);
  }

  @PostMapping("/sign-in/code")
  View check(HttpServletRequest request, HttpServletResponse response) {
    Page page = pages.frame(request);
    Optional<Mistakes> again = SentForm.onlyToShow(request, page);
    if (again.isPresent()) {
      return ask(request, again.get());
    }
    Session session = session(request);
    Mistakes wrong =
        mistakes(page, secondFactor.check(session.officer(), SentForm.typed(request, "code")));
    return wrong.any()
        ? ask(request, wrong)
        : begin(request, response, credentials.accepted(session.officer()), Session.By.CODE);
  }

  @PostMapping("/sign-in/passkey")
  View passkey(HttpServletRequest request, HttpServletResponse response) {
    if (SentForm.stale(request)) {
      return again(request, "mistake.form-stale");
    }
    Optional<SignIn.Accepted> accepted =
        challenges.proven(request).filter(who -> !door.only() || isHalfway(request, who));
    return accepted.isPresent()
        ? begin(request, response, accepted.get(), Session.By.PASSKEY)
        : again(request, "passkey.wrong");
  }

  /// Where single sign-on is the only way in, a passkey is what comes beside it, and nothing more.
  private static boolean isHalfway(HttpServletRequest request, SignIn.Accepted who) {
    return SessionFilter.session(request)
        .filter(session -> session.officer().officer().equals(who.officer().officer()))
        .isPresent();
  }

  static Mistakes mistakes(Page page, CodeCheck check) {
    return switch (check) {
      case CodeCheck.Right() -> Mistakes.NONE;
      case CodeCheck.Wrong() -> Mistakes.of("code", page.text("code.wrong"));
      case CodeCheck.Wait(Duration atLeast) ->
          Mistakes.of("code", page.text("sign-in.wait", PasswordPage.seconds(atLeast)));
    };
  }

  private View begin(
      HttpServletRequest request,
      HttpServletResponse response,
      SignIn.Accepted accepted,
      Session.By by) {
    boolean byProvider =
        SessionFilter.session(request)
            .filter(before -> before.by() == Session.By.PROVIDER)
            .filter(before -> before.officer().officer().equals(accepted.officer().officer()))
            .isPresent();
    if (byProvider) {
      links.confirm(accepted.officer().officer());
    }
    Session session = signingIn.begin(request, response, accepted, by);
    return next.after(request, session, Onward.of(request));
  }

  private View again(HttpServletRequest request, String why) {
    Mistakes mistakes = Mistakes.of("form", pages.frame(request).text(why));
    return SessionFilter.session(request)
        .filter(session -> session.need() == Session.Need.SECOND_FACTOR)
        .map(session -> codePage.ask(request, session, Onward.of(request), mistakes))
        .orElseGet(
            () ->
                signInPage.askAgain(
                    request, HttpStatus.FORBIDDEN, Onward.of(request), "", mistakes));
  }

  private View ask(HttpServletRequest request, Mistakes mistakes) {
    return codePage.ask(request, session(request), Onward.of(request), mistakes);
  }

  private static Session session(HttpServletRequest request) {
    return SessionFilter.session(request).orElseThrow();
  }
}
