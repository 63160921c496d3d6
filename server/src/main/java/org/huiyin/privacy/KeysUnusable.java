package org.huiyin.privacy;

import org.jspecify.annotations.Nullable;

/// The installation can't start with the keys as they are. Holds one sentence that says what is
/// wrong and one that says what to do, and nothing of a key. Whether to try again depends on the
/// operator.
final class KeysUnusable extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String problem;
  private final String remedy;

  KeysUnusable(String problem, String remedy) {
    this(problem, remedy, null);
  }

  KeysUnusable(String problem, String remedy, @Nullable Exception cause) {
    super(problem + " " + remedy, cause);
    this.problem = problem;
    this.remedy = remedy;
  }

  String problem() {
    return problem;
  }

  String remedy() {
    return remedy;
  }
}
