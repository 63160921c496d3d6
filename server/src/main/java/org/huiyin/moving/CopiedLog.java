package org.huiyin.moving;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.follow.Follower;
import org.huiyin.ledger.follow.PublishedLog;
import org.huiyin.ledger.follow.Remembered;
import org.huiyin.ledger.note.Checkpoint;
import org.huiyin.ledger.note.SignedNote;
import org.huiyin.ledger.note.VerifierKey;
import org.huiyin.ledger.tree.EntryBundle;
import org.huiyin.ledger.tree.Tile;
import org.huiyin.ledger.tree.TilePath;

/// A copy of the public log, as `ledger copy` writes it: a witness of what was published, and of
/// each of its entries. What it has beyond a log that is put back can be named, and not put back:
/// an entry is the commitment to an act, and the act isn't in it.
///
/// @param folder with `checkpoint` and `tile/` in it
/// @param written when its checkpoint was, by the file's own date
record CopiedLog(Path folder, PublishedLog log, Checkpoint checkpoint, Instant written) {

  /// Opens a copy. Whose it is, and whether it is whole, is known once it is [#require]d.
  ///
  /// @throws Unfit if there is none
  static CopiedLog in(Path folder) throws IOException {
    Path note = folder.resolve("checkpoint");
    if (!Files.isRegularFile(note)) {
      throw new Unfit(folder + " holds no copy of a ledger");
    }
    try {
      return new CopiedLog(
          folder,
          PublishedLog.at("file:" + folder.toAbsolutePath().toUri().getRawPath()),
          Checkpoint.of(SignedNote.parse(Files.readAllBytes(note))),
          Files.getLastModifiedTime(note).toInstant().truncatedTo(ChronoUnit.SECONDS));
    } catch (Refused refused) {
      throw new Unfit(note + " is no checkpoint: " + refused.getMessage());
    }
  }

  /// Compares it with the log that is in the database now.
  ///
  /// @param size how many entries that log has
  /// @throws Unfit if the copy isn't whole or of another log, if the database's log is shorter, or
  ///     if one of them isn't the beginning of the other
  void require(Connection owner, long size) throws SQLException {
    requireWhole(owner);
    long common = Math.min(size, checkpoint.size());
    for (long from = 0; from < common; from += Tile.FULL) {
      requireSame(owner, from, (int) Math.min(Tile.FULL, common - from));
    }
    if (checkpoint.size() > size) {
      throw new Unfit(
          ("its public log has %d entries, and the copy in %s has %d: %d are missing here, those at the"
                  + " positions %d to %d. They came into the log after %s and were in it when the copy"
                  + " was written, %s. To go on from here would be to sign a second past")
              .formatted(
                  size,
                  folder,
                  checkpoint.size(),
                  checkpoint.size() - size,
                  size,
                  checkpoint.size() - 1,
                  last(owner),
                  written));
    }
  }

  /// Signed by a key that the database knows, and each entry of it is there.
  private void requireWhole(Connection owner) throws SQLException {
    try {
      new Follower(log, Remembered.nothing(), keys(owner), _ -> {}).look();
    } catch (Refused refused) {
      throw new Unfit(
          "the copy in " + folder + " can't be believed: " + String.valueOf(refused.getMessage()));
    } catch (PublishedLog.Away away) {
      throw new Unfit("the copy in " + folder + " can't be read: " + away.getMessage());
    }
  }

  private static List<VerifierKey> keys(Connection owner) throws SQLException {
    List<VerifierKey> keys = new ArrayList<>();
    try (Statement statement = owner.createStatement();
        ResultSet row = statement.executeQuery("select vkey from ledger_key order by number")) {
      while (row.next()) {
        keys.add(VerifierKey.parse(row.getString(1)));
      }
    }
    if (keys.isEmpty()) {
      throw new Unfit("it has no public log that a copy could be compared with");
    }
    return keys;
  }

  private void requireSame(Connection owner, long from, int count) throws SQLException {
    List<String> here = leaves(owner, from, count);
    int width = Tile.width(0, from / Tile.FULL, checkpoint.size());
    List<String> there =
        EntryBundle.commitments(log.read(new TilePath.Entries(from / Tile.FULL, width)), width)
            .stream()
            .map(commitment -> commitment.hash().hex())
            .toList();
    for (int i = 0; i < count; i++) {
      if (i >= here.size() || !here.get(i).equals(there.get(i))) {
        throw new Unfit(
            "from position %d on its public log isn't the one in %s: it is another past"
                .formatted(from + i, folder));
      }
    }
  }

  private static List<String> leaves(Connection owner, long from, int count) throws SQLException {
    List<String> leaves = new ArrayList<>();
    try (var statement =
        owner.prepareStatement(
            "select commitment from ledger_leaf where position >= ? and position < ?"
                + " order by position")) {
      statement.setLong(1, from);
      statement.setLong(2, from + count);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          leaves.add(HexFormat.of().formatHex(row.getBytes(1)));
        }
      }
    }
    return leaves;
  }

  /// When the last entry came into the log that is in the database.
  private static String last(Connection owner) throws SQLException {
    try (Statement statement = owner.createStatement();
        ResultSet row = statement.executeQuery("select max(sequenced_at) from ledger_batch")) {
      row.next();
      var at = row.getTimestamp(1);
      return at == null
          ? "its beginning"
          : at.toInstant().truncatedTo(ChronoUnit.SECONDS).toString();
    }
  }
}
