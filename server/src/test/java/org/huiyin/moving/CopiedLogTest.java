package org.huiyin.moving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.huiyin.record.TestLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a copy of the public log says of a database that is put back.
class CopiedLogTest {

  @TempDir Path folder = Path.of("");

  private void required(TestLog log, Path copy) throws IOException, SQLException {
    Restore.Wanted wanted = new Restore.Wanted(folder, null, null, List.of(), List.of(copy));
    try (Connection owner = log.database().owner()) {
      Published.of(wanted).require(owner);
    }
  }

  @Test
  void aCopyThatIsAsLongOrShorterIsNoHindrance() throws IOException, SQLException {
    TestLog log = TestLog.fresh().grown(300);
    Path copy = log.copiedTo(folder.resolve("copy"));
    required(log, copy);
    log.grown(3);
    required(log, copy);
  }

  @Test
  void whatTheCopyHasBeyondIsNamedToTheEntry() throws IOException {
    TestLog log = TestLog.fresh().grown(300);
    TestLog older = log.forked();
    Path copy = log.grown(17).copiedTo(folder.resolve("copy"));
    String written =
        Files.getLastModifiedTime(copy.resolve("checkpoint"))
            .toInstant()
            .toString()
            .substring(0, 19);
    String last =
        older
            .database()
            .rows(
                "select to_char(max(sequenced_at) at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS')"
                    + " from ledger_batch")
            .getFirst();

    assertThatThrownBy(() -> required(older, copy))
        .isInstanceOf(Unfit.class)
        .hasMessageContaining("has 300 entries")
        .hasMessageContaining("has 317: 17 are missing here, those at the positions 300 to 316")
        .hasMessageContaining("after " + last)
        .hasMessageContaining(written)
        .hasMessageContaining("to sign a second past");
  }

  @Test
  void anotherPastIsNamedAsSuchWhicheverIsLonger() {
    TestLog log = TestLog.fresh().grown(260);
    TestLog other = log.forked().grown(9);
    log.grown(5);
    Path copy = log.copiedTo(folder.resolve("copy"));
    assertThatThrownBy(() -> required(other, copy))
        .isInstanceOf(Unfit.class)
        .hasMessageContaining("from position 260 on its public log isn't the one in")
        .hasMessageContaining("another past");
    log.grown(20);
    Path longer = log.copiedTo(folder.resolve("longer"));
    assertThatThrownBy(() -> required(other, longer)).hasMessageContaining("another past");
  }

  @Test
  void aCopyIsBelievedOnlyIfItIsWholeAndSigned() throws IOException {
    TestLog log = TestLog.fresh().grown(4);
    assertThatThrownBy(() -> required(log, folder))
        .isInstanceOf(Unfit.class)
        .hasMessageContaining("holds no copy of a ledger");
    TestLog stranger = TestLog.fresh().grown(4);
    Path strange = stranger.copiedTo(folder.resolve("strange"));
    assertThatThrownBy(() -> required(log, strange)).isInstanceOf(Unfit.class);

    Path copy = log.copiedTo(folder.resolve("copy"));
    Path entries = copy.resolve("tile/entries/000.p/4");
    byte[] altered = Files.readAllBytes(entries);
    altered[40] ^= 1;
    Files.write(entries, altered);
    assertThatThrownBy(() -> required(log, copy))
        .isInstanceOf(Unfit.class)
        .hasMessageContaining("can't be believed");
    Files.delete(entries);
    assertThatThrownBy(() -> required(log, copy))
        .isInstanceOf(Unfit.class)
        .hasMessageContaining("can't be believed");
    assertThat(copy.resolve("checkpoint")).exists();
  }
}
