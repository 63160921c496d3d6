package org.huiyin.matter;

import java.time.Instant;
import java.util.Optional;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.rulebook.State;
import org.jspecify.annotations.Nullable;

/// How a matter that is made up goes on. Used by one thread.
public interface Course {

  /// What somebody tries next.
  ///
  /// @param by null for the complainant
  /// @param at not before the last step
  record Step(@Nullable OfficerPrincipal by, ActRequest request, Instant at) {}

  /// The next step; empty where nobody does anything any more. It is asked again where time, or a
  /// refusal of the rulebook, came in between, until nothing is left that could be done by now.
  ///
  /// @param state after all that was done and all that time has made due so far
  /// @param last when the last step was, or was tried
  Optional<Step> next(State state, Instant last);
}
