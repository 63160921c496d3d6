package org.huiyin.authority;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.huiyin.database.Transactions;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// The time in which one administrator may do alone what takes two afterwards, since there is
/// nobody else. It ends for good when two administrators, of whom one may agree to what the other
/// proposes, each have a way in that nobody else has known: before that, whoever made the second
/// one could have been both.
///
/// Guarantees that it is over as soon as a change sees two such administrators, or one of them
/// chooses a password that makes it so, and that the server can't begin it again: its role in the
/// database may add the row that says so and do nothing else with it. Can't tell two accounts of
/// one person from two people. Thread-safe.
@Service
public class SetUp {

  private static final String READER = "system:directory";

  private final Transactions transactions;
  private final WaysIn waysIn;
  private final Recording recording;
  private final InstantSource securityTime;

  SetUp(
      Transactions transactions,
      WaysIn waysIn,
      Recording recording,
      @Qualifier("securityTime") InstantSource securityTime) {
    this.transactions = transactions;
    this.waysIn = waysIn;
    this.recording = recording;
    this.securityTime = securityTime;
  }

  /// Whether one administrator may still do it alone.
  public boolean isOn() {
    return transactions.read(READER, jdbc -> !hasEnded(jdbc));
  }

  /// Ends it where there are two now, within a transaction in which somebody may have become the
  /// second.
  void look(JdbcClient jdbc) {
    if (!hasEnded(jdbc)) {
      isOver(new DirectoryWriter(jdbc), new DirectorySnapshot(new DirectoryReader(jdbc).content()));
    }
  }

  boolean isOver(DirectoryWriter writer, Directory now) {
    if (hasEnded(writer.jdbc())) {
      return true;
    }
    boolean two = areTwo(writer.jdbc(), now);
    if (two && end(writer.jdbc())) {
      recording.append(writer, "set-up.ended", Map.of(), Manner.ALONE, true, null);
    }
    return two;
  }

  private static boolean hasEnded(JdbcClient jdbc) {
    return jdbc.sql("select exists (select 1 from set_up_ended)").query(Boolean.class).single();
  }

  private boolean end(JdbcClient jdbc) {
    return jdbc.sql("insert into set_up_ended (ended_at) values (?) on conflict do nothing")
            .param(OffsetDateTime.ofInstant(securityTime.instant(), ZoneOffset.UTC))
            .update()
        == 1;
  }

  private boolean areTwo(JdbcClient jdbc, Directory now) {
    List<Officer> own =
        now.all().stream()
            .flatMap(one -> now.officersAt(one.id(), Role.ADMINISTRATOR).stream())
            .filter(officer -> waysIn.isOwn(jdbc, officer.id()))
            .toList();
    return own.stream()
        .anyMatch(one -> own.stream().anyMatch(other -> Proposals.mayAgree(now, other, one)));
  }
}
