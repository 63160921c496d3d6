package org.huiyin.evidence.strip;

import java.io.IOException;

/// A file isn't what it seemed to be, or is more than is read of one. The message names no part
/// of its content.
public class Unreadable extends IOException {

  private static final long serialVersionUID = 1L;

  Unreadable(String what) {
    super(what);
  }

  Unreadable(String what, Exception cause) {
    super(what, cause);
  }

  static void unless(boolean readable, String what) throws Unreadable {
    if (!readable) {
      throw new Unreadable(what);
    }
  }
}
