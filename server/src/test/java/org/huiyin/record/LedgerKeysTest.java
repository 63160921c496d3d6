package org.huiyin.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;
import org.huiyin.database.TestDatabase;
import org.huiyin.database.TestTransactions;
import org.huiyin.ledger.note.SignedNote;
import org.huiyin.ledger.note.VerifierKey;
import org.huiyin.privacy.LedgerKeys;
import org.junit.jupiter.api.Test;

/// R6: who may sign the log is known to the database and to everybody, and what signs lies where
/// neither is. No node signs with another key, or goes on without one.
class LedgerKeysTest {

  private final TestDatabase database = TestDatabase.fresh();
  private final DataSource connections = TestTransactions.connections(database);
  private final Path home = Node.folder();
  private final Node node = Node.on(database, home);
  private final Path file = home.resolve("keys").resolve("ledger.key");

  private VerifierKey onlyKey() {
    assertThat(node.ledger.keys()).hasSize(1);
    return node.ledger.keys().getFirst();
  }

  private SignedNote published() {
    return SignedNote.parse(node.checkpoint().orElseThrow().note());
  }

  /// As `huiyin keys rotate-ledger` does it, without what goes on the public record.
  private VerifierKey another() {
    return node.transactions.as(
        "system:ledger",
        _ -> {
          VerifierKey made = new LedgerKeys(home).make("test.example/ledger", 2).key();
          node.store.keyMade(made.toString(), 2, node.now());
          return made;
        });
  }

  @Test
  void isMadeAtTheFirstStartForItsOwnerAlone() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(file).hasSize(32);
    assertThat(onlyKey().name()).isEqualTo("test.example/ledger");
  }

  @Test
  void staysTheSame() {
    Node again = Node.on(database, home);
    assertThat(again.ledger.keys()).containsExactly(onlyKey());
  }

  @Test
  void isNowhereInTheDatabase() throws IOException {
    String hex = HexFormat.of().formatHex(Files.readAllBytes(file));
    for (String table :
        database.rows(
            "select relname from pg_class where relname like 'ledger%' and relkind = 'r'")) {
      assertThat(database.rows("select t::text from " + table + " t"))
          .noneMatch(row -> row.contains(hex));
    }
  }

  @Test
  void withoutItNoNodeStartsAndItIsNamed() throws IOException {
    Files.delete(file);
    assertThatThrownBy(() -> Node.on(database, home))
        .hasMessageContaining("ledger.key")
        .hasMessageContaining("missing");
    assertThat(file).doesNotExist();
  }

  @Test
  void withAnotherNoNodeStartsAndItIsNamed() throws IOException {
    Files.write(file, new byte[32]);
    assertThatThrownBy(() -> Node.on(database, home))
        .hasMessageContaining("ledger.key")
        .hasMessageContaining(onlyKey().toString());
  }

  @Test
  void whereOthersMayReadItNoNodeStarts() throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> Node.on(database, home)).hasMessageContaining("chmod 600");
  }

  @Test
  void aDamagedOneIsNamed() throws IOException {
    Files.write(file, new byte[31]);
    assertThatThrownBy(() -> Node.on(database, home)).hasMessageContaining("damaged");
  }

  @Test
  void fromARotationToARetirementBothSign() {
    VerifierKey old = onlyKey();
    Filer filer = Filer.named(connections);
    var _ = filer.act();
    node.sequencer.tick();
    node.moveTo(node.now().plusSeconds(1));

    VerifierKey made = another();
    node.moveTo(node.now().plusSeconds(1));
    node.sequencer.tick();

    assertThat(published().verified(List.of(old))).containsExactly(old);
    assertThat(published().verified(List.of(made))).containsExactly(made);
    var _ =
        node.transactions.as(
            "system:ledger", _ -> node.store.keyRetired(old.toString(), node.now()));
    var _ = filer.act();
    node.sequencer.tick();
    assertThatThrownBy(() -> published().verified(List.of(old))).isNotNull();
    assertThat(published().verified(List.of(made))).containsExactly(made);
  }

  @Test
  void theLastOneIsNotRetired() {
    boolean retired =
        node.transactions.as(
            "system:ledger", _ -> node.store.keyRetired(onlyKey().toString(), node.now()));
    assertThat(retired).isFalse();
    assertThat(node.ledger.keys()).hasSize(1);
  }

  @Test
  void aNodeThatLacksANewKeyDoesNotSignUntilItHasIt() throws IOException {
    var _ = Filer.named(connections).act();
    node.sequencer.tick();
    var _ = another();
    Path second = home.resolve("keys").resolve("ledger-2.key");
    Path away = home.resolve("away");
    Files.move(second, away);
    var _ = Filer.named(connections).act();
    node.moveTo(node.now().plusSeconds(1));

    node.sequencer.tick();
    assertThat(node.watch.standing()).isEqualTo(Standing.KEY_AWAY);
    assertThat(node.leaves()).hasSize(1);

    Files.move(away, second);
    node.sequencer.tick();
    assertThat(node.watch.standing()).isEqualTo(Standing.GOOD);
    assertThat(node.leaves()).hasSize(2);
  }
}
