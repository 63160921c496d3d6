package org.huiyin.privacy;

import java.util.Optional;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Refuses to serve a database that isn't the one meant: one that was sealed with other keys (a
/// lost key folder would otherwise be made anew beside the old data, and nothing in it would
/// ever open again), the demo's in real use, or a real one in the demo.
@Component
final class InstallationGuard implements InitializingBean {

  private final KeyId ours;
  private final Optional<KeyId> former;
  private final JdbcClient jdbc;
  private final boolean demo;
  private final boolean checking;

  @Autowired
  InstallationGuard(Keys keys, KeyFolder folder, JdbcClient jdbc, Environment environment) {
    this(keys.id(), folder.contents().formerId(), jdbc, environment);
  }

  InstallationGuard(KeyId ours, Optional<KeyId> former, JdbcClient jdbc, Environment environment) {
    this.ours = ours;
    this.former = former;
    this.jdbc = jdbc;
    this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    this.checking = environment.acceptsProfiles(Profiles.of("check"));
  }

  private record Installation(String keyId, boolean demo) {}

  @Override
  public void afterPropertiesSet() {
    jdbc.sql("insert into installation (key_id, demo) values (?, ?) on conflict do nothing")
        .params(ours.digits(), demo)
        .update();
    Installation known =
        jdbc.sql("select key_id, demo from installation").query(Installation.class).single();
    if (former.isPresent() && known.keyId().equals(former.get().digits())) {
      // From before there were epochs: the id was one of the first of them too.
      jdbc.sql("update installation set key_id = ?").param(ours.digits()).update();
    } else if (!known.keyId().equals(ours.digits())) {
      throw new KeysUnusable(
          "This database was sealed with the keys "
              + known.keyId()
              + ", and the key folder holds the keys "
              + ours.digits()
              + ".",
          "Put back the key folder that belongs to this database, or use the database that belongs to"
              + " these keys.");
    }
    if (!checking && known.demo() != demo) {
      throw new KeysUnusable(
          demo
              ? "This installation is in real use; the demo, which sets the time, doesn't touch it."
              : "This installation is the demo's: its time was set and its passwords were printed.",
          "Name another folder with --data.");
    }
  }
}
