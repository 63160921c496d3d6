package org.huiyin.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/// The number of a matter and its key, which open the address of that number and no other.
record KeyProof(ObjectProvider<ComplainantKeys> keys) implements Proof {

  private static final RequestMatcher PATH =
      PathPatternRequestMatcher.pathPattern("/api/v1/matters/{number}/**");

  @Override
  public Principal of(HttpServletRequest request) {
    BasicLogin login = BasicLogin.of(request);
    ComplainantKeys known = keys.getIfAvailable(() -> (number, key) -> Optional.empty());
    String number = String.valueOf(PATH.matcher(request).getVariables().get("number"));
    // The key is looked at in any case, so that another number in the path takes as long as a wrong
    // key.
    return known
        .authenticate(login.name(), login.secret())
        .filter(complainant -> login.name().equals(number))
        .orElseThrow(BasicLogin::unproven);
  }
}
