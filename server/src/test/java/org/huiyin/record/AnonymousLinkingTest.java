package org.huiyin.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.huiyin.database.TestDatabase;
import org.huiyin.database.TestTransactions;
import org.huiyin.ledger.Commitment;
import org.junit.jupiter.api.Test;

/// R7: whoever watched who filed when, and reads the whole log, links an anonymous act to its leaf
/// no better than chance within its day. Seeded: what it finds it finds each time.
class AnonymousLinkingTest {

  private static final int DAYS = 4;
  private static final int ACTS = 30;

  private final TestDatabase database = TestDatabase.fresh();
  private final DataSource connections = TestTransactions.oneConnection(database);
  private final Node node = Node.on(connections, Node.folder(), _ -> {});

  /// Acts of one day in the order of time, and the leaves that came of that day.
  private record Day(List<Commitment> acts, List<Commitment> leaves) {}

  private List<Day> days(Filer filer) {
    Random random = new Random(7);
    List<Day> days = new ArrayList<>();
    node.sequencer.tick();
    for (int i = 0; i < DAYS; i++) {
      int before = node.leaves().size();
      List<Commitment> acts = new ArrayList<>();
      for (int n = 0; n < ACTS; n++) {
        acts.add(filer.act(random));
        node.moveTo(node.now().plusSeconds(60));
        node.sequencer.tick();
      }
      node.moveTo(node.now().plus(Duration.ofDays(1)));
      node.sequencer.tick();
      List<Commitment> leaves = node.leaves();
      days.add(new Day(acts, List.copyOf(leaves.subList(before, leaves.size()))));
    }
    return days;
  }

  /// How far the order in the log follows the order in time (Kendall), in standard deviations of
  /// what chance does: of two acts, is the earlier one the earlier leaf?
  private static double follows(List<Day> days) {
    double concordant = 0;
    double expected = 0;
    double variance = 0;
    for (Day day : days) {
      List<Integer> positions = day.acts().stream().map(day.leaves()::indexOf).toList();
      int n = positions.size();
      for (int i = 0; i < n; i++) {
        for (int j = i + 1; j < n; j++) {
          concordant += positions.get(i) < positions.get(j) ? 1 : 0;
        }
      }
      expected += n * (n - 1) / 4.0;
      variance += n * (n - 1) * (2 * n + 5) / 72.0;
    }
    return (concordant - expected) / Math.sqrt(variance);
  }

  @Test
  void theOrderInTheLogTellsNothingOfTheOrderInTime() {
    assertThat(follows(days(Filer.anonymous(connections)))).isBetween(-4.0, 4.0);
  }

  /// That the test above could fail.
  @Test
  void ofNamedActsItTellsEverything() {
    assertThat(follows(days(Filer.named(connections)))).isGreaterThan(10);
  }

  @Test
  void whatIsPublishedDoesNotMoveWithAnAnonymousAct() {
    doesNotMoveWith(Filer.anonymous(connections));
  }

  /// R2: whoever is accused sees the log as everybody does.
  @Test
  void norWithWhatIsDoneInAnAccusation() {
    doesNotMoveWith(Filer.accusing(connections));
  }

  private void doesNotMoveWith(Filer filer) {
    node.sequencer.tick();
    String before = node.checkpoint().orElseThrow().note();
    for (int i = 0; i < 10; i++) {
      var _ = filer.act();
      node.moveTo(node.now().plusSeconds(600));
      node.sequencer.tick();
      assertThat(node.checkpoint().orElseThrow().note()).isEqualTo(before);
    }
  }

  /// A day without any and a day with a few have the same size, the same time and one checkpoint.
  @Test
  void aDayWithoutAnyLooksTheSame() {
    Filer filer = Filer.anonymous(connections);
    node.sequencer.tick();
    for (int acts : List.of(0, 9, 0, 16)) {
      var _ = filer.acts(acts);
      node.moveTo(node.now().plus(Duration.ofDays(1)));
      node.sequencer.tick();
    }
    assertThat(database.rows("select size || ' ' || (sequenced_at = legal_at) from ledger_batch"))
        .hasSize(4)
        .containsOnly("16 true");
    assertThat(node.leaves()).hasSize(64);
    for (int i = 0; i < 4; i++) {
      assertThat(node.leaves().subList(16 * i, 16 * i + 16))
          .isSortedAccordingTo(Comparator.comparing(leaf -> leaf.hash().hex()));
    }
  }
}
