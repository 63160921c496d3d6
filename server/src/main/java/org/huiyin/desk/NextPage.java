package org.huiyin.desk;

import jakarta.servlet.http.HttpServletRequest;
import org.huiyin.access.Session;
import org.huiyin.page.Mistakes;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/// What an officer sees who has just proven who they are: what they have to do first, or where
/// they wanted to go. Thread-safe.
@Component
final class NextPage {

  private final SigningIn signingIn;
  private final CodePage codePage;
  private final PasswordPage passwordPage;
  private final SecondFactorPage secondFactorPage;

  NextPage(
      SigningIn signingIn,
      CodePage codePage,
      PasswordPage passwordPage,
      SecondFactorPage secondFactorPage) {
    this.signingIn = signingIn;
    this.codePage = codePage;
    this.passwordPage = passwordPage;
    this.secondFactorPage = secondFactorPage;
  }

  View after(HttpServletRequest request, Session session, Onward onward) {
    return switch (session.need()) {
      case NOTHING -> signingIn.onward(session.officer(), onward);
      case SECOND_FACTOR -> codePage.ask(request, session, onward, Mistakes.NONE);
      case PASSWORD -> passwordPage.ask(request, session, onward, Mistakes.NONE);
      case SET_UP -> secondFactorPage.ask(request, session, onward, Mistakes.NONE);
    };
  }

  /// Its address.
  static String address(Session.Need need) {
    return switch (need) {
      case NOTHING -> "/account";
      case SECOND_FACTOR -> "/sign-in/code";
      case PASSWORD -> "/password";
      case SET_UP -> "/account/second-factor";
    };
  }
}
