package org.huiyin.web;

/// Something beside the database that a request needs can't be reached just now, and nothing was
/// done. Whoever asked may ask again. Its message is for the log and holds nothing that people
/// typed.
public abstract class ServiceAway extends RuntimeException {

  private static final long serialVersionUID = 1;

  protected ServiceAway(String message, Throwable cause) {
    super(message, cause);
  }
}
