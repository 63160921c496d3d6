package org.huiyin.matter;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.huiyin.access.Principal.Complainant;
import org.huiyin.rulebook.Citation;
import org.huiyin.rulebook.KindDefinition;
import org.huiyin.rulebook.LegalState;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.StageDefinition;
import org.jspecify.annotations.Nullable;

/// Erasing on the complainant's own account, with the key and nothing else; no officer starts it.
///
/// All of a matter can be erased once it has ended and nothing is due in it. A term for the archive
/// keeps it longer only where a law is its source: what a house promises isn't held against whom it
/// was promised to. Who the complainant is can be erased at any time. A hold keeps both to its last
/// day. Thread-safe.
public final class OwnErasure {

  /// Why it can't be erased now.
  public enum Reason {
    /// The matter hasn't ended, or something is still due in it.
    OPEN,
    /// A law keeps it for an archive.
    ARCHIVE,
    /// Two officers hold it for something outside.
    HELD,
    /// Others bring it too: it is theirs as much, and whoever asks can leave.
    TOGETHER,
    /// Whoever asks has the helper's key.
    HELPERS_KEY,
    /// There is nothing: nobody said who they are, or it is erased.
    NOBODY;

    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// What keeps it.
  ///
  /// @param until the last day on which it is kept; null where no day is known
  /// @param provision where that stands; empty where nothing has to be cited
  public record Kept(Reason why, @Nullable LocalDate until, String provision) {}

  /// What can be erased now.
  ///
  /// @param all what keeps all of it, or empty
  /// @param identity what keeps who the complainant is, or empty
  /// @param term when all of it is erased by itself; empty while it is open, and where its rulebook
  ///     doesn't say
  public record Offer(Optional<Kept> all, Optional<Kept> identity, Optional<Term> term) {}

  /// How long it is kept unless it is erased before.
  ///
  /// @param until the last day
  /// @param provision where that stands
  public record Term(LocalDate until, String provision) {}

  private final Parts parts;
  private final Erasing erasing;

  OwnErasure(Parts parts, Erasing erasing) {
    this.parts = parts;
    this.erasing = erasing;
  }

  /// What can be erased now.
  public Offer offer(Complainant by, Locale locale) {
    MatterRecord matter =
        parts.store().find(Bound.to(by), by.authority(), by.matter()).orElseThrow();
    return new Offer(keepsAll(by, matter, locale), keepsIdentity(by, matter), term(matter, locale));
  }

  private Optional<Term> term(MatterRecord matter, Locale locale) {
    Rulebook rulebook = parts.rulebookOf(matter.identity());
    KindDefinition.Retention retention = retention(matter, rulebook);
    return retention == null || isGoingOn(matter, rulebook)
        ? Optional.empty()
        : Optional.of(
            new Term(
                retention.keptUntil(matter.position().lastOn()),
                rulebook.cite(retention.source(), locale)));
  }

  private static KindDefinition.@Nullable Retention retention(
      MatterRecord matter, Rulebook rulebook) {
    KindDefinition kind = rulebook.kinds().get(matter.state().kind());
    return kind == null ? null : kind.retention();
  }

  private static boolean isGoingOn(MatterRecord matter, Rulebook rulebook) {
    return matter.state().clocks().stream().anyMatch(clock -> clock.isRunning())
        || !Erasing.isOver(rulebook, matter.state().stage());
  }

  /// Erases all of it, for good: the key opens nothing any more.
  ///
  /// @return what keeps it; empty where it was erased
  public Optional<Kept> all(Complainant by, Locale locale) {
    return erase(by, ErasureRegister.What.ALL, matter -> keepsAll(by, matter, locale));
  }

  /// Erases name, telephone number and whatever else says who the complainant is, but for what
  /// they wrote in their own words. The matter goes on.
  ///
  /// @return what keeps it; empty where it was erased
  public Optional<Kept> identity(Complainant by) {
    return erase(by, ErasureRegister.What.IDENTITY, matter -> keepsIdentity(by, matter));
  }

  private Optional<Kept> erase(
      Complainant by, ErasureRegister.What what, Function<MatterRecord, Optional<Kept>> keeps) {
    Erasing.Deed deed =
        new Erasing.Deed(
            Bound.to(by), what, Erasing.Because.ASKED, new Citation(Citation.HOUSE, "", false));
    return erasing.erase(new MatterStore.Key(by.authority(), by.matter()), deed, keeps);
  }

  private Optional<Kept> keepsAll(Complainant by, MatterRecord matter, Locale locale) {
    if (matter.position().keyOfHelper()) {
      return Optional.of(new Kept(Reason.HELPERS_KEY, null, ""));
    }
    if (parts.store().hasCompany(Bound.to(by), matter.authority(), matter.id())) {
      return Optional.of(new Kept(Reason.TOGETHER, null, ""));
    }
    Rulebook rulebook = parts.rulebookOf(matter.identity());
    if (isGoingOn(matter, rulebook)) {
      return Optional.of(new Kept(Reason.OPEN, null, ""));
    }
    return archived(matter, rulebook, locale).or(() -> held(by, matter));
  }

  /// What was withdrawn was never decided, and no archive asks for it.
  private Optional<Kept> archived(MatterRecord matter, Rulebook rulebook, Locale locale) {
    StageDefinition stage = rulebook.stages().get(matter.state().stage());
    KindDefinition.Retention retention = retention(matter, rulebook);
    if (stage == null
        || stage.legal() == LegalState.WITHDRAWN
        || retention == null
        || retention.archive() == null
        || retention.source().isHouse()) {
      return Optional.empty();
    }
    LocalDate until = retention.keptUntil(matter.position().lastOn());
    return today(matter).isAfter(until)
        ? Optional.empty()
        : Optional.of(new Kept(Reason.ARCHIVE, until, rulebook.cite(retention.source(), locale)));
  }

  private Optional<Kept> keepsIdentity(Complainant by, MatterRecord matter) {
    if (matter.position().keyOfHelper()) {
      return Optional.of(new Kept(Reason.HELPERS_KEY, null, ""));
    }
    if (parts.store().party(matter.authority(), matter.id()).isEmpty()) {
      return Optional.of(new Kept(Reason.NOBODY, null, ""));
    }
    return held(by, matter);
  }

  private Optional<Kept> held(Complainant by, MatterRecord matter) {
    return erasing
        .store()
        .heldUntil(Bound.to(by), matter.authority(), matter.id(), today(matter))
        .map(until -> new Kept(Reason.HELD, until, ""));
  }

  private LocalDate today(MatterRecord matter) {
    return Taking.dayOf(parts.rulebookOf(matter.identity()), parts.legalTime().now());
  }
}
