package org.huiyin.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.huiyin.web.Problem;
import org.huiyin.web.ProblemType;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/// The number of a matter and its key, which open the address of that number and no other.
record KeyProof(KeyDoor door) implements Proof {

  private static final RequestMatcher PATH =
      PathPatternRequestMatcher.pathPattern("/api/v1/matters/{number}/**");

  /// Where a key of one's own is asked for; the only address that a printed key opens.
  private static final RequestMatcher NEW_KEY =
      PathPatternRequestMatcher.pathPattern(HttpMethod.POST, "/api/v1/matters/{number}/key");

  /// What the key of a member of a group opens. What isn't here is for whoever brought the matter.
  private static final List<RequestMatcher> FOR_MEMBERS =
      List.of(
          NEW_KEY,
          PathPatternRequestMatcher.pathPattern(HttpMethod.GET, "/api/v1/matters/{number}"),
          PathPatternRequestMatcher.pathPattern(HttpMethod.POST, "/api/v1/matters/{number}/acts"),
          PathPatternRequestMatcher.pathPattern(
              HttpMethod.GET, "/api/v1/matters/{number}/evidence/{id}"),
          PathPatternRequestMatcher.pathPattern(HttpMethod.GET, "/api/v1/matters/{number}/receipt"),
          PathPatternRequestMatcher.pathPattern(HttpMethod.GET, "/api/v1/matters/{number}/group"),
          PathPatternRequestMatcher.pathPattern("/api/v1/matters/{number}/group/candidacy"),
          PathPatternRequestMatcher.pathPattern("/api/v1/matters/{number}/group/voice"),
          PathPatternRequestMatcher.pathPattern(
              HttpMethod.DELETE, "/api/v1/matters/{number}/group/membership"));

  @Override
  public Principal of(HttpServletRequest request) {
    BasicLogin login = BasicLogin.of(request);
    String number = String.valueOf(PATH.matcher(request).getVariables().get("number"));
    // The key is looked at in any case, so that another number in the path takes as long as a wrong
    // key.
    Principal.KeyHolder holder =
        switch (door.enter(login.name(), login.secret())) {
          case KeyDoor.Entry.Open(var open) when login.name().equals(number) -> open;
          case KeyDoor.Entry.Open _, KeyDoor.Entry.Wrong _ -> throw BasicLogin.unproven();
          case KeyDoor.Entry.Wait(var atLeast) -> throw Proof.tooMany(atLeast);
        };
    if (holder instanceof Principal.ErasedKeyHolder) {
      throw Problem.of(ProblemType.ERASED).exception();
    }
    if (holder instanceof Principal.PrintedKeyHolder && !NEW_KEY.matches(request)) {
      throw Problem.of(ProblemType.KEY_MUST_CHANGE).exception();
    }
    if (holder instanceof Principal.Member
        && FOR_MEMBERS.stream().noneMatch(may -> may.matches(request))) {
      throw Problem.of(ProblemType.FORBIDDEN).exception();
    }
    return holder;
  }
}
