package org.huiyin.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.page.KeptForms;
import org.huiyin.page.Page;
import org.huiyin.page.Pages;
import org.huiyin.page.SealedForms;
import org.huiyin.provider.Flow;
import org.huiyin.provider.SingleSignOn;
import org.huiyin.provider.WaitingForms;
import org.huiyin.web.PublicAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/// Sends a browser to the provider and takes it up again. By a page that leads on by itself, and
/// not by a redirection: our pages let no form end at another site, and the officer's cookie stays
/// away from whatever another site has begun. Thread-safe.
@Component
final class ProviderWays {

  static final String BACK = "/sign-in/provider/back";
  private static final String PURPOSE = "provider";

  private final SingleSignOn singleSignOn;
  private final SealedForms seals;
  private final KeptForms kept;
  private final WaitingForms waiting;
  private final SigningIn signingIn;
  private final PublicAddress address;
  private final Pages pages;

  ProviderWays(
      SingleSignOn singleSignOn,
      SealedForms seals,
      KeptForms kept,
      WaitingForms waiting,
      SigningIn signingIn,
      PublicAddress address,
      Pages pages) {
    this.singleSignOn = singleSignOn;
    this.seals = seals;
    this.kept = kept;
    this.waiting = waiting;
    this.signingIn = signingIn;
    this.address = address;
    this.pages = pages;
  }

  String back() {
    return address.origin() + BACK;
  }

  /// The page that leads there; empty if the provider doesn't answer.
  Optional<View> leave(
      HttpServletRequest request,
      HttpServletResponse response,
      Onward onward,
      Flow.@Nullable Again again) {
    UUID form = kept.isKept(onward.kept()) ? waiting.put(onward.kept()) : null;
    return singleSignOn
        .leave(back(), onward.to(), form, again)
        .map(
            leaving -> {
              String flow = seals.seal(PURPOSE, leaving.flow().values(), SingleSignOn.LASTS);
              response.addHeader(
                  HttpHeaders.SET_COOKIE, ProviderCookie.holding(request, flow).toString());
              return leadOn(request, "leave", leaving.address().toString());
            });
  }

  /// What this browser has begun there, which is over with this.
  Optional<Flow> begun(HttpServletRequest request, HttpServletResponse response) {
    response.addHeader(HttpHeaders.SET_COOKIE, ProviderCookie.ended(request).toString());
    return ProviderCookie.flow(request).flatMap(flow -> seals.open(PURPOSE, flow)).map(Flow::of);
  }

  /// Where the browser ends its session at the provider, if it began there; to be asked before ours
  /// is over.
  Optional<URI> endThere(HttpServletRequest request) {
    return SessionFilter.session(request)
        .flatMap(
            session ->
                signingIn
                    .providerToken(request)
                    .flatMap(
                        token ->
                            singleSignOn.endThere(
                                session.officer().officer(),
                                token,
                                address.origin() + "/sign-in")));
  }

  View signedOut(HttpServletRequest request, URI there) {
    return leadOn(request, "out", there.toString());
  }

  /// @param what for the texts
  View leadOn(HttpServletRequest request, String what, String to) {
    return show(request, HttpStatus.OK, what, to, true, Onward.NOWHERE);
  }

  View failed(HttpServletRequest request, String why, String to) {
    HttpStatus status = why.equals("away") ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.FORBIDDEN;
    return show(request, status, why, to, false, Onward.NOWHERE);
  }

  /// A form waits: its officer asks to see it, since it is shown to a form only.
  View formWaits(HttpServletRequest request, Onward onward) {
    return show(request, HttpStatus.OK, "kept", "", false, onward);
  }

  private View show(
      HttpServletRequest request,
      HttpStatus status,
      String what,
      String to,
      boolean byItself,
      Onward onward) {
    boolean sent = request.getMethod().equals(HttpMethod.POST.name());
    Page frame = pages.frame(request);
    Page page = sent ? frame.switchedBy("other-language") : frame;
    Map<String, Object> shown = new HashMap<>();
    shown.put("what", what);
    shown.put("sentTo", sent ? request.getRequestURI() : "/sign-in/provider/on");
    shown.put("to", to);
    shown.put("byItself", byItself);
    shown.put("onward", onward);
    return pages.show(status, "desk/provider", page, shown);
  }
}
