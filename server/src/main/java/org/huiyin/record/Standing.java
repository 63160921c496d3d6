package org.huiyin.record;

/// How the log stands, as this node sees it. In all but the first it is not signed, and whatever
/// else the server does goes on.
public enum Standing {
  /// It grows from what this node last vouched for.
  GOOD,
  /// The database holds less than was published: it was put back, or something was taken out.
  SHORTER,
  /// The database holds something else than was published.
  FORKED,
  /// A key that signs isn't in this node's folder of keys.
  KEY_AWAY,
  /// The database can't be reached, or fails.
  DATABASE_AWAY
}
