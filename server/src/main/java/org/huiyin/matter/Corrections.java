package org.huiyin.matter;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.huiyin.access.Principal.Complainant;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.ledger.CanonicalJson;
import org.huiyin.rulebook.Post;
import org.jspecify.annotations.Nullable;

/// Lets complainants correct who they are: name, telephone number, address and how they may be
/// reached. Whoever gave no name can give one so, at any time, and needn't.
///
/// Guarantees: the journal says which of them changed and never what to; no officer does it, nor
/// sees it. What was there before is kept sealed for [#KEPT] by security time and then destroyed;
/// until then a person who says to have lost the key is compared with *that*, so that whoever has
/// stolen a key gains nothing by correcting first, and a recovery under way goes on as if nothing
/// had been corrected. What was written is not corrected here: it stands, and is added to.
///
/// Not with a helper's key: who somebody is, is theirs to say. Thread-safe.
public final class Corrections {

  /// How long what was there before is kept, for the check of a lost key and nothing else.
  public static final Period KEPT = Period.ofDays(30);

  private static final int TRIES = 20;
  private static final String FIELD = "party/1";

  /// What becomes of a correction.
  public sealed interface Corrected {
    /// It is done, and in the journal.
    ///
    /// @param fields those that are other than before, such as `phone`
    record Done(Set<String> fields) implements Corrected {
      public Done {
        fields = Set.copyOf(fields);
      }
    }

    /// It is what was there already; no entry was written.
    record Same() implements Corrected {}

    record Incomplete(List<FieldError> errors) implements Corrected {
      public Incomplete {
        errors = List.copyOf(errors);
      }
    }

    /// The key is a helper's.
    record OnlyThePerson() implements Corrected {}
  }

  private final Parts parts;
  private final Noting noting;
  private final CorrectionStore store;
  private final Searched searched;
  private final InstantSource securityTime;

  Corrections(Parts parts, CorrectionStore store, Searched searched, InstantSource securityTime) {
    this.searched = searched;
    this.parts = parts;
    this.noting = new Noting(parts);
    this.store = store;
    this.securityTime = securityTime;
  }

  /// Who the complainant said they are, for themself; empty where they said nothing, or where the
  /// key is a helper's.
  public Map<String, String> identity(Complainant by) {
    MatterRecord matter = found(by);
    return matter.position().keyOfHelper() ? Map.of() : given(by, matter);
  }

  Map<String, String> given(Complainant by, MatterRecord matter) {
    MatterRecord.Identity m = matter.identity();
    return store
        .own(Bound.to(by), m)
        .map(closed -> parts.sealing().open(m.key(), m.authority(), m.id(), FIELD, closed.array()))
        .map(plain -> texts(CanonicalJson.decode(plain)))
        .orElse(Map.of());
  }

  private static Map<String, String> texts(Map<String, Object> json) {
    Map<String, String> texts = new HashMap<>();
    json.forEach((name, text) -> texts.put(name, String.valueOf(text)));
    return Map.copyOf(texts);
  }

  /// What would have to be mended before it could be taken; changes nothing.
  public static List<FieldError> mistakes(Map<String, String> identity) {
    List<FieldError> errors = new TextRules().identity(identity).errors();
    if (!identity.containsKey("name")) {
      errors.add(FieldError.of("identity.name", "required"));
    }
    return errors;
  }

  /// Puts this in the place of what the complainant said about themself before, as a whole: what
  /// is left out is no more.
  public Corrected correct(Complainant by, Map<String, String> identity) {
    List<FieldError> mistakes = mistakes(identity);
    if (!mistakes.isEmpty()) {
      return new Corrected.Incomplete(mistakes);
    }
    return Anew.upTo(TRIES, () -> corrected(by, identity));
  }

  private Corrected corrected(Complainant by, Map<String, String> identity) {
    MatterRecord matter = found(by);
    if (matter.position().keyOfHelper()) {
      return new Corrected.OnlyThePerson();
    }
    Set<String> fields = changed(given(by, matter), identity);
    if (fields.isEmpty()) {
      return new Corrected.Same();
    }
    MatterRecord.Identity m = matter.identity();
    byte[] party =
        parts.sealing().seal(m.key(), m.authority(), m.id(), FIELD, CanonicalJson.encode(identity));
    store.replace(
        Bound.to(by),
        matter,
        entry(matter, fields),
        Bytes.of(party),
        today().plus(KEPT),
        searched.without(matter, identity));
    return new Corrected.Done(fields);
  }

  private static Set<String> changed(Map<String, String> before, Map<String, String> after) {
    Set<String> fields = new TreeSet<>(before.keySet());
    fields.addAll(after.keySet());
    fields.removeIf(field -> Objects.equals(before.get(field), after.get(field)));
    return fields;
  }

  private MatterRecord.Sealed entry(MatterRecord matter, Set<String> fields) {
    Instant at = parts.nowFor(matter);
    @Nullable Instant fine = Taking.fineTime(matter.identity().anonymous(), false, at);
    return noting.entry(
        matter,
        Noting.CORRECTED,
        new Facts.By(Post.COMPLAINANT, null, null),
        at,
        fine == null ? Noting.Fineness.DAY : Noting.Fineness.INSTANT,
        Map.of(Noting.CORRECTED, String.join(",", fields)),
        List.of());
  }

  /// When the complainant last corrected who they are, for an officer who checks a lost key and
  /// works on the matter: what they show is compared with what was given before. Empty if that is
  /// no more kept, or the matter isn't theirs to work on; never says which.
  public Optional<LocalDate> correctedOn(OfficerPrincipal by, String number) {
    return MatterNumber.parse(number)
        .flatMap(found -> parts.workedOn(by, found))
        .flatMap(matter -> store.correctedOn(matter.authority(), matter.id(), today()));
  }

  /// Destroys what was corrected long enough ago.
  ///
  /// @return how many
  int forget() {
    return store.forget(today());
  }

  private MatterRecord found(Complainant by) {
    return parts.store().find(Bound.to(by), by.authority(), by.matter()).orElseThrow();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(securityTime.instant(), ZoneOffset.UTC);
  }
}
