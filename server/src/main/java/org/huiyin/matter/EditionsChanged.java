package org.huiyin.matter;

import java.sql.SQLException;

/// The editions in force have changed since this node read them, so the matter wasn't opened.
/// Trying again helps, once they are read anew.
final class EditionsChanged extends RuntimeException {

  /// What the database answers, see `require_edition_version`.
  static final String STATE = "HY002";

  private static final long serialVersionUID = 1L;

  EditionsChanged(SQLException cause) {
    super("the editions in force have changed", cause);
  }
}
