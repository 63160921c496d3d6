package org.huiyin.privacy;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Shows the operator two sentences instead of a stack trace.
final class KeysUnusableAnalyzer extends AbstractFailureAnalyzer<KeysUnusable> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, KeysUnusable cause) {
    return new FailureAnalysis(cause.problem(), cause.remedy(), cause);
  }
}
