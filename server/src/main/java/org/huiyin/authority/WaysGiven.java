package org.huiyin.authority;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Puts in force a way in that was offered, within the transaction in which it is agreed to.
/// Modules that keep ways in implement it, each for its own forms.
public interface WaysGiven {

  boolean give(WayIn.Form form);

  /// Whether it could be put in force now.
  boolean possible(JdbcClient jdbc, WayIn wayIn);

  /// Puts it in force; what was begun by the way in before ends.
  ///
  /// @param proposedBy who proposed it, where another agreed
  void inForce(JdbcClient jdbc, WayIn wayIn, @Nullable UUID proposedBy);

  /// Nobody will agree to it any more.
  void forget(JdbcClient jdbc, WayIn wayIn);
}
