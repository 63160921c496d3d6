package org.huiyin.matter;

import java.sql.SQLException;

/// The database keeps from an officer the matter in which they were about to act: somebody has
/// changed who may see it since it was read. Nothing was written.
final class Hidden extends RuntimeException {

  /// What `act_in` raises.
  static final String STATE = "HY003";

  private static final long serialVersionUID = 1L;

  Hidden(SQLException cause) {
    super("the matter isn't visible to whoever acts", cause);
  }
}
