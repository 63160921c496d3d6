package org.huiyin.authority;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.huiyin.authority.Proposal.End;
import org.huiyin.authority.Proposal.State;
import org.huiyin.authority.ProposalStore.Kept;
import org.huiyin.authority.Settlement.Why;
import org.huiyin.database.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// Changes that grant power and wait for a second officer. They come in through [Authorities].
///
/// Guarantees that nothing of a proposal has an effect before another administrator, of the
/// proposer's institution or of one above it, has agreed; that neither the proposer nor an officer
/// whom it is about can; that all rules hold for it as things stand at that moment, and what it
/// was made from still stands; and that it takes effect once. Ends by itself after fourteen days
/// of security time. Nobody agrees, nor is anything agreed to of theirs, within a day after
/// another officer has given them a way in: whoever gives one could use it. Can't tell two
/// accounts of one person from two people. Thread-safe.
@Service
public class Proposals {

  /// How long whoever was given a way in neither agrees nor is agreed with.
  public static final Duration HELD_BACK = Duration.ofHours(24);

  /// How long one waits before it ends by itself.
  public static final Duration OPEN = Duration.ofDays(14);

  private static final String READER = "system:directory";
  private static final int LONGEST_REASON = 500;

  private final Transactions transactions;
  private final DirectoryChanges changes;
  private final Kinds kinds;
  private final ProposalReading reading;
  private final WaysIn waysIn;
  private final InstantSource securityTime;

  Proposals(
      Transactions transactions,
      DirectoryChanges changes,
      Kinds kinds,
      ProposalReading reading,
      WaysIn waysIn,
      @Qualifier("securityTime") InstantSource securityTime) {
    this.transactions = transactions;
    this.changes = changes;
    this.kinds = kinds;
    this.reading = reading;
    this.waysIn = waysIn;
    this.securityTime = securityTime;
  }

  /// Those that wait, oldest first.
  public List<Proposal> waiting() {
    return transactions
        .read(READER, jdbc -> new ProposalStore(jdbc).waiting(securityTime.instant()))
        .stream()
        .map(reading::of)
        .toList();
  }

  /// Those that don't wait any more, newest first.
  public List<Proposal> over(int most) {
    return transactions
        .read(READER, jdbc -> new ProposalStore(jdbc).over(securityTime.instant(), most))
        .stream()
        .map(reading::of)
        .toList();
  }

  public Optional<Proposal> find(UUID id) {
    return transactions.read(READER, jdbc -> new ProposalStore(jdbc).find(id)).map(reading::of);
  }

  /// Whether one officer may agree to what another proposes, if it is about neither.
  static boolean mayAgree(Directory now, Officer agreeing, Officer proposing) {
    return !agreeing.id().equals(proposing.id())
        && agreeing.holds(Role.ADMINISTRATOR)
        && (agreeing.institution().equals(proposing.institution())
            || now.isBelow(proposing.institution(), agreeing.institution()));
  }

  /// Who can settle it, sorted by name within an institution; the proposer's comes first.
  public List<Officer> whoCanAgree(Directory now, Proposal proposal) {
    return now.officer(proposal.by()).stream()
        .flatMap(
            proposing ->
                Stream.concat(
                        Stream.of(proposing.institution()),
                        now.all().stream()
                            .map(Institution::id)
                            .filter(above -> now.isBelow(proposing.institution(), above)))
                    .flatMap(one -> now.officersAt(one, Role.ADMINISTRATOR).stream())
                    .filter(officer -> against(now, proposal, officer.id()).isEmpty()))
        .toList();
  }

  /// What keeps this officer from settling it, as far as the directory tells.
  public Optional<Why> against(Directory now, Proposal proposal, UUID officer) {
    if (officer.equals(proposal.by())) {
      return Optional.of(Why.OWN);
    }
    if (proposal.about().contains(officer)) {
      return Optional.of(Why.ABOUT_ONESELF);
    }
    Optional<Officer> proposing = now.officer(proposal.by());
    if (proposing.filter(one -> one.holds(Role.ADMINISTRATOR)).isEmpty()) {
      return Optional.of(Why.PROPOSER_GONE);
    }
    boolean may =
        now.officer(officer).filter(one -> mayAgree(now, one, proposing.get())).isPresent();
    return may ? Optional.empty() : Optional.of(Why.NOT_ABOVE);
  }

  /// Agrees to it, and it takes effect.
  public Settlement approve(Editor editor, UUID id) {
    return settled(
        editor,
        id,
        (officer, now, writer, kept) ->
            approved(editor, officer, now, writer, kinds.named(kept.kind()), kept));
  }

