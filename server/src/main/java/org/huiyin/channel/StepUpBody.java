package org.huiyin.channel;

import java.time.Duration;
import java.util.List;
import org.huiyin.access.CodeCheck;
import org.huiyin.access.Credentials;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.access.SecondFactor;
import org.huiyin.access.SignIn;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Officer;
import org.huiyin.web.Problem;
import org.huiyin.web.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Asks an officer who calls by the API to prove once more who they are before something grave: a
/// token lies in a program, and whoever has it isn't yet the officer. Thread-safe.
@Component
final class StepUpBody {

  private final Credentials credentials;
  private final SecondFactor secondFactor;
  private final Directory directory;

  StepUpBody(Credentials credentials, SecondFactor secondFactor, Directory directory) {
    this.credentials = credentials;
    this.secondFactor = secondFactor;
    this.directory = directory;
  }

  /// @param password the officer's own
  /// @param code of their telephone or on paper, where they have set one up
  /// @throws org.huiyin.web.ProblemException if it isn't proven
  void prove(OfficerPrincipal officer, @Nullable String password, @Nullable String code) {
    if (password == null) {
      throw field("password", "required");
    }
    String login = directory.officer(officer.officer()).map(Officer::login).orElseThrow();
    switch (credentials.signIn(login, password)) {
      case SignIn.Accepted _ -> second(officer, code);
      case SignIn.Wrong(), SignIn.Closed() -> throw field("password", "wrong");
      case SignIn.Wait(Duration atLeast) -> throw tooMany(atLeast);
    }
  }

  /// The code is looked at after the password only, so that a wrong password spends none.
  private void second(OfficerPrincipal officer, @Nullable String code) {
    if (!secondFactor.of(officer).any()) {
      return;
    }
    if (code == null) {
      throw field("code", "required");
    }
    switch (secondFactor.check(officer, code)) {
      case CodeCheck.Right() -> {}
      case CodeCheck.Wrong() -> throw field("code", "wrong");
      case CodeCheck.Wait(Duration atLeast) -> throw tooMany(atLeast);
    }
  }

  private static RuntimeException field(String name, String reason) {
    return Problem.fields(List.of(new Problem.Field(name, reason))).exception();
  }

  private static RuntimeException tooMany(Duration wait) {
    return Problem.later(ProblemType.TOO_MANY_ATTEMPTS, wait).exception();
  }
}
