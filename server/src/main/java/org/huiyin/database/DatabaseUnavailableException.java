package org.huiyin.database;

import org.jspecify.annotations.Nullable;

/// The database can't be started or reached, or must not be used as it is. The three facts make
/// one message for the operator: what was tried, what the other side said, what to do about it.
/// None of them ever holds a password. Trying again helps only after the remedy.
public final class DatabaseUnavailableException extends RuntimeException {

  private final String tried;
  private final String said;
  private final String remedy;

  DatabaseUnavailableException(String tried, String said, String remedy) {
    this(tried, said, remedy, null);
  }

  DatabaseUnavailableException(
      String tried, String said, String remedy, @Nullable Throwable cause) {
    super(tried + ": " + said + "; " + remedy + ".", cause);
    this.tried = tried;
    this.said = said;
    this.remedy = remedy;
  }

  public String tried() {
    return tried;
  }

  public String said() {
    return said;
  }

  public String remedy() {
    return remedy;
  }
}
