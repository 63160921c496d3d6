package org.huiyin.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.huiyin.database.TestDatabase;
import org.huiyin.database.TestTransactions;
import org.huiyin.ledger.Commitment;
import org.huiyin.ledger.note.Checkpoint;
import org.huiyin.ledger.note.SignedNote;
import org.huiyin.ledger.tree.EntryBundle;
import org.huiyin.ledger.tree.Growth;
import org.huiyin.ledger.tree.RightEdge;
import org.huiyin.ledger.tree.Tile;
import org.huiyin.ledger.tree.TilePath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// R6: whoever was given the log as files verifies the same as whoever asks the server.
class LedgerCopyTest {

  private final TestDatabase database = TestDatabase.fresh();
  private final DataSource connections = TestTransactions.connections(database);
  private final Node node = Node.on(database, Node.folder());
  private final Filer filer = Filer.named(connections);
  private final LedgerCopy copy = new LedgerCopy(node.ledger, node.watch);

  @TempDir Path folder = Path.of("");

  private void holds() throws IOException {
    Checkpoint checkpoint = checkpoint();
    List<Commitment> entries = new ArrayList<>();
    for (long n = 0; Tile.width(0, n, checkpoint.size()) > 0; n++) {
      int width = Tile.width(0, n, checkpoint.size());
      entries.addAll(
          EntryBundle.commitments(
              Files.readAllBytes(folder.resolve(new TilePath.Entries(n, width).text())), width));
    }
    Growth all = Growth.of(RightEdge.empty(), entries.stream().map(Commitment::leaf).toList());
    assertThat(all.root()).isEqualTo(checkpoint.root());
    for (Tile tile : all.tiles()) {
      assertThat(folder.resolve(tile.path().text())).hasBinaryContent(tile.bytes());
    }
  }

  private Checkpoint checkpoint() throws IOException {
    SignedNote note = SignedNote.parse(Files.readAllBytes(folder.resolve("checkpoint")));
    assertThat(note.verified(node.ledger.keys())).hasSize(1);
    return Checkpoint.of(note);
  }

  private List<Path> files() {
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void holdsTheWholeLogAndLaterWhatIsNew() throws IOException {
    for (int acts : List.of(1, 255, 300, 3)) {
      var _ = filer.acts(acts);
      node.sequencer.tick();
      assertThat(copy.to(folder).written()).isPositive();
      holds();
    }
    assertThat(checkpoint().size()).isEqualTo(559);
    assertThat(copy.to(folder).written()).isZero();
  }

  @Test
  void leavesNothingUnfinished() {
    var _ = filer.acts(300);
    node.sequencer.tick();
    copy.to(folder);
    assertThat(files())
        .extracting(file -> folder.relativize(file).toString())
        .containsExactlyInAnyOrder(
            "checkpoint",
            "tile/0/000",
            "tile/0/001.p/44",
            "tile/1/000.p/1",
            "tile/entries/000",
            "tile/entries/001.p/44");
  }

  @Test
  void doesNotGoOnWithAnotherLog() {
    var _ = filer.acts(3);
    node.sequencer.tick();
    copy.to(folder);

    TestDatabase other = TestDatabase.fresh();
    Node another = Node.on(other, Node.folder());
    var _ = Filer.named(TestTransactions.connections(other)).acts(9);
    another.sequencer.tick();
    List<Path> before = files();
    LedgerCopy intruder = new LedgerCopy(another.ledger, another.watch);
    assertThatThrownBy(() -> intruder.to(folder)).isInstanceOf(IllegalStateException.class);
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void withNothingPublishedThereIsNothingToCopy() {
    assertThatThrownBy(() -> copy.to(folder)).hasMessageContaining("nothing was published");
    assertThat(files()).isEmpty();
  }
}
