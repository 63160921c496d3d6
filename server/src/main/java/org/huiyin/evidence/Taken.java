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
    /// The virus scanner knows it.
    HARMFUL,
    /// The virus scanner can't be asked, and the operator wants none that it hasn't seen.
    NOT_SCANNED,
    /// The place where files are kept can't be reached.
    AWAY,
    /// So many files are coming in that this one would be one too many.
    BUSY,
    /// The disk is nearly full.
    NO_ROOM;

    /// Whether the same file may be taken in later.
    boolean isForNow() {
      return this == NOT_SCANNED || this == AWAY || this == BUSY || this == NO_ROOM;
    }

    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
