package org.huiyin.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.huiyin.web.Problem;
import org.huiyin.web.ProblemException;
import org.huiyin.web.ProblemType;

/// One way to prove who is asking.
interface Proof {

  /// Who it is.
  ///
  /// @throws ProblemException with the answer, if it isn't proven
  Principal of(HttpServletRequest request);

  /// The answer to whoever has tried too often.
  static ProblemException tooMany(Duration wait) {
    return Problem.later(ProblemType.TOO_MANY_ATTEMPTS, wait).exception();
  }
}
