package org.huiyin.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.web.Problem;
import org.huiyin.web.ProblemType;

/// An officer's sign-in name and password.
///
/// @param givenPasswords whether a password that someone else knows is good enough
record PasswordProof(
    Credentials credentials, SecondFactor secondFactor, GivenPasswords givenPasswords)
    implements Proof {

  /// The header field that brings the code, as a browser's second page does.
  static final String CODE = "Second-Factor";

  enum GivenPasswords {
    ACCEPTED,
    REFUSED
  }

  @Override
  public Principal of(HttpServletRequest request) {
    BasicLogin login = BasicLogin.of(request);
    return switch (credentials.signIn(login.name(), login.secret())) {
      case SignIn.Accepted(var officer, boolean mustChange) -> {
        if (mustChange && givenPasswords == GivenPasswords.REFUSED) {
          throw Problem.of(ProblemType.PASSWORD_MUST_CHANGE).exception();
        }
        second(request, officer);
        yield officer;
      }
      case SignIn.Wrong(), SignIn.Closed() -> throw BasicLogin.unproven();
      case SignIn.Wait(Duration atLeast) -> throw Proof.tooMany(atLeast);
    };
  }

  /// Whoever only chooses a password may do so before there is a second factor.
  private void second(HttpServletRequest request, OfficerPrincipal officer) {
    if (!secondFactor.of(officer).any()) {
      if (givenPasswords == GivenPasswords.REFUSED && secondFactor.requiredOf(officer)) {
        throw Problem.of(ProblemType.SECOND_FACTOR_REQUIRED).exception();
      }
      return;
    }
    String code = request.getHeader(CODE);
    if (code == null) {
      throw Problem.of(ProblemType.SECOND_FACTOR_REQUIRED).exception();
    }
    switch (secondFactor.check(officer, code)) {
      case CodeCheck.Right() -> {}
      case CodeCheck.Wrong() -> throw BasicLogin.unproven();
      case CodeCheck.Wait(Duration atLeast) -> throw Proof.tooMany(atLeast);
    }
  }
}
