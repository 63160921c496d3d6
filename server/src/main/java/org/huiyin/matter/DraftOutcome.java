package org.huiyin.matter;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What becomes of a draft that is to be kept.
public sealed interface DraftOutcome {

  /// It is kept.
  ///
  /// @param version which state of it this is: what to name when writing on
  record Kept(int version, Instant savedAt) implements DraftOutcome {}

  /// Another window has kept a different state of it, or has done the act; nothing was
  /// overwritten.
  ///
  /// @param now what is kept now, or null if nothing is
  record Overtaken(@Nullable Draft now) implements DraftOutcome {}

  /// It can't be kept as it is.
  record Incomplete(List<FieldError> errors) implements DraftOutcome {
    public Incomplete {
      errors = List.copyOf(errors);
    }
  }

  /// There is no such matter for this officer: it doesn't exist, or a wall hides it.
  record NotFound() implements DraftOutcome {}
}
