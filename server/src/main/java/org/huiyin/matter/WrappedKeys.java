package org.huiyin.matter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.huiyin.database.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Wraps the keys of matters again when the key-encryption key has a new epoch.
///
/// The keys stay the same, so nothing that was sealed under them is touched, and no matter changes
/// for anybody: there is no entry. In small transactions that wait for nobody; what somebody is
/// writing just then is left for the next time. Sees no more of a matter than its wrapped key.
/// Thread-safe.
public final class WrappedKeys {

  private static final Logger log = LoggerFactory.getLogger(WrappedKeys.class);
  private static final String WRAPPER = "system:keys";
  private static final int BATCH = 200;

  private final Transactions transactions;
  private final Sealing sealing;

  WrappedKeys(Transactions transactions, Sealing sealing) {
    this.transactions = transactions;
    this.sealing = sealing;
  }

  private record Wrapped(String authority, UUID matter, Sealing.WrappedKey key) {}

  /// Looks at all matters once.
  ///
  /// @param current the epoch under which nothing has to be wrapped again
  public Swept wrapAgain(int current) {
    String authority = "";
    UUID matter = new UUID(0, 0);
    int done = 0;
    int failed = 0;
    List<Wrapped> batch;
    do {
      batch = others(current, authority, matter);
      List<Wrapped> again = new ArrayList<>();
      List<byte[]> after = new ArrayList<>();
      for (Wrapped each : batch) {
        authority = each.authority();
        matter = each.matter();
        try {
          after.add(sealing.wrapAgain(each.key(), authority, matter).bytes());
          again.add(each);
        } catch (SealBroken e) {
          failed++;
          log.error("the key of matter {} in {} could not be wrapped again", matter, authority);
        }
      }
      done += again.isEmpty() ? 0 : put(again, after);
    } while (batch.size() == BATCH);
    return new Swept(done, failed);
  }

  private List<Wrapped> others(int current, String authority, UUID matter) {
    return transactions.read(
        WRAPPER,
        jdbc ->
            jdbc.sql(
                    """
                    select authority, id, wrapped_key
                    from keys_of_other_epochs(:epoch::smallint, :authority, :id, :most)
                    """)
                .param("epoch", current)
                .param("authority", authority)
                .param("id", matter)
                .param("most", BATCH)
                .query(WrappedKeys::wrapped)
                .list());
  }

  private int put(List<Wrapped> before, List<byte[]> after) {
    return transactions.as(
        WRAPPER,
        jdbc ->
            jdbc.sql("select wrap_keys_again(:authorities, :ids::uuid[], :befores, :afters)")
                .param(
                    "authorities", before.stream().map(Wrapped::authority).toArray(String[]::new))
                .param(
                    "ids", before.stream().map(w -> w.matter().toString()).toArray(String[]::new))
                .param(
                    "befores",
                    before.stream().map(each -> each.key().bytes()).toArray(byte[][]::new))
                .param("afters", after.toArray(byte[][]::new))
                .query(Integer.class)
                .single());
  }

  /// Opens the keys of some matters, chosen by chance.
  public Tried tryOut(int most) {
    UUID from = UUID.randomUUID();
    List<Wrapped> sample =
        transactions.read(
            "system:check",
            jdbc ->
                jdbc.sql(
                        """
                        select authority, id, wrapped_key from matter where key_epoch is not null
                        order by id < ?, id limit ?
                        """)
                    .params(from, most)
                    .query(WrappedKeys::wrapped)
                    .list());
    return new Tried(sample.size(), (int) sample.stream().filter(key -> !opens(key)).count());
  }

  private boolean opens(Wrapped each) {
    try {
      sealing.seal(each.key(), each.authority(), each.matter(), "trial", new byte[0]);
      return true;
    } catch (SealBroken e) {
      log.error("the key of matter {} in {} doesn't open", each.matter(), each.authority());
      return false;
    }
  }

  private static Wrapped wrapped(ResultSet row, int n) throws SQLException {
    return new Wrapped(
        row.getString(1), row.getObject(2, UUID.class), Sealing.WrappedKey.of(row.getBytes(3)));
  }

  /// What was tried.
  ///
  /// @param closed how many of the keys didn't open
  public record Tried(int keys, int closed) {}

  /// What a sweep did.
  ///
  /// @param wrapped how many keys it wrapped again
  /// @param failed how many didn't open
  public record Swept(int wrapped, int failed) {}
}
