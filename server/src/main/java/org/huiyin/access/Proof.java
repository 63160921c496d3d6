package org.huiyin.access;

import jakarta.servlet.http.HttpServletRequest;

/// One way to prove who is asking.
interface Proof {

  /// Who it is.
  ///
  /// @throws org.huiyin.web.ProblemException with the answer, if it isn't proven
  Principal of(HttpServletRequest request);
}
