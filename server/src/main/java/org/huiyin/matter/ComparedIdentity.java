package org.huiyin.matter;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.huiyin.ledger.CanonicalJson;

/// Who brought a matter, opened in memory to be compared and for nothing else: it is never given
/// out, and its `toString` shows nothing.
///
/// Compared are letters and digits alone, in their compatibility form (NFKC), of telephone
/// numbers the digits without the country's own prefix: what two people type of one card is
/// equal however they space it.
final class ComparedIdentity {

  private static final int CHINESE_MOBILE = 11;

  private final Map<String, String> compared;

  private ComparedIdentity(Map<String, String> compared) {
    this.compared = compared;
  }

  static ComparedIdentity of(Map<String, String> given) {
    Map<String, String> compared = new HashMap<>();
    put(compared, "name", letters(given.getOrDefault("name", "")));
    put(compared, "id-number", letters(given.getOrDefault("id-number", "")));
    put(compared, "phone", digits(given.getOrDefault("phone", "")));
    return new ComparedIdentity(compared);
  }

  /// Empty where nobody said who they are, or it was erased.
  static Optional<ComparedIdentity> of(Parts parts, MatterRecord matter) {
    MatterRecord.Identity m = matter.identity();
    return opened(parts, m, parts.store().party(m.authority(), m.id()));
  }

  /// With whom somebody is compared who says to have lost the key: with what was given before a
  /// late correction, which whoever stole the key may have made.
  ///
  /// @param today by security time
  static Optional<ComparedIdentity> ofOwner(Parts parts, MatterRecord matter, LocalDate today) {
    MatterRecord.Identity m = matter.identity();
    return opened(parts, m, parts.store().partyBefore(m.authority(), m.id(), today))
        .or(() -> of(parts, matter));
  }

  private static Optional<ComparedIdentity> opened(
      Parts parts, MatterRecord.Identity m, Optional<Bytes> party) {
    return party
        .map(
            closed ->
                parts.sealing().open(m.key(), m.authority(), m.id(), "party/1", closed.array()))
        .map(plain -> of(texts(CanonicalJson.decode(plain))));
  }

  private static Map<String, String> texts(Map<String, Object> json) {
    Map<String, String> texts = new HashMap<>();
    json.forEach((name, text) -> texts.put(name, String.valueOf(text)));
    return texts;
  }

  private static void put(Map<String, String> compared, String name, String value) {
    if (!value.isEmpty()) {
      compared.put(name, value);
    }
  }

  private static String letters(String typed) {
    return Normalizer.normalize(typed, Normalizer.Form.NFKC)
        .replaceAll("[^\\p{L}\\p{M}\\p{N}]", "")
        .toLowerCase(Locale.ROOT);
  }

  private static String digits(String typed) {
    String digits = Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[^0-9]", "");
    return digits.length() > CHINESE_MOBILE
        ? digits.replaceFirst("^(00)?86(?=[0-9]{11}$)", "")
        : digits;
  }

  /// Whether two matters were brought by one person. Told only where both gave an id number, or
  /// both a name and a telephone number: a name alone is many people's.
  SamePerson.Whether sameAs(ComparedIdentity other) {
    if (both(other, "id-number")) {
      return equal(other, "id-number") ? SamePerson.Whether.YES : SamePerson.Whether.NO;
    }
    if (!both(other, "name") || !both(other, "phone")) {
      return SamePerson.Whether.UNKNOWN;
    }
    if (!equal(other, "name")) {
      return SamePerson.Whether.NO;
    }
    return equal(other, "phone") ? SamePerson.Whether.YES : SamePerson.Whether.UNKNOWN;
  }

  boolean isNamed() {
    return compared.containsKey("name");
  }

  /// Whether enough is known of a person that somebody else couldn't easily show as much.
  boolean canBeChecked() {
    return compared.containsKey("name")
        && (compared.containsKey("id-number") || compared.containsKey("phone"));
  }

  /// Whether what a person showed is what was given when the matter was brought: the name, and the
  /// id number where there is one, otherwise the telephone number.
  boolean isShownBy(ComparedIdentity shown) {
    String second = compared.containsKey("id-number") ? "id-number" : "phone";
    return canBeChecked() && equal(shown, "name") && equal(shown, second);
  }

  private boolean both(ComparedIdentity other, String name) {
    return compared.containsKey(name) && other.compared.containsKey(name);
  }

  private boolean equal(ComparedIdentity other, String name) {
    String own = compared.get(name);
    return own != null && own.equals(other.compared.get(name));
  }

  @Override
  public String toString() {
    return "ComparedIdentity[hidden]";
  }
}
