package org.huiyin.database;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Where the operator names a PostgreSQL server of their own (`HUIYIN_DB_URL` and friends).
@ConfigurationProperties("huiyin.db")
record DatabaseProperties(
    @Nullable String url,
    @Nullable String user,
    @Nullable String password,
    @Nullable OwnerProperties owner) {

  /// Whom the migrations run as; left out, the same as the server.
  record OwnerProperties(@Nullable String user, @Nullable String password) {}

  boolean namesServer() {
    return url != null && !url.isBlank();
  }

  DatabaseAccess access() {
    if (url == null || user == null || user.isBlank()) {
      throw new DatabaseUnavailableException(
          "Reading HUIYIN_DB_URL",
          "it names a server, but HUIYIN_DB_USER does not say whom to connect as",
          "set HUIYIN_DB_USER and HUIYIN_DB_PASSWORD");
    }
    DatabaseAccess.Login server = new DatabaseAccess.Login(user, password);
    return new DatabaseAccess(url, owner(server), server);
  }

  private DatabaseAccess.Login owner(DatabaseAccess.Login server) {
    return owner == null || owner.user() == null || owner.user().isBlank()
        ? server
        : new DatabaseAccess.Login(owner.user(), owner.password());
  }

  @Override
  public String toString() {
    return "DatabaseProperties[hidden]";
  }
}
