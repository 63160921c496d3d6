package org.huiyin.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/// Whether there is no room for a request, so that it is only to be told so. Stateless.
public final class TurnedAway {

  static final String ATTRIBUTE = TurnedAway.class.getName();

  private TurnedAway() {}

  /// What whoever asked is to be told; empty where the request was let in.
  public static Optional<Problem> of(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof Problem busy
        ? Optional.of(busy)
        : Optional.empty();
  }
}
