package org.huiyin.access;

import java.util.List;

/// What became of making a token.
public sealed interface TokenMaking {

  /// It is in force.
  ///
  /// @param secret what to send as bearer token; kept nowhere, so shown once
  record Made(Token token, String secret) implements TokenMaking {
    @Override
    public String toString() {
      return "Made[" + token + "]";
    }
  }

  /// No token was made.
  record Refused(List<Finding> findings) implements TokenMaking {
    public Refused {
      findings = List.copyOf(findings);
    }
  }

  /// One thing that stands against it.
  record Finding(Field field, Reason reason) {}

  enum Field {
    LABEL,
    SCOPES,
    DAYS
  }

  enum Reason {
    REQUIRED,
    TOO_LONG,
    /// The officer's roles don't allow one of the scopes.
    NOT_ALLOWED_BY_ROLES,
    OUT_OF_RANGE
  }
}
