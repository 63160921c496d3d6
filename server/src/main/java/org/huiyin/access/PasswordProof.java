package org.huiyin.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.huiyin.web.Problem;
import org.huiyin.web.ProblemException;
import org.huiyin.web.ProblemType;
import org.springframework.http.HttpHeaders;

/// An officer's sign-in name and password.
///
/// @param givenPasswords whether a password that someone else knows is good enough
record PasswordProof(Credentials credentials, GivenPasswords givenPasswords) implements Proof {

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
        yield officer;
      }
      case SignIn.Wrong() -> throw BasicLogin.unproven();
      case SignIn.Wait(Duration atLeast) -> throw tooMany(atLeast);
    };
  }

  private static ProblemException tooMany(Duration wait) {
    String seconds = Long.toString(wait.plusMillis(999).toSeconds());
    return Problem.of(ProblemType.TOO_MANY_ATTEMPTS, seconds)
        .withHeader(HttpHeaders.RETRY_AFTER, seconds)
        .exception();
  }
}
