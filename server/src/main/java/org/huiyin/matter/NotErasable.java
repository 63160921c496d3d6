package org.huiyin.matter;

import java.sql.SQLException;

/// The database refused to erase: nothing says that it is, something is due, or it is held. Nothing
/// was written.
final class NotErasable extends RuntimeException {

  /// What `erase_matter` raises.
  static final String STATE = "HY004";

  private static final long serialVersionUID = 1L;

  NotErasable(SQLException cause) {
    super("the matter can't be erased", cause);
  }
}
