package org.huiyin.database;

/// The database that this process works with. Closing stops what we started, and only that.
sealed interface RunningDatabase extends AutoCloseable permits EmbeddedPostgres, ExternalPostgres {

  DatabaseAccess access();

  @Override
  void close();
}
