package org.huiyin.matter;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.huiyin.rulebook.Post;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.RunningClock;
import org.huiyin.rulebook.State;
import org.jspecify.annotations.Nullable;

/// The rows by which the desk lists what is owed: one for each running clock of a state, folded
/// from it and from nothing else.
final class Duties {

  private final Recipients recipients;

  Duties(Recipients recipients) {
    this.recipients = recipients;
  }

  List<MatterRecord.DutyRow> of(Rulebook rulebook, Wall.Subject matter) {
    List<MatterRecord.DutyRow> rows = new ArrayList<>();
    for (RunningClock clock : matter.state().clocks()) {
      if (clock.isRunning()) {
        rows.add(row(rulebook, matter, clock));
      }
    }
    return rows;
  }

  private MatterRecord.DutyRow row(Rulebook rulebook, Wall.Subject matter, RunningClock clock) {
    var definition = Objects.requireNonNull(rulebook.clocks().get(clock.clock()));
    Post post = definition.of();
    UUID institution = recipients.institutionOf(rulebook, matter, post).orElse(null);
    State.@Nullable Assignment assigned =
        post.above() ? null : matter.state().assignments().get(post.seat());
    return new MatterRecord.DutyRow(
        clock.number(),
        clock.clock(),
        clock.promise(),
        definition.window(),
        post.role(),
        institution,
        assigned == null ? null : assigned.unit(),
        assigned == null ? null : assigned.officer(),
        clock.start(),
        clock.due(),
        clock.provisional());
  }
}
