package org.huiyin.matter;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import org.huiyin.rulebook.LegalState;
import org.huiyin.rulebook.LimitDefinitions;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.RunningClock;

/// What a group is to those in it and to those who have its code.
record GroupOfMatter(Parts parts, GroupStore store, SecureRandom random) {

  private static final int REPRESENTATIVES = 5;
  private static final int LEAST = 1000;
  private static final int MOST = 9999;

  Optional<GroupStore.Row> row(Bound by, MatterRecord matter) {
    return store.find(by, matter.authority(), matter.id(), most(matter));
  }

  /// How many may speak for a group at a visit, by the rulebook.
  private int most(MatterRecord matter) {
    LimitDefinitions.Representatives limit =
        parts.rulebookOf(matter.identity()).limits().representatives();
    return limit == null ? REPRESENTATIVES : limit.most();
  }

  /// Whether it is withdrawn, or will be unless that is taken back.
  boolean isOver(MatterRecord matter) {
    Rulebook rulebook = parts.rulebookOf(matter.identity());
    boolean withdrawn =
        Optional.ofNullable(rulebook.stages().get(matter.state().stage()))
            .filter(stage -> stage.legal() == LegalState.WITHDRAWN)
            .isPresent();
    return withdrawn
        || matter.state().clocks().stream()
            .filter(RunningClock::isRunning)
            .flatMap(clock -> Optional.ofNullable(rulebook.clocks().get(clock.clock())).stream())
            .anyMatch(clock -> ThePersonAlone.endsInWithdrawal(rulebook, clock));
  }

  String said(MatterRecord matter, Bytes closed) {
    MatterRecord.Identity m = matter.identity();
    return new String(
        parts.sealing().open(m.key(), m.authority(), m.id(), "group/said", closed.array()),
        StandardCharsets.UTF_8);
  }

  Bytes sealed(MatterRecord matter, String field, byte[] plain) {
    MatterRecord.Identity m = matter.identity();
    return Bytes.of(parts.sealing().seal(m.key(), m.authority(), m.id(), field, plain));
  }

  static MatterNumber numberOf(MatterRecord matter) {
    return new MatterNumber(matter.authority(), matter.identity().number());
  }

  /// The number by which officers know a member.
  int drawn() {
    return LEAST + random.nextInt(MOST - LEAST + 1);
  }
}
