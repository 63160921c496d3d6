package org.huiyin.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import org.huiyin.database.TestDatabase;
import org.huiyin.rulebook.Rulebook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// A document that opened a matter is kept as it was: one that was altered or can't be read
/// governs nothing.
class RulebookStoreTest {

  private static final TestDatabase DATABASE = TestDatabase.fresh();

  private final Rulebook rulebook = Rulebook.bundled("cn-xinfang");
  private Connection connection;
  private RulebookStore store;

  @BeforeEach
  void keep() throws SQLException {
    connection = DATABASE.server();
    store = new RulebookStore(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
    store.keep(rulebook, LocalDate.of(2026, 2, 10));
  }

  @AfterEach
  void close() throws SQLException {
    document(rulebook.yaml());
    connection.close();
  }

  private void document(String text) throws SQLException {
    try (Connection owner = DATABASE.owner();
        PreparedStatement update =
            owner.prepareStatement("update rulebook set document = ? where digest = ?")) {
      update.setString(1, text);
      update.setString(2, rulebook.digest());
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  @Test
  void readsBackWhatItKept() {
    assertThat(store.read(rulebook.digest()).yaml()).isEqualTo(rulebook.yaml());
  }

  @Test
  void refusesADocumentThatWasAltered() throws SQLException {
    document(rulebook.yaml().replace("length: 60 days", "length: 600 days"));
    assertThatThrownBy(() -> store.read(rulebook.digest()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("was altered");
  }

  @Test
  void saysWhereADocumentCantBeRead() throws SQLException {
    document(rulebook.yaml().replace("length: 60 days", "length: sixty"));
    assertThatThrownBy(() -> store.read(rulebook.digest()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("can't be read any more")
        .hasMessageMatching("(?s).*:[0-9]+:[0-9]+: .*expected.*");
  }

  @Test
  void namesADigestThatItDoesNotHave() {
    assertThatThrownBy(() -> store.read("00"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("rulebook: none with digest 00");
  }
}
