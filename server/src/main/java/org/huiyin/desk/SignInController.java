package org.huiyin.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.huiyin.access.Credentials;
import org.huiyin.access.Session;
import org.huiyin.access.SignIn;
import org.huiyin.desk.SignInPage.Why;
import org.huiyin.page.Mistakes;
import org.huiyin.page.Page;
import org.huiyin.page.Pages;
import org.huiyin.page.SentForm;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/// Signing in and out.
@Controller
class SignInController {

  private final Credentials credentials;
  private final SigningIn signingIn;
  private final SignInPage signInPage;
  private final NextPage next;
  private final ProviderWays ways;
  private final Pages pages;

  SignInController(
      Credentials credentials,
      SigningIn signingIn,
      SignInPage signInPage,
      NextPage next,
      ProviderWays ways,
      Pages pages) {
    this.ways = ways;
    this.credentials = credentials;
    this.signingIn = signingIn;
    this.signInPage = signInPage;
    this.next = next;
    this.pages = pages;
  }

  @GetMapping("/sign-in")
  View ask(HttpServletRequest request) {
    return signInPage.ask(request, HttpStatus.OK, Onward.of(request), Why.ASKED);
  }

  @PostMapping("/sign-in")
  View signIn(HttpServletRequest request, HttpServletResponse response) {
    Page page = pages.frame(request);
    String name = SentForm.typed(request, "name");
    Optional<Mistakes> again = SentForm.onlyToShow(request, page);
    if (again.isPresent()) {
      return again(request, name, again.get());
    }
    String password = SentForm.typed(request, "password");
    Mistakes missing = missing(page, name, password);
    if (missing.any()) {
      return again(request, name, missing);
    }
    return switch (credentials.signIn(name.strip(), password)) {
      case SignIn.Accepted accepted -> signedIn(request, response, accepted);
      case SignIn.Wrong() -> wrong(request);
      case SignIn.Closed() ->
          again(request, name, Mistakes.of("form", page.text("sign-in.closed")));
      case SignIn.Wait(Duration atLeast) -> wait(request, response, name, atLeast);
    };
  }

  /// A plain sign-out can't be forged from another site, since the cookie doesn't come along; so
  /// it works in any case.
  @PostMapping("/sign-out")
  View signOut(HttpServletRequest request, HttpServletResponse response) {
    Optional<URI> there = ways.endThere(request);
    signingIn.end(request, response);
    return there.map(to -> ways.signedOut(request, to)).orElseGet(() -> Pages.to("/sign-in"));
  }

  private View signedIn(
      HttpServletRequest request, HttpServletResponse response, SignIn.Accepted accepted) {
    if (!credentials.takeUp(accepted)) {
      return wrong(request);
    }
    Session session = signingIn.begin(request, response, accepted, Session.By.PASSWORD);
    return next.after(request, session, Onward.of(request));
  }

  private View wrong(HttpServletRequest request) {
    return signInPage.askAgain(
        request,
        HttpStatus.FORBIDDEN,
        Onward.of(request),
        SentForm.typed(request, "name"),
        Mistakes.of("name", pages.frame(request).text("sign-in.wrong")));
  }

  private View wait(
      HttpServletRequest request, HttpServletResponse response, String name, Duration atLeast) {
    long seconds = PasswordPage.seconds(atLeast);
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    return signInPage.askAgain(
        request,
        HttpStatus.TOO_MANY_REQUESTS,
        Onward.of(request),
        name,
        Mistakes.of("name", pages.frame(request).text("sign-in.wait", seconds)));
  }

  private View again(HttpServletRequest request, String name, Mistakes mistakes) {
    return signInPage.askAgain(request, HttpStatus.OK, Onward.of(request), name, mistakes);
  }

  private static Mistakes missing(Page page, String name, String password) {
    Map<String, String> missing = new LinkedHashMap<>();
    if (name.isBlank()) {
      missing.put("name", page.text("sign-in.name.missing"));
    }
    if (password.isEmpty()) {
      missing.put("password", page.text("sign-in.password.missing"));
    }
    return new Mistakes(missing);
  }
}
