package org.huiyin.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.huiyin.access.Device;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.access.Session;
import org.huiyin.access.Sessions;
import org.huiyin.access.SignIn;
import org.huiyin.authority.Directory;
import org.huiyin.page.KeptForms;
import org.huiyin.page.Pages;
import org.huiyin.provider.Arrival;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/// Begins and ends the session that a browser holds. Thread-safe.
@Component
final class SigningIn {

  private final Sessions sessions;
  private final KeptForms kept;
  private final Directory directory;

  SigningIn(Sessions sessions, KeptForms kept, Directory directory) {
    this.sessions = sessions;
    this.kept = kept;
    this.directory = directory;
  }

  /// Begins a session under a new secret; the one that the browser held before is over.
  Session begin(
      HttpServletRequest request,
      HttpServletResponse response,
      SignIn.Accepted accepted,
      Session.By by) {
    String before = OfficerCookie.secret(request).orElse("");
    return hold(request, response, sessions.begin(accepted, by, device(request), before));
  }

  /// The same for an officer who comes from the provider.
  Session begin(HttpServletRequest request, HttpServletResponse response, Arrival.Proven arrived) {
    SignIn.Accepted accepted = new SignIn.Accepted(arrived.officer(), false);
    return hold(request, response, sessions.begin(accepted, arrived.at(), device(request)));
  }

  private static Device device(HttpServletRequest request) {
    return Device.of(request.getHeader(HttpHeaders.USER_AGENT));
  }

  private Session hold(
      HttpServletRequest request, HttpServletResponse response, Session.Begun begun) {
    OfficerCookie.secret(request).ifPresent(sessions::end);
    setCookie(response, OfficerCookie.holding(request, begun.secret()).toString());
    SessionFilter.remember(request, begun.session());
    return begun.session();
  }

  /// What ends the browser's session at the provider too, sealed; to be asked before it is over.
  Optional<String> providerToken(HttpServletRequest request) {
    Optional<String> secret = OfficerCookie.secret(request);
    return SessionFilter.session(request)
        .flatMap(session -> sessions.providerToken(session.officer(), secret.orElse("")));
  }

  void end(HttpServletRequest request, HttpServletResponse response) {
    OfficerCookie.secret(request).ifPresent(sessions::end);
    setCookie(response, OfficerCookie.ended(request).toString());
  }

  /// Where the officer goes now: back to what they had typed, or where they wanted to go.
  View onward(OfficerPrincipal officer, Onward onward) {
    return kept.again(onward.kept(), owner(officer))
        .orElseGet(
            () ->
                Pages.to(
                    onward.to().isEmpty() ? SignedIn.of(officer, directory).home() : onward.to()));
  }

  private static String owner(OfficerPrincipal officer) {
    return officer.binding();
  }

  private static void setCookie(HttpServletResponse response, String cookie) {
    response.addHeader(HttpHeaders.SET_COOKIE, cookie);
  }
}
