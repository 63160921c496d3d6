package org.huiyin.desk;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.huiyin.access.Sessions;
import org.huiyin.desk.SignInPage.Why;
import org.huiyin.page.KeptForms;
import org.huiyin.page.Pages;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;

/// What whoever has no session is answered: to sign in. A form that was sent is carried through it
/// for the officer whose session has ended, and for no other.
@Component
final class SignInFirst implements AuthenticationEntryPoint {

  private final Sessions sessions;
  private final KeptForms kept;
  private final SignInPage signInPage;

  SignInFirst(Sessions sessions, KeptForms kept, SignInPage signInPage) {
    this.sessions = sessions;
    this.kept = kept;
    this.signInPage = signInPage;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
      throws ServletException {
    if (reads(request)) {
      response.setStatus(HttpStatus.SEE_OTHER.value());
      response.setHeader(HttpHeaders.LOCATION, Onward.from(request).signInFirst());
    } else if (holdsPasswords(request)) {
      response.setStatus(HttpStatus.SEE_OTHER.value());
      response.setHeader(HttpHeaders.LOCATION, Onward.NOWHERE.signInFirst());
    } else {
      Onward onward = new Onward("", keptForm(request));
      Why why = onward.kept().isEmpty() ? Why.LOST : Why.KEPT;
      Pages.answer(signInPage.ask(request, HttpStatus.FORBIDDEN, onward, why), request, response);
    }
  }

  private String keptForm(HttpServletRequest request) {
    return OfficerCookie.secret(request)
        .flatMap(sessions::lately)
        .map(officer -> kept.keep(request, "officer:" + officer))
        .orElse("");
  }

  private static boolean reads(HttpServletRequest request) {
    return request.getMethod().equals(HttpMethod.GET.name())
        || request.getMethod().equals(HttpMethod.HEAD.name());
  }

  /// Or codes, or answers of passkeys, which nobody needs a second time.
  private static boolean holdsPasswords(HttpServletRequest request) {
    return request.getRequestURI().matches("/(password|prove|sign-in|account)(/.*)?");
  }
}