  private <T> Settlement approved(
      Editor editor,
      UUID officer,
      Directory now,
      DirectoryWriter writer,
      Kind<T, ?> kind,
      Kept kept) {
    Optional<Why> against =
        against(now, reading.of(kept), officer)
            .or(() -> heldBack(writer.jdbc(), List.of(officer, kept.by())));
    if (against.isPresent()) {
      return new Settlement.Refused(against.get());
    }
    T wanted = reading.after(kind, kept);
    Optional<T> standing = kind.standing(now, wanted);
    if (!standing.equals(reading.before(kind, kept))) {
      return new Settlement.Refused(Why.OVERTAKEN);
    }
    List<Finding> findings = kind.rules().findings(now, wanted, editor);
    if (!findings.isEmpty()) {
      return new Settlement.Unfit(findings);
    }
    if (wanted instanceof WayIn wayIn && !changes.giving(wayIn).possible(writer.jdbc(), wayIn)) {
      return new Settlement.Refused(Why.OVERTAKEN);
    }
    Settlement settled = ended(writer, kept, State.APPROVED, officer, null);
    changes.write(writer, kind, standing, wanted, Manner.BY_TWO, kept.by());
    return settled;
  }

  private Optional<Why> heldBack(JdbcClient jdbc, List<UUID> both) {
    Instant since = securityTime.instant().minus(HELD_BACK);
    // In the set-up one administrator could do everything alone: nothing was gained by it.
    Instant setUpEnded =
        jdbc.sql("select ended_at from set_up_ended")
            .query(OffsetDateTime.class)
            .optional()
            .map(OffsetDateTime::toInstant)
            .orElse(Instant.MAX);
    return both.stream()
            .flatMap(officer -> waysIn.lastGiven(jdbc, officer).stream())
            .anyMatch(given -> given.isAfter(since) && given.isAfter(setUpEnded))
        ? Optional.of(Why.HELD_BACK)
        : Optional.empty();
  }

  /// Declines it, with a reason for whoever proposed it.
  public Settlement decline(Editor editor, UUID id) {
    return settled(
        editor,
        id,
        (officer, now, writer, kept) -> {
          Optional<Why> against =
              against(now, reading.of(kept), officer).filter(why -> why != Why.PROPOSER_GONE);
          if (against.isPresent()) {
            return new Settlement.Refused(against.get());
          }
          Optional<Finding> finding = reason(editor);
          return finding.isPresent()
              ? new Settlement.Unfit(List.of(finding.get()))
              : mentioned(writer, kept, State.DECLINED, officer, editor.reason());
        });
  }

  private static Optional<Finding> reason(Editor editor) {
    if (editor.reason().isEmpty()) {
      return Optional.of(new Finding("reason", Finding.Reason.REQUIRED));
    }
    return editor.reason().length() > LONGEST_REASON
        ? Optional.of(new Finding("reason", Finding.Reason.TOO_LONG))
        : Optional.empty();
  }

  /// Takes it back; only whoever proposed it can.
  public Settlement withdraw(Editor editor, UUID id) {
    return settled(
        editor,
        id,
        (officer, _, writer, kept) ->
            officer.equals(kept.by())
                ? mentioned(writer, kept, State.WITHDRAWN, officer, null)
                : new Settlement.Refused(Why.NOT_THE_PROPOSER));
  }

  /// The ways in to this officer's account that wait, oldest first.
  public List<Proposal> waysIn(UUID officer) {
    return waiting().stream()
        .filter(one -> one.kind().equals(Kinds.WAY_IN.name()) && one.subject().equals(officer))
        .toList();
  }

  /// Refuses a way in to one's own account; only the officer whose it is can.
  public Settlement refuse(Editor editor, UUID id) {
    return settled(
        editor,
        id,
        (officer, _, writer, kept) ->
            kept.kind().equals(Kinds.WAY_IN.name()) && kept.subject().equals(officer)
                ? mentioned(writer, kept, State.DECLINED, officer, null)
                : new Settlement.Refused(Why.NOT_ABOVE));
  }

  private interface Settling {
    Settlement by(UUID officer, Directory now, DirectoryWriter writer, Kept kept);
  }

  private Settlement settled(Editor editor, UUID id, Settling settling) {
    UUID officer = Objects.requireNonNull(editor.officer(), "editor: no officer");
    return changes.locked(
        editor,
        (now, writer) -> {
          Optional<Kept> kept = new ProposalStore(writer.jdbc()).find(id);
          if (kept.isEmpty()) {
            return new Settlement.Absent();
          }
          State state = kept.get().state(securityTime.instant());
          return state == State.WAITING
              ? settling.by(officer, now, writer, kept.get())
              : new Settlement.Over(state);
        });
  }

  private Settlement mentioned(
      DirectoryWriter writer, Kept kept, State state, UUID officer, @Nullable String reason) {
    mention(writer, kinds.named(kept.kind()), kept, state);
    return ended(writer, kept, state, officer, reason);
  }

  private <T> void mention(DirectoryWriter writer, Kind<T, ?> kind, Kept kept, State state) {
    T wanted = reading.after(kind, kept);
    if (wanted instanceof WayIn wayIn) {
      changes.giving(wayIn).forget(writer.jdbc(), wayIn);
    }
    changes.mention(writer, kind, state.id(), wanted, kept.by());
  }

  private Settlement ended(
      DirectoryWriter writer, Kept kept, State state, UUID officer, @Nullable String reason) {
    ProposalStore store = new ProposalStore(writer.jdbc());
    store.end(kept, state, new End(officer, securityTime.instant(), reason));
    return new Settlement.Settled(reading.of(store.find(kept.id()).orElseThrow()));
  }
}
