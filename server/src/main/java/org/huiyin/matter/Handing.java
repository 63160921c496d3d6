package org.huiyin.matter;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Institution;
import org.huiyin.authority.Officer;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.Actor;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.State;
import org.jspecify.annotations.Nullable;

/// Decisions that are handed in before they leave. What their author wrote is copied as it stands,
/// so that what another officer reads is what they send; it never comes into the journal but by
/// being sent, and goes with the matter's key.
final class Handing {

  private final Parts parts;
  private final Drafts drafts;
  private final DataSource dataSource;

  Handing(Parts parts, Drafts drafts, DataSource dataSource) {
    this.parts = parts;
    this.drafts = drafts;
    this.dataSource = dataSource;
  }

  /// What an act means for what was handed in.
  ///
  /// @param refused why it can't be done as it is, or null
  /// @param said what of it goes into the journal
  /// @param more what is written along with the act
  record Step(@Nullable ActOutcome refused, Said said, Consumer<Flight> more) {
    static Step refused(ActOutcome why) {
      return new Step(why, Said.NOTHING, _ -> {});
    }
  }

  /// @param state the matter after the act
  Step step(MatterRecord matter, OfficerPrincipal by, ActRequest request, State state) {
    Rulebook rulebook = parts.rulebookOf(matter.identity());
    Approval approval = new Approval(rulebook);
    ActDefinition act = rulebook.acts().get(request.name());
    if (act == null) {
      return new Step(null, Said.in(request), _ -> {});
    }
    if (approval.isHandIn(act.id())) {
      return handIn(matter, by, approval, act);
    }
    if (approval.isReturn(act)) {
      return new Step(null, Said.NOTHING, given(matter, request));
    }
    if (Approval.isOf(act)) {
      return decision(matter, by, approval, act, request);
    }
    return new Step(null, Said.in(request), ended(matter, state));
  }

  private Step handIn(
      MatterRecord matter, OfficerPrincipal by, Approval approval, ActDefinition act) {
    Draft draft =
        drafts.latest(by, matter, approval.decisionsOf(act.id(), matter.state())).orElse(null);
    ActDefinition decision = draft == null ? null : approval.rulebook().acts().get(draft.act());
    if (draft == null || decision == null) {
      return Step.refused(new ActOutcome.Incomplete(List.of(FieldError.of("draft", "required"))));
    }
    List<FieldError> lacks = HandedIn.lacks(draft, decision);
    if (!lacks.isEmpty()) {
      return Step.refused(new ActOutcome.Incomplete(lacks));
    }
    Bytes content = seal(matter, field(by.officer(), draft.act()), Drafts.encoded(draft));
    return new Step(
        null,
        Said.NOTHING,
        flight ->
            flight.add(
                """
                insert into handed_in (authority, matter, officer, act, content)
                values (?, ?, ?, ?, ?)
                on conflict (authority, matter) do update set officer = excluded.officer,
                  act = excluded.act, content = excluded.content, reason = null
                """,
                matter.authority(),
                matter.id(),
                by.officer(),
                draft.act(),
                content));
  }

  /// Why it is given back is for its author, and no part of the journal.
  private Consumer<Flight> given(MatterRecord matter, ActRequest request) {
    String why = String.join("\n", request.texts().values());
    Bytes reason = seal(matter, REASON, why.getBytes(StandardCharsets.UTF_8));
    return flight ->
        flight.add(
            "update handed_in set reason = ? where authority = ? and matter = ?",
            reason,
            matter.authority(),
            matter.id());
  }

  private Step decision(
      MatterRecord matter,
      OfficerPrincipal by,
      Approval approval,
      ActDefinition act,
      ActRequest request) {
    if (approval.isStanding(matter.state())) {
      boolean same = read(matter, by).filter(handed -> handed.isWhat(request)).isPresent();
      if (!same) {
        return Step.refused(new ActOutcome.NeedsApproval(ActOutcome.Approving.AS_HANDED_IN));
      }
    } else if (isNeeded(matter, by, approval, act)) {
      return Step.refused(new ActOutcome.NeedsApproval(ActOutcome.Approving.HAND_IN_FIRST));
    }
    return new Step(
        null,
        Said.in(request),
        flight -> flight.add("select handed_in_is_sent(?, ?)", matter.authority(), matter.id()));
  }

  /// What waited and waits no more, without being sent: nobody but its author has it.
  Consumer<Flight> ended(MatterRecord matter, State after) {
    Approval approval = new Approval(parts.rulebookOf(matter.identity()));
    return approval.isStanding(matter.state()) && !approval.isStanding(after)
        ? flight ->
            flight.add(
                "delete from handed_in where authority = ? and matter = ?",
                matter.authority(),
                matter.id())
        : _ -> {};
  }

  /// Where the institution asks for it, and as long as somebody else there could send it: that
  /// nobody else is left is no reason to leave people without an answer.
  boolean isNeeded(MatterRecord matter, OfficerPrincipal by, Approval approval, ActDefinition act) {
    return approval.isOpen(act, matter.state())
        && parts
            .directory()
            .institution(by.institution())
            .filter(Institution::approvesAnswers)
            .isPresent()
        && parts.succession().isAnotherAt(approval.rulebook(), Wall.Subject.of(matter), act, by);
  }

