package org.huiyin.database;

import org.jspecify.annotations.Nullable;

/// Where the database is and as whom it is entered: the owner for migrations, the server for all
/// else.
record DatabaseAccess(String url, Login owner, Login server) {

  record Login(String user, @Nullable String password) {

    @Override
    public String toString() {
      return user;
    }
  }

  /// The address without its parameters, which may hold secrets.
  String plainUrl() {
    return url.replaceFirst("\\?.*", "");
  }

  @Override
  public String toString() {
    return "DatabaseAccess[" + plainUrl() + ", owner=" + owner + ", server=" + server + "]";
  }
}
