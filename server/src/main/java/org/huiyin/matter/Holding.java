package org.huiyin.matter;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Officer;
import org.huiyin.authority.Role;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.Particulars;
import org.huiyin.rulebook.Rulebook;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decisions that wait a moment before they leave, so that whoever sent them can take them back.
///
/// What waits is kept on disk as the officer's draft; it survives a restart, and leaves once,
/// however many servers there are. It is the act of the day on which it leaves, and is never held
/// past the end of the legal day on which it was sent. Whether it may be done is decided anew
/// then, as of any act, in the roles in which it was sent. Thread-safe.
final class Holding {

  private static final Logger log = LoggerFactory.getLogger(Holding.class);
  private static final int BATCH = 100;

  private final Parts parts;
  private final ActingMatters acting;
  private final Drafts drafts;
  private final Handing handing;
  private final HeldStore store;
  private final InstantSource securityTime;
  private final Duration undo;

  Holding(
      Parts parts,
      ActingMatters acting,
      Drafts drafts,
      Handing handing,
      HeldStore store,
      InstantSource securityTime,
      Duration undo) {
    this.parts = parts;
    this.acting = acting;
    this.drafts = drafts;
    this.handing = handing;
    this.store = store;
    this.securityTime = securityTime;
    this.undo = undo;
  }

  /// Whether an act of this name would be held now.
  boolean holds(OfficerPrincipal by, MatterNumber number, String act) {
    return undo.isPositive()
        && parts.seen(by, number).filter(matter -> holds(matter, act)).isPresent();
  }

  private boolean holds(MatterRecord matter, String name) {
    Rulebook rulebook = parts.rulebookOf(matter.identity());
    ActDefinition act = rulebook.acts().get(name);
    Instant now = parts.nowFor(matter);
    return undo.isPositive()
        && act != null
        && act.changes().decides() != null
        && Taking.dayOf(rulebook, now).equals(Taking.dayOf(rulebook, now.plus(undo)));
  }

  Pressed press(
      OfficerPrincipal by, MatterNumber number, ActRequest request, int draft, Locale locale) {
    MatterRecord matter = parts.seen(by, number).orElse(null);
    if (matter == null || !holds(matter, request.name())) {
      return new Pressed.AtOnce(acting.act(by, number, request, locale));
    }
    ActOutcome tried = acting.tried(by, number, request, locale);
    if (!(tried instanceof ActOutcome.Done)) {
      return new Pressed.AtOnce(tried);
    }
    Instant leavesAt = securityTime.instant().plus(undo).truncatedTo(ChronoUnit.SECONDS);
    store.hold(
        parts.bound(by),
        new HeldStore.Held(
            place(by, matter, request.name()),
            by.roles().stream().map(Role::id).collect(Collectors.toSet()),
            request.ifVersion().orElse(matter.position().version()),
            draft),
        leavesAt);
    return new Pressed.Held(leavesAt);
  }

  boolean takeBack(OfficerPrincipal by, MatterNumber number, String act) {
    return parts
        .seen(by, number)
        .filter(matter -> store.takeBack(parts.bound(by), place(by, matter, act)))
        .isPresent();
  }

  List<HeldAct> own(OfficerPrincipal by, MatterNumber number) {
    return parts
        .seen(by, number)
        .map(matter -> store.own(parts.bound(by), matter.authority(), matter.id(), by.officer()))
        .orElseGet(List::of);
  }

  private static HeldStore.Place place(OfficerPrincipal by, MatterRecord matter, String act) {
    return new HeldStore.Place(matter.authority(), matter.id(), by.officer(), act);
  }

  /// Does what waited long enough. What fails is tried again at the next sweep.
  void sweep() {
    for (HeldStore.Held held : store.dueBy(securityTime.instant(), BATCH)) {
      try {
        if (!leaves(held)) {
          store.refused(held.place());
        }
      } catch (RuntimeException e) {
        log.error(
            "a decision in matter {} in {} could not leave",
            held.place().matter(),
            held.place().authority(),
            e);
      }
    }
  }

  private boolean leaves(HeldStore.Held held) {
    OfficerPrincipal by = principal(held).orElse(null);
    MatterRecord matter = by == null ? null : seen(by, held.place()).orElse(null);
    if (by == null || matter == null) {
      return false;
    }
    MatterNumber number = new MatterNumber(matter.authority(), matter.identity().number());
    ActDefinition act = parts.rulebookOf(matter.identity()).acts().get(held.place().act());
    Draft words = words(by, matter, number, held).orElse(null);
    return act != null
        && words != null
        && acting.left(by, number, request(words, act, held.matterVersion()), held.place())
            instanceof ActOutcome.Done;
  }

  /// The officer as they stand now, in no role that they didn't send it in.
  private Optional<OfficerPrincipal> principal(HeldStore.Held held) {
    return parts
        .directory()
        .officer(held.place().officer())
        .filter(Officer::active)
        .map(
            officer ->
                new OfficerPrincipal(
                    officer.id(),
                    officer.institution(),
                    officer.unit(),
                    officer.roles().stream()
                        .filter(role -> held.roles().contains(role.id()))
                        .collect(Collectors.toSet()),
                    Set.of()));
  }

  private Optional<MatterRecord> seen(OfficerPrincipal by, HeldStore.Place at) {
    return parts
        .store()
        .find(parts.bound(by), at.authority(), at.matter())
        .filter(matter -> !parts.wall().hides(Wall.Subject.of(matter), by));
  }

  /// Exactly what was there when it was sent.
  private Optional<Draft> words(
      OfficerPrincipal by, MatterRecord matter, MatterNumber number, HeldStore.Held held) {
    return held.draftVersion() == Draft.NONE
        ? handing
            .read(matter, by)
            .filter(handed -> handed.act().equals(held.place().act()))
            .map(HandedIn::draft)
        : drafts
            .find(by, number, held.place().act())
            .filter(draft -> draft.version() == held.draftVersion());
  }

  private static ActRequest request(Draft draft, ActDefinition act, int version) {
    Map<String, String> texts = new HashMap<>();
    act.needs().texts().forEach(text -> texts.put(text, draft.texts().getOrDefault(text, "")));
    List<HandedIn.Promised> promised = HandedIn.promised(draft);
    promised.forEach(each -> texts.put("promise-" + each.number(), each.text()));
    Particulars with =
        new Particulars(
            null,
            null,
            null,
            null,
            null,
            null,
            chosen(draft, "outcome"),
            chosen(draft, "ground"),
            null,
            null,
            null,
            promised.stream().<LocalDate>map(HandedIn.Promised::due).toList());
    return new ActRequest(act.id(), with, texts, OptionalInt.of(version));
  }

  private static @Nullable String chosen(Draft draft, String particular) {
    String chosen = draft.particulars().getOrDefault(particular, "").strip();
    return chosen.isEmpty() ? null : chosen;
  }
}
