package org.huiyin.privacy;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Refuses to serve a database with keys that it wasn't sealed with: a lost key folder would otherwise be
/// made anew beside the old data, and nothing in it would ever open again.
@Component
final class KeysOfDatabase implements InitializingBean {

  private final KeyId ours;
  private final JdbcClient jdbc;

  KeysOfDatabase(KeyId ours, JdbcClient jdbc) {
    this.ours = ours;
    this.jdbc = jdbc;
  }

  @Override
  public void afterPropertiesSet() {
    jdbc.sql("insert into installation (key_id) values (?) on conflict do nothing")
        .param(ours.digits())
        .update();
    String sealedWith = jdbc.sql("select key_id from installation").query(String.class).single();
    if (!sealedWith.equals(ours.digits())) {
      throw new KeysUnusable(
          "This database was sealed with the keys "
              + sealedWith
              + ", and the key folder holds the keys "
              + ours.digits()
              + ".",
          "Put back the key folder that belongs to this database, or use the database that belongs to"
              + " these keys.");
    }
  }
}
