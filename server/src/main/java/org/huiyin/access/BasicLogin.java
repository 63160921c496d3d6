package org.huiyin.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.huiyin.web.Problem;
import org.huiyin.web.ProblemException;
import org.huiyin.web.ProblemType;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.www.BasicAuthenticationConverter;

/// A name and a secret sent by HTTP Basic (RFC 7617), in UTF-8.
record BasicLogin(String name, String secret) {

  private static final BasicAuthenticationConverter CONVERTER = new BasicAuthenticationConverter();

  static BasicLogin of(HttpServletRequest request) {
    return sent(request)
        .map(sent -> new BasicLogin(sent.getName(), String.valueOf(sent.getCredentials())))
        .orElseThrow(BasicLogin::unproven);
  }

  private static Optional<UsernamePasswordAuthenticationToken> sent(HttpServletRequest request) {
    try {
      return Optional.ofNullable(CONVERTER.convert(request));
    } catch (AuthenticationException malformed) {
      return Optional.empty();
    }
  }

  static ProblemException unproven() {
    return Problem.of(ProblemType.UNAUTHENTICATED)
        .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"huiyin\", charset=\"UTF-8\"")
        .exception();
  }

  @Override
  public String toString() {
    return "BasicLogin[hidden]";
  }
}
