package org.huiyin.matter;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huiyin.rulebook.Citation;
import org.huiyin.rulebook.LegalState;
import org.huiyin.rulebook.Particulars;
import org.huiyin.rulebook.Post;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.StageDefinition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;

/// Erases a matter, or who brought it, as an act.
///
/// Guarantees: first the register says that it is erased, on the disk; then one transaction writes
/// the entry that says so and drops texts, salts, identity, the keys of files and the matter's own
/// key; then the files go. So whatever ends it in between, the next start finishes it. The facts of
/// each entry stay, and its commitment.
///
/// Doesn't guarantee: that nothing of it is left on the disk in places that PostgreSQL has freed
/// and not used again, in its log, or in a backup. What lies there is sealed under a key that is
/// itself sealed under `keys/`.
final class Erasing {

  private static final Logger log = LoggerFactory.getLogger(Erasing.class);

  private static final int TRIES = 50;

  static final String ERASED = "erased";
  static final String ARCHIVED = "archived";
  static final String IDENTITY_ERASED = "identity-erased";

  /// Why: the complainant asked, its time is over, or a restored backup had brought it back.
  enum Because {
    ASKED("asked"),
    TERM("term"),
    RESTORED("restored");

    private final String id;

    Because(String id) {
      this.id = id;
    }

    String id() {
      return id;
    }
  }

  private final Parts parts;
  private final ErasingStore store;
  private final ErasureRegister register;
  private final EvidenceFolder folder;

  Erasing(Parts parts, ErasingStore store, ErasureRegister register, EvidenceFolder folder) {
    this.parts = parts;
    this.store = store;
    this.register = register;
    this.folder = folder;
  }

  ErasingStore store() {
    return store;
  }

  ErasureRegister register() {
    return register;
  }

  /// What is erased, and on whose account.
  ///
  /// @param source the provision behind it
  /// @param copying makes the archive's copy of a matter, where it goes there; else null
  record Deed(
      Bound by,
      ErasureRegister.What what,
      Because because,
      Citation source,
      @Nullable Function<MatterRecord, Archiving.Copy> copying) {

    Deed(Bound by, ErasureRegister.What what, Because because, Citation source) {
      this(by, what, because, source, null);
    }

    String act() {
      return switch (what) {
        case ALL -> ERASED;
        case ARCHIVED -> ARCHIVED;
        case IDENTITY -> IDENTITY_ERASED;
      };
    }
  }

  /// Erases it, unless something keeps it.
  ///
  /// @param keeps what keeps it as it now stands; asked again when somebody acted meanwhile
  /// @return what keeps it; empty where it was erased
  <T> Optional<T> erase(MatterStore.Key key, Deed deed, Function<MatterRecord, Optional<T>> keeps) {
    return Anew.upTo(
        TRIES,
        () -> {
          MatterRecord matter =
              parts.store().find(deed.by(), key.authority(), key.matter()).orElseThrow();
          if (isErased(matter, deed)) {
            return Optional.empty();
          }
          Optional<T> kept = keeps.apply(matter);
          if (kept.isEmpty()) {
            erase(matter, deed);
          }
          return kept;
        });
  }

  /// By somebody else at the same moment, or by another node.
  private boolean isErased(MatterRecord matter, Deed deed) {
    Set<ErasureRegister.What> done =
        store.erasures(deed.by(), matter.authority(), matter.id()).stream()
            .map(line -> line.subject().what())
            .collect(Collectors.toSet());
    boolean archived = done.contains(ErasureRegister.What.ARCHIVED);
    return done.contains(ErasureRegister.What.ALL)
        || (archived && deed.what() != ErasureRegister.What.ALL);
  }

  private void erase(MatterRecord matter, Deed deed) {
    LocalDate day = Taking.dayOf(parts.rulebookOf(matter.identity()), parts.legalTime().now());
    ErasureRegister.Line line =
        new ErasureRegister.Line(
            new ErasureRegister.Subject(matter.authority(), matter.id(), deed.what()), day);
    List<UUID> files =
        deed.what() == ErasureRegister.What.ALL ? store.files(deed.by(), matter) : List.of();
    Function<MatterRecord, Archiving.Copy> copying = deed.copying();
    Archiving.@Nullable Copy copy = copying == null ? null : copying.apply(matter);
    boolean isNew = register.add(line);
    try {
      store.erase(deed.by(), matter, entry(matter, deed, day), deed.what(), copy);
    } catch (DuplicateKeyException | NotErasable e) {
      if (isNew) {
        register.takeBack(line);
      }
      throw e;
    }
    files.forEach(this::eraseFile);
  }

  /// Its key is gone already: what can't be deleted now, the sweep of the folder deletes.
  private void eraseFile(UUID file) {
    try {
      folder.erase(file);
    } catch (RuntimeException e) {
      log.warn("a file of an erased matter could not be deleted yet", e);
    }
  }

  /// Dated by its day alone, and of no officer: nothing of it is worth more.
  private MatterRecord.Sealed entry(MatterRecord matter, Deed deed, LocalDate day) {
    MatterRecord.Identity m = matter.identity();
    boolean asked = deed.because() == Because.ASKED;
    Facts facts =
        new Facts(
            m.authority(),
            m.id(),
            matter.position().lastSeq() + 1,
            deed.act(),
            new Facts.By(asked ? Post.COMPLAINANT : Post.SYSTEM, null, null),
            null,
            day,
            m.rulebook(),
            parts.calendars().current().calendar().version(),
            deed.source().toString(),
            Particulars.NONE.withGround(deed.because().id()),
            List.of(),
            List.of(),
            List.of(),
            Map.of(),
            List.of(),
            null,
            Walled.NOBODY,
            null);
    return parts.journal().seal(m.key(), facts, new Said(Map.of(), List.of()));
  }

  /// Whether the procedure has ended, with nothing that anybody could still do in time.
  static boolean isOver(Rulebook rulebook, String stage) {
    @Nullable StageDefinition definition = rulebook.stages().get(stage);
    return EndedBefore.is(stage)
        || (definition != null
            && (definition.legal() == LegalState.FINAL
                || definition.legal() == LegalState.WITHDRAWN));
  }
}
