package org.huiyin.evidence.strip;

/// A document opens with a password alone, or is encrypted without one.
public final class Locked extends Unreadable {

  private static final long serialVersionUID = 1L;

  Locked() {
    super("encrypted");
  }
}
