package org.huiyin.web;

/// Ends a request with a problem. Only for code that answers HTTP: elsewhere a refusal is a value.
public final class ProblemException extends RuntimeException {

  private final transient Problem problem;

  ProblemException(Problem problem) {
    // No stack trace: it is an answer, not a fault.
    super(problem.type().id(), null, false, false);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
