package org.huiyin.access;

import jakarta.servlet.http.HttpServletRequest;
import org.huiyin.web.Problem;
import org.huiyin.web.ProblemException;
import org.huiyin.web.ProblemType;
import org.springframework.http.HttpHeaders;

/// An officer's token, as a bearer token (RFC 6750).
record BearerProof(Tokens tokens) implements Proof {

  private static final String SCHEME = "Bearer ";

  @Override
  public Principal of(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw unproven();
    }
    return tokens
        .authenticate(header.substring(SCHEME.length()).strip())
        .orElseThrow(BearerProof::unproven);
  }

  private static ProblemException unproven() {
    return Problem.of(ProblemType.UNAUTHENTICATED)
        .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"huiyin\"")
        .exception();
  }
}
