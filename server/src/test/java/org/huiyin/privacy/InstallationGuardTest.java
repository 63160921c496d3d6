package org.huiyin.privacy;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Optional;
import org.huiyin.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class InstallationGuardTest {

  private static final KeyId OURS = new KeyId("0123456789abcdef");
  private static final KeyId OTHERS = new KeyId("fedcba9876543210");

  private final JdbcClient jdbc;

  InstallationGuardTest() throws SQLException {
    jdbc = JdbcClient.create(new SingleConnectionDataSource(TestDatabase.fresh().server(), true));
  }

  private void start(KeyId keys, String... profiles) {
    StandardEnvironment environment = new StandardEnvironment();
    environment.setActiveProfiles(profiles);
    new InstallationGuard(keys, Optional.empty(), jdbc, environment).afterPropertiesSet();
  }

  @Test
  void servesTheDatabaseOfItsKeysAgainAndAgain() {
    start(OURS);
    assertThatCode(() -> start(OURS)).doesNotThrowAnyException();
  }

  @Test
  void refusesADatabaseThatWasSealedWithOtherKeys() {
    start(OURS);
    assertThatThrownBy(() -> start(OTHERS))
        .isInstanceOf(KeysUnusable.class)
        .hasMessageContaining("sealed with the keys 0123456789abcdef");
  }

  /// From before there were epochs.
  @Test
  void takesOverADatabaseThatKnowsTheFormerId() {
    start(OTHERS);
    for (int i = 0; i < 2; i++) {
      new InstallationGuard(OURS, Optional.of(OTHERS), jdbc, new StandardEnvironment())
          .afterPropertiesSet();
    }
    assertThatCode(() -> start(OURS)).doesNotThrowAnyException();
    assertThatThrownBy(() -> start(OTHERS)).isInstanceOf(KeysUnusable.class);
  }

  @Test
  void keepsTheDemoAndRealUseApart() {
    start(OURS);
    assertThatThrownBy(() -> start(OURS, "demo")).hasMessageContaining("in real use");
  }

  @Test
  void doesNotRunTheDemosInstallationForReal() {
    start(OURS, "demo");
    assertThatThrownBy(() -> start(OURS)).hasMessageContaining("is the demo's");
    assertThatCode(() -> start(OURS, "check")).doesNotThrowAnyException();
  }
}
