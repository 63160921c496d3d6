package org.huiyin.ledger.command;

/// What was typed can’t be done; the message is for whoever typed it.
final class Misuse extends RuntimeException {

  private static final long serialVersionUID = 1;

  Misuse(String message) {
    super(message);
  }
}
