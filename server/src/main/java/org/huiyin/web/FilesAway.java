package org.huiyin.web;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The place where files lie can't be reached just now. Nothing of them is lost.
public final class FilesAway extends IOException {

  private static final long serialVersionUID = 1L;
  private static final String RETRY_SECONDS = "60";

  public FilesAway(String what, Throwable cause) {
    super(what, cause);
  }

  /// The problem behind an exception, if that is among its causes.
  static Optional<Problem> behind(Throwable thrown) {
    @Nullable Throwable cause = thrown;
    while (cause != null) {
      if (cause instanceof FilesAway) {
        return Optional.of(
            Problem.of(ProblemType.FILES_UNAVAILABLE).withHeader("Retry-After", RETRY_SECONDS));
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }
}
