package org.huiyin.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What holds of a migrated database on every PostgreSQL that Huiyin runs on.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MigrationsContract {

  private TestDatabase database;

  abstract TestDatabase fresh();

  @BeforeAll
  void aFreshDatabase() {
    database = fresh();
  }

  @Test
  void raisesInATransactionWithoutAPrincipal() throws SQLException {
    try (Connection server = database.server();
        Statement statement = server.createStatement()) {
      assertThatThrownBy(() -> statement.executeQuery("SELECT principal()"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("HY001"))
          .hasMessageContaining("a transaction without a principal");
    }
  }

  @Test
  void raisesAgainOnceTheTransactionThatBoundAPrincipalIsOver() throws SQLException {
    try (Connection server = database.server();
        Statement statement = server.createStatement()) {
      server.setAutoCommit(false);
      statement.execute("SET LOCAL huiyin.principal = 'officer:1'");
      try (ResultSet row = statement.executeQuery("SELECT principal()")) {
        row.next();
        assertThat(row.getString(1)).isEqualTo("officer:1");
      }
      server.commit();
      assertThatThrownBy(() -> statement.executeQuery("SELECT principal()"))
          .hasMessageContaining("a transaction without a principal");
    }
  }

  @Test
  void closesWhatTheOwnerMakesUntilAMigrationOpensIt() throws SQLException {
    try (Connection owner = database.owner();
        Statement making = owner.createStatement();
        Connection server = database.server();
        Statement statement = server.createStatement()) {
      making.execute("CREATE TABLE closed (id int)");
      making.execute("CREATE FUNCTION closed_function() RETURNS int LANGUAGE sql AS 'SELECT 1'");
      assertThatThrownBy(() -> statement.executeQuery("SELECT * FROM closed"))
          .hasMessageContaining("permission denied for table closed");
      assertThatThrownBy(() -> statement.executeQuery("SELECT closed_function()"))
          .hasMessageContaining("permission denied for function closed_function");
      making.execute("GRANT SELECT ON closed TO huiyin_server");
      try (ResultSet rows = statement.executeQuery("SELECT * FROM closed")) {
        assertThat(rows.next()).isFalse();
      }
    }
  }

  @Test
  void letsTheServerMakeNothingAndReadNoHistoryOfMigrations() throws SQLException {
    try (Connection server = database.server();
        Statement statement = server.createStatement()) {
      assertThatThrownBy(() -> statement.execute("CREATE TABLE mine (id int)"))
          .hasMessageContaining("permission denied for schema public");
      assertThatThrownBy(() -> statement.execute("SELECT * FROM flyway_schema_history"))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void givesTheSchemaToNobodyElse() throws SQLException {
    try (Connection owner = database.owner();
        Statement statement = owner.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT count(*) FILTER (WHERE a.grantee = 0),"
                    + " count(*) FILTER (WHERE a.grantee = 'huiyin_server'::regrole"
                    + "   AND a.privilege_type = 'USAGE')"
                    + " FROM pg_namespace, aclexplode(nspacl) a WHERE nspname = 'public'")) {
      row.next();
      assertThat(row.getInt(1)).isZero();
      assertThat(row.getInt(2)).isEqualTo(1);
    }
  }
}