  Optional<ApprovalAsked> asked(OfficerPrincipal by, MatterNumber number) {
    return parts.seen(by, number).map(matter -> asked(by, matter));
  }

  /// What was given back to this officer, and is theirs to write anew and to hand in. They don't
  /// send it themselves, so it isn't among what they can do.
  Optional<MatterView.ActView> rewriting(OfficerPrincipal by, MatterNumber number, Locale locale) {
    return parts
        .seen(by, number)
        .filter(matter -> mayHandIn(matter, by))
        .flatMap(
            matter ->
                read(matter, by)
                    .filter(handed -> handed.returned() != null)
                    .flatMap(handed -> offered(matter, handed.act(), locale)));
  }

  private boolean mayHandIn(MatterRecord matter, OfficerPrincipal by) {
    Approval approval = new Approval(parts.rulebookOf(matter.identity()));
    Instant now = parts.nowFor(matter);
    return by.roles().stream()
        .map(role -> Actor.officer(role.id(), by.institution(), by.officer()))
        .flatMap(
            actor -> parts.open(approval.rulebook(), Wall.Subject.of(matter), actor, now).stream())
        .anyMatch(act -> approval.isHandIn(act.id()));
  }

  private Optional<MatterView.ActView> offered(MatterRecord matter, String name, Locale locale) {
    Rulebook rulebook = parts.rulebookOf(matter.identity());
    return Optional.ofNullable(rulebook.acts().get(name))
        .filter(act -> act.gate().stages().contains(matter.state().stage()))
        .map(
            act ->
                new Offering(rulebook, matter.state(), List.of(), locale)
                    .of(act, null, List.of(), false));
  }

  private ApprovalAsked asked(OfficerPrincipal by, MatterRecord matter) {
    Approval approval = new Approval(parts.rulebookOf(matter.identity()));
    List<ActDefinition> open =
        approval.rulebook().acts().values().stream()
            .filter(act -> approval.isOpen(act, matter.state()))
            .toList();
    if (open.isEmpty()) {
      return ApprovalAsked.NOTHING;
    }
    Optional<HandedIn> handed = read(matter, by);
    return new ApprovalAsked(
        open.stream().map(ActDefinition::id).collect(Collectors.toSet()),
        open.stream()
            .filter(act -> isNeeded(matter, by, approval, act))
            .map(ActDefinition::id)
            .collect(Collectors.toSet()),
        handed.orElse(null),
        handed
            .flatMap(each -> parts.directory().officer(each.officer()))
            .map(Officer::name)
            .orElse(""),
        approval.isStanding(matter.state()));
  }

  /// What was handed in, where this officer may send it or handed it in themselves.
  Optional<HandedIn> read(MatterRecord matter, OfficerPrincipal by) {
    boolean waits = new Approval(parts.rulebookOf(matter.identity())).isStanding(matter.state());
    return Flight.as(parts.bound(by))
        .add(
            """
            select officer, act, content, reason from handed_in
            where authority = ? and matter = ?
            """,
            matter.authority(),
            matter.id())
        .rows(
            dataSource,
            (rs, i) ->
                opened(
                    matter,
                    rs.getObject(1, UUID.class),
                    rs.getString(2),
                    Bytes.of(rs.getBytes(3)),
                    rs.getBytes(4)))
        .stream()
        .filter(
            handed ->
                handed.officer().equals(by.officer()) || (waits && maySend(matter, by, handed)))
        .findFirst();
  }

  private boolean maySend(MatterRecord matter, OfficerPrincipal by, HandedIn handed) {
    Instant now = parts.nowFor(matter);
    Rulebook rulebook = parts.rulebookOf(matter.identity());
    return by.roles().stream()
        .map(role -> Actor.officer(role.id(), by.institution(), by.officer()))
        .flatMap(actor -> parts.open(rulebook, Wall.Subject.of(matter), actor, now).stream())
        .anyMatch(act -> act.id().equals(handed.act()));
  }

  private HandedIn opened(
      MatterRecord matter, UUID officer, String act, Bytes content, byte @Nullable [] reason) {
    byte[] words = open(matter, field(officer, act), content.array());
    return new HandedIn(
        officer,
        Drafts.decoded(act, words),
        reason == null ? null : new String(open(matter, REASON, reason), StandardCharsets.UTF_8));
  }

  private static final String REASON = "handed-in/reason";

  private static String field(UUID officer, String act) {
    return "handed-in/" + officer + "/" + act;
  }

  private Bytes seal(MatterRecord matter, String field, byte[] words) {
    return Bytes.of(
        parts
            .sealing()
            .seal(matter.identity().key(), matter.authority(), matter.id(), field, words));
  }

  private byte[] open(MatterRecord matter, String field, byte[] sealed) {
    return parts
        .sealing()
        .open(matter.identity().key(), matter.authority(), matter.id(), field, sealed);
  }
}
