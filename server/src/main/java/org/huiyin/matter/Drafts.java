package org.huiyin.matter;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.ledger.CanonicalJson;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.Particular;
import org.huiyin.rulebook.Rulebook;

/// Keeps what officers have begun to write in a matter.
///
/// A draft is sealed under the matter's key and read by nobody but its officer, who passes the
/// wall each time. It goes with the act that is done, with the officer who steps back
/// ([MatterStore#append]) and with the matter's key.
final class Drafts {

  /// For how long after it was kept somebody counts as writing it.
  private static final Duration WRITING = Duration.ofMinutes(30);

  private static final int MOST_PARTICULARS = 100;
  private static final Pattern PARTICULAR = Pattern.compile("[A-Za-z0-9.-]{1,60}");
  private static final String TEXT = "texts.";
  private static final String OTHER = "particulars.";

  private final Parts parts;
  private final DraftStore store;
  private final InstantSource securityTime;
  private final RandomGenerator random;

  Drafts(Parts parts, DraftStore store, InstantSource securityTime, RandomGenerator random) {
    this.parts = parts;
    this.store = store;
    this.securityTime = securityTime;
    this.random = random;
  }

  DraftOutcome keep(OfficerPrincipal by, MatterNumber number, Draft draft) {
    MatterRecord matter = parts.seen(by, number).orElse(null);
    if (matter == null) {
      return new DraftOutcome.NotFound();
    }
    List<FieldError> errors = errors(parts.rulebookOf(matter.identity()), draft);
    if (!errors.isEmpty()) {
      return new DraftOutcome.Incomplete(errors);
    }
    DraftStore.Place place = place(by, matter, draft.act());
    DraftStore.Kept kept =
        new DraftStore.Kept(next(draft.version()), sealedContent(matter, place, draft), now());
    boolean written =
        draft.version() == Draft.NONE
            ? store.insert(place, kept)
            : store.update(place, draft.version(), kept);
    return written
        ? new DraftOutcome.Kept(kept.version(), kept.savedAt())
        : overtaken(by, number, draft.act());
  }

  /// Somebody else may have stepped in between: whoever may not read the matter any more isn't
  /// told what became of the draft.
  private DraftOutcome overtaken(OfficerPrincipal by, MatterNumber number, String act) {
    return parts
        .seen(by, number)
        .<DraftOutcome>map(
            matter -> new DraftOutcome.Overtaken(opened(by, matter, act).orElse(null)))
        .orElseGet(DraftOutcome.NotFound::new);
  }

  Optional<Draft> find(OfficerPrincipal by, MatterNumber number, String act) {
    return parts.seen(by, number).flatMap(matter -> opened(by, matter, act));
  }

  List<OtherWriter> others(OfficerPrincipal by, MatterNumber number, String act) {
    return parts.seen(by, number).stream()
        .flatMap(matter -> store.others(place(by, matter, act), now().minus(WRITING)).stream())
        .flatMap(
            other ->
                parts.directory().officer(other.officer()).stream()
                    .map(officer -> new OtherWriter(officer.name(), other.savedAt())))
        .toList();
  }

  void drop(OfficerPrincipal by, MatterNumber number, String act) {
    parts.seen(by, number).ifPresent(matter -> store.delete(place(by, matter, act)));
  }

  private DraftStore.Place place(OfficerPrincipal by, MatterRecord matter, String act) {
    return new DraftStore.Place(
        parts.bound(by), matter.authority(), matter.id(), by.officer(), act);
  }

  private Instant now() {
    return securityTime.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  /// A new draft begins at a random number: a window that was left open doesn't take another
  /// draft of the same act for its own.
  private int next(int before) {
    return before == Draft.NONE || before == Integer.MAX_VALUE
        ? random.nextInt(1, 1 << 30)
        : before + 1;
  }

  /// What this officer kept last, of drafts of these acts.
  Optional<Draft> latest(OfficerPrincipal by, MatterRecord matter, List<String> acts) {
    return acts.stream()
        .flatMap(act -> opened(by, matter, act).stream())
        .max(Comparator.comparing(Draft::savedAt));
  }

  static byte[] encoded(Draft draft) {
    Map<String, String> content = new HashMap<>();
    draft.texts().forEach((name, text) -> content.put(TEXT + name, text));
    draft.particulars().forEach((name, value) -> content.put(OTHER + name, value));
    return CanonicalJson.encode(content);
  }

  /// What was encoded, as a draft of no version.
  static Draft decoded(String act, byte[] content) {
    Map<String, String> texts = new HashMap<>();
    Map<String, String> particulars = new HashMap<>();
    CanonicalJson.decode(content)
        .forEach(
            (name, value) -> {
              if (name.startsWith(TEXT)) {
                texts.put(name.substring(TEXT.length()), (String) value);
              } else {
                particulars.put(name.substring(OTHER.length()), (String) value);
              }
            });
    return new Draft(act, texts, particulars, Draft.NONE, Instant.EPOCH);
  }

  private Bytes sealedContent(MatterRecord matter, DraftStore.Place place, Draft draft) {
    return Bytes.of(
        parts
            .sealing()
            .seal(
                matter.identity().key(),
                matter.authority(),
                matter.id(),
                field(place),
                encoded(draft)));
  }

  private Optional<Draft> opened(OfficerPrincipal by, MatterRecord matter, String act) {
    DraftStore.Place place = place(by, matter, act);
    return store.find(place).map(kept -> opened(matter, place, kept));
  }

  private Draft opened(MatterRecord matter, DraftStore.Place place, DraftStore.Kept kept) {
    byte[] content =
        parts
            .sealing()
            .open(
                matter.identity().key(),
                matter.authority(),
                matter.id(),
                field(place),
                kept.content().array());
    Draft draft = decoded(place.act(), content);
    return new Draft(
        draft.act(), draft.texts(), draft.particulars(), kept.version(), kept.savedAt());
  }

  /// One officer's draft doesn't open as another's, nor as that of another act.
  private static String field(DraftStore.Place place) {
    return "draft/" + place.officer() + "/" + place.act();
  }

  private static List<FieldError> errors(Rulebook rulebook, Draft draft) {
    ActDefinition act = rulebook.acts().get(draft.act());
    if (act == null || act.isSystem()) {
      return List.of(FieldError.of("act", "unknown"));
    }
    List<FieldError> errors = new ArrayList<>();
    Set<String> known = texts(rulebook, act);
    TextRules rules = new TextRules();
    draft
        .texts()
        .forEach(
            (name, text) -> {
              if (known.contains(name)) {
                rules.optional(TEXT + name, text, TextRules.LONG);
              } else {
                errors.add(FieldError.of("texts", "unknown-property"));
              }
            });
    draft
        .particulars()
        .forEach((name, value) -> rules.optional(OTHER + name, value, TextRules.SHORT));
    if (draft.particulars().size() > MOST_PARTICULARS
        || !draft.particulars().keySet().stream().allMatch(n -> PARTICULAR.matcher(n).matches())) {
      errors.add(FieldError.of("particulars", "unknown-property"));
    }
    errors.addAll(rules.errors());
    return errors;
  }

  private static Set<String> texts(Rulebook rulebook, ActDefinition act) {
    Set<String> known = new HashSet<>(act.needs().texts());
    boolean promising =
        act.needs().with().contains(Particular.PROMISES)
            || act.needs().mayHave().contains(Particular.PROMISES);
    var limit = rulebook.limits().promises();
    for (int i = 1; promising && limit != null && i <= limit.most(); i++) {
      known.add("promise-" + i);
    }
    return known;
  }
}
