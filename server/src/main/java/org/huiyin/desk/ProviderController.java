package org.huiyin.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.huiyin.access.Session;
import org.huiyin.access.Sessions;
import org.huiyin.desk.SignInPage.Why;
import org.huiyin.page.Mistakes;
import org.huiyin.page.PageNotFound;
import org.huiyin.page.Pages;
import org.huiyin.page.SentForm;
import org.huiyin.provider.Arrival;
import org.huiyin.provider.Flow;
import org.huiyin.provider.SingleSignOn;
import org.huiyin.provider.WaitingForms;
import org.huiyin.web.LanguageResolver;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/// Single sign-on: to the provider and back, for signing in and for proving once more who one is.
///
/// What brings a browser back is another site's: the officer's cookie stays away from it, and the
/// code stands in its address. So the answer is an address without, which leads on from a page of
/// ours, where the cookie comes along.
@Controller
class ProviderController {

  private static final Set<String> FAILURES =
      Set.of("declined", "refused", "unknown", "too-weak", "away");

  private final SingleSignOn singleSignOn;
  private final ProviderWays ways;
  private final WaitingForms waiting;
  private final Sessions sessions;
  private final SigningIn signingIn;
  private final SignInPage signInPage;
  private final CodePage codePage;
  private final NextPage next;
  private final Pages pages;

  ProviderController(
      SingleSignOn singleSignOn,
      ProviderWays ways,
      WaitingForms waiting,
      Sessions sessions,
      SigningIn signingIn,
      SignInPage signInPage,
      CodePage codePage,
      NextPage next,
      Pages pages) {
    this.singleSignOn = singleSignOn;
    this.ways = ways;
    this.waiting = waiting;
    this.sessions = sessions;
    this.signingIn = signingIn;
    this.signInPage = signInPage;
    this.codePage = codePage;
    this.next = next;
    this.pages = pages;
  }

  @PostMapping("/sign-in/provider")
  View signIn(HttpServletRequest request, HttpServletResponse response) {
    offered();
    if (SentForm.stale(request)) {
      return signInAgain(request, HttpStatus.OK, "mistake.form-stale");
    }
    return ways.leave(request, response, Onward.of(request), null)
        .orElseGet(() -> signInAgain(request, HttpStatus.SERVICE_UNAVAILABLE, "provider.away"));
  }

  @PostMapping("/prove/provider")
  View prove(HttpServletRequest request, HttpServletResponse response) {
    offered();
    Session session = SessionFilter.session(request).orElseThrow();
    if (SentForm.stale(request)) {
      return proveAgain(request, session, "password.stale");
    }
    Optional<Flow.Again> again =
        sessions
            .id(session.officer(), OfficerCookie.secret(request).orElse(""))
            .map(id -> new Flow.Again(session.officer().officer(), id));
    return ways.leave(request, response, Onward.of(request), again.orElseThrow())
        .orElseGet(() -> proveAgain(request, session, "provider.away"));
  }

  @GetMapping(ProviderWays.BACK)
  View back(HttpServletRequest request, HttpServletResponse response) {
    offered();
    Optional<Flow> begun = ways.begun(request, response);
    if (begun.isEmpty()) {
      return Pages.to("/sign-in/provider/on?why=refused");
    }
    Flow flow = begun.get();
    SingleSignOn.Answer answer =
        new SingleSignOn.Answer(
            request.getParameter("code"),
            request.getParameter("state"),
            request.getParameter("error"),
            request.getParameter("iss"));
    return switch (singleSignOn.arrive(flow, answer, ways.back())) {
      case Arrival.Proven proven -> proven(request, response, flow, proven);
      case Arrival.Declined() -> failed(flow, "declined");
      case Arrival.Refused() -> failed(flow, "refused");
      case Arrival.Unknown() -> failed(flow, "unknown");
      case Arrival.TooWeak() -> failed(flow, "too-weak");
      case Arrival.Away() -> failed(flow, "away");
    };
  }

  private View proven(
      HttpServletRequest request, HttpServletResponse response, Flow flow, Arrival.Proven proven) {
    if (flow.again() == null) {
      signingIn.begin(request, response, proven);
    } else if (!isAgain(flow.again(), proven)) {
      return failed(flow, "refused");
    }
    return Pages.to("/sign-in/provider/in?" + query(flow));
  }

  /// Whoever proves it has to be whose session it is.
  private boolean isAgain(Flow.Again again, Arrival.Proven proven) {
    return again.officer().equals(proven.officer().officer())
        && sessions.provenAgain(proven.officer(), again.session());
  }

  private static View failed(Flow flow, String why) {
    return Pages.to("/sign-in/provider/on?why=" + why + "&" + query(flow));
  }

  private static String query(Flow flow) {
    return "to="
        + URLEncoder.encode(flow.to(), StandardCharsets.UTF_8)
        + (flow.kept() == null ? "" : "&kept=" + flow.kept());
  }

  @GetMapping("/sign-in/provider/in")
  View in(HttpServletRequest request) {
    return ways.leadOn(request, "in", onwards(request));
  }

  @GetMapping("/sign-in/provider/on")
  View goOn(HttpServletRequest request) {
    String why = SentForm.typed(request, "why");
    if (FAILURES.contains(why)) {
      return ways.failed(request, why, onwards(request));
    }
    Onward onward = new Onward(SentForm.typed(request, "to"), kept(request));
    Optional<Session> session = SessionFilter.session(request);
    if (session.isEmpty()) {
      Why asked = onward.kept().isEmpty() ? Why.ASKED : Why.KEPT;
      return signInPage.ask(request, HttpStatus.OK, onward, asked);
    }
    return session.get().open() && !onward.kept().isEmpty()
        ? ways.formWaits(request, onward)
        : next.after(request, session.get(), onward);
  }

  /// What was typed is shown to whose it is, by a form, as after any other way of signing in.
  @PostMapping("/sign-in/provider/on")
  View showForm(HttpServletRequest request) {
    Optional<Session> session = SessionFilter.session(request);
    Onward onward = Onward.of(request);
    return session.isEmpty()
            || SentForm.stale(request)
            || request.getParameter(LanguageResolver.CHOICE) != null
        ? ways.formWaits(request, onward)
        : next.after(request, session.get(), onward);
  }

  private static String onwards(HttpServletRequest request) {
    Onward onward = new Onward(SentForm.typed(request, "to"), "");
    UUID kept = waitingForm(request);
    return "/sign-in/provider/on?to="
        + URLEncoder.encode(onward.to(), StandardCharsets.UTF_8)
        + (kept == null ? "" : "&kept=" + kept);
  }

  private String kept(HttpServletRequest request) {
    UUID id = waitingForm(request);
    return id == null ? "" : waiting.get(id).orElse("");
  }

  private static @Nullable UUID waitingForm(HttpServletRequest request) {
    try {
      return UUID.fromString(SentForm.typed(request, "kept"));
    } catch (IllegalArgumentException none) {
      return null;
    }
  }

  private void offered() {
    if (!singleSignOn.offered()) {
      throw new PageNotFound();
    }
  }

  private View signInAgain(HttpServletRequest request, HttpStatus status, String why) {
    Mistakes mistakes = Mistakes.of("form", pages.frame(request).text(why));
    return signInPage.askAgain(request, status, Onward.of(request), "", mistakes);
  }

  private View proveAgain(HttpServletRequest request, Session session, String why) {
    Mistakes mistakes = Mistakes.of("form", pages.frame(request).text(why));
    return codePage.proveAgain(request, session, Onward.of(request), mistakes);
  }
}
