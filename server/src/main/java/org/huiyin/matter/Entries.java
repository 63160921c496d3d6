package org.huiyin.matter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.authority.Calendars;
import org.huiyin.authority.Directory;
import org.huiyin.rulebook.Act;
import org.huiyin.rulebook.Citation;
import org.huiyin.rulebook.Decision;
import org.huiyin.rulebook.Effect;
import org.huiyin.rulebook.Elapsed;
import org.huiyin.rulebook.Particulars;
import org.huiyin.rulebook.Post;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.State;
import org.jspecify.annotations.Nullable;

/// Collects the entries that one transaction writes in one matter, and folds its state along.
final class Entries {

  private final MatterRecord.Identity matter;
  private final Rulebook rulebook;
  private final Calendars.Edition calendar;
  private final Recipients recipients;
  private final Journal journal;
  private final Directory directory;
  private final List<MatterRecord.Sealed> sealed = new ArrayList<>();
  private int seq;
  private int version;
  private LocalDate lastOn;
  private final State before;
  private State state;
  private final Walled walledBefore;
  private Walled walled;
  private @Nullable Integer member;
  private Facts.@Nullable Imported imported;

  Entries(
      MatterRecord before,
      Rulebook rulebook,
      Calendars.Edition calendar,
      Recipients recipients,
      Journal journal,
      Directory directory) {
    this.matter = before.identity();
    this.rulebook = rulebook;
    this.calendar = calendar;
    this.recipients = recipients;
    this.journal = journal;
    this.directory = directory.snapshot();
    this.seq = before.position().lastSeq();
    this.version = before.position().version();
    this.lastOn = before.position().lastOn();
    this.before = before.state();
    this.state = before.state();
    this.walledBefore = before.walled();
    this.walled = before.walled();
  }

  /// What time alone made due, each as an act of the system on the day that counts.
  void addElapsed(List<Elapsed> elapsed) {
    for (Elapsed act : elapsed) {
      add(
          new Written(
              act.act(),
              new Facts.By(Post.SYSTEM, null, null),
              null,
              act.counted(),
              act.citation().toString(),
              Particulars.NONE,
              Map.of()),
          act.effects(),
          Said.NOTHING);
    }
  }

  /// The acts that follow are those of one of a group.
  void by(@Nullable Integer ofGroup) {
    member = ofGroup;
  }

  /// The entries that follow come from elsewhere.
  void imported(Facts.Imported from) {
    imported = from;
  }

  /// What another system reports, which no rulebook was asked about.
  ///
  /// @param at the instant at which it came here
  void addPast(
      String act,
      Facts.By by,
      Instant at,
      LocalDate on,
      List<Effect> effects,
      Said said,
      Map<String, Object> filing) {
    add(new Written(act, by, at, on, Citation.HOUSE, Particulars.NONE, filing), effects, said);
  }

  /// An act that the rulebook allowed.
  ///
  /// @param at the instant, or null where only the day may be kept
  void addAct(
      Act act,
      Decision.Allowed allowed,
      @Nullable Instant at,
      LocalDate on,
      Said said,
      Map<String, Object> filing) {
    UUID institution = act.by().institution().orElse(null);
    UUID officer = act.by().officer().orElse(null);
    add(
        new Written(
            act.name(),
            new Facts.By(act.by().role(), institution, officer, member),
            at,
            on,
            allowed.citation().toString(),
            act.with(),
            filing),
        allowed.effects(),
        said);
  }

  private record Written(
      String act,
      Facts.By by,
      @Nullable Instant at,
      LocalDate on,
      String citation,
      Particulars with,
      Map<String, Object> filing) {}

  private void add(Written written, List<Effect> effects, Said said) {
    seq++;
    State after = state.after(effects);
    Walled more = Wall.now(directory, matter.relation(), matter.about()).beyond(walled);
    walled = walled.and(more);
    Facts facts =
        new Facts(
            matter.authority(),
            matter.id(),
            seq,
            written.act(),
            written.by(),
            written.at(),
            written.on(),
            rulebook.digest(),
            calendar.calendar().version(),
            written.citation(),
            written.with(),
            effects,
            said.content().keySet().stream().sorted().toList(),
            recipients.of(rulebook, Wall.Subject.of(matter, walled, after), written.act(), effects),
            written.filing(),
            said.facts(),
            null,
            more,
            imported);
    sealed.add(journal.seal(matter.key(), facts, said));
    if (facts.changesState()) {
      version = seq;
    }
    lastOn = written.on().isAfter(lastOn) ? written.on() : lastOn;
    state = after;
  }

  /// The rows that have to be written; each carries the stage, so a new one changes them all.
  private List<MatterRecord.DutyRow> changed(Duties duties) {
    List<MatterRecord.DutyRow> rows = duties.of(rulebook, Wall.Subject.of(matter, walled, state));
    if (!state.stage().equals(before.stage())) {
      return rows;
    }
    List<MatterRecord.DutyRow> known =
        duties.of(rulebook, Wall.Subject.of(matter, walledBefore, before));
    return rows.stream().filter(row -> !known.contains(row)).toList();
  }

  State state() {
    return state;
  }

  Walled walled() {
    return walled;
  }

  Calendars.Edition calendar() {
    return calendar;
  }

  int size() {
    return sealed.size();
  }

  MatterRecord.Change change(Duties duties, @Nullable LocalDate nextOn) {
    return new MatterRecord.Change(
        sealed, state, walled, version, lastOn, nextOn, calendar.number(), changed(duties));
  }
}
