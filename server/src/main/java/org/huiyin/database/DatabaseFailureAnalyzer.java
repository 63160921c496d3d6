package org.huiyin.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// A database that can't be used at the start is told in a sentence, not in a stack trace.
class DatabaseFailureAnalyzer extends AbstractFailureAnalyzer<DatabaseUnavailableException> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, DatabaseUnavailableException cause) {
    String remedy = cause.remedy();
    return new FailureAnalysis(
        cause.tried() + ": " + cause.said() + ".",
        Character.toUpperCase(remedy.charAt(0)) + remedy.substring(1) + ".",
        cause);
  }
}
