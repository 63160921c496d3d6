package org.huiyin.evidence;

import java.util.Locale;
import org.huiyin.matter.Evidence;

/// What becomes of a file that somebody sends.
public sealed interface Taken {

  /// It is held, and can be sent along.
  record Held(Evidence file) implements Taken {}

  /// It isn't taken in, and nothing of it is left.
  ///
  /// @param name as the sender called it, made harmless
  record Refused(String name, Reason reason) implements Taken {
    @Override
    public String toString() {
      return "Refused[" + reason + "]";
    }
  }

  /// Why a file isn't taken in.
  enum Reason {
    EMPTY,
    TOO_LARGE,
    /// It isn't one of the kinds that are.
    NOT_ALLOWED,
    /// Its name says that it is something else.
    OTHER_NAME,
    /// It holds something that runs.
    RUNS,
    /// It opens with a password.
    LOCKED,
    /// No copy can be made of it: it is malformed, or holds too much.
    UNREADABLE,
    /// Too many documents at once; later it can be tried again.
    BUSY,
    /// The disk is nearly full.
    NO_ROOM;

    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
