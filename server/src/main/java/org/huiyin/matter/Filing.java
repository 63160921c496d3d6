package org.huiyin.matter;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What someone who brings a matter says. Immutable and unchecked: [Matters#file] answers what
/// has to be mended. `toString` shows nothing that they wrote.
///
/// @param kind a kind of the rulebook, such as `remedy`
/// @param relation how it stands to those it is about; in doubt [Relation#ACCUSES]
/// @param institution the code of the institution that it is brought to
/// @param about what it is about
/// @param channel how it came, such as `web` or `visit`
/// @param topic the code of a topic of that institution
/// @param place the code of a place
/// @param ask what they ask for, in a sentence; 1 to 500 characters
/// @param story what happened; 1 to 20,000 characters, kept to the letter
/// @param placeText where, in their own words
/// @param language a BCP 47 tag in which they want to be told
/// @param identity name, phone, address, email, as given, and how they may be reached (`reach`,
///     `say-who`); empty when anonymous
/// @param representatives how many people came for a group, from 1
/// @param onBehalf where a helper brings it for somebody who agreed; null where it is one's own
/// @param earlier the number of a matter brought before, kept as words among the others and
///     looked up nowhere (R3)
/// @param on the day on which a letter came in or somebody came or called, where a registrar
///     writes it down later; null for today
/// @param evidence files, at most [Evidence#MOST_FILES]
public record Filing(
    String kind,
    Relation relation,
    String institution,
    About about,
    String channel,
    @Nullable String topic,
    @Nullable String place,
    String ask,
    String story,
    @Nullable String placeText,
    @Nullable String language,
    Map<String, String> identity,
    int representatives,
    @Nullable OnBehalf onBehalf,
    @Nullable String earlier,
    @Nullable LocalDate on,
    List<Evidence> evidence) {

  private static final Set<String> WISHES = Set.of("reach", "say-who");

  public Filing {
    identity = Map.copyOf(identity);
    evidence = List.copyOf(evidence);
  }

  /// One that comes without files.
  public Filing(
      String kind,
      Relation relation,
      String institution,
      About about,
      String channel,
      @Nullable String topic,
      @Nullable String place,
      String ask,
      String story,
      @Nullable String placeText,
      @Nullable String language,
      Map<String, String> identity,
      int representatives) {
    this(
        kind,
        relation,
        institution,
        about,
        channel,
        topic,
        place,
        ask,
        story,
        placeText,
        language,
        identity,
        representatives,
        null,
        null,
        null,
        List.of());
  }

  public Filing with(List<Evidence> files) {
    return new Filing(
        kind,
        relation,
        institution,
        about,
        channel,
        topic,
        place,
        ask,
        story,
        placeText,
        language,
        identity,
        representatives,
        onBehalf,
        earlier,
        on,
        files);
  }

  /// How somebody wants to be reached, without more, says nothing about who they are.
  public boolean anonymous() {
    return WISHES.containsAll(identity.keySet());
  }

  /// Those whom a matter is about, as far as the complainant knows.
  ///
  /// @param person whether it is about the conduct of a person, known by name or not
  public record About(
      @Nullable UUID institution, @Nullable UUID unit, @Nullable UUID officer, boolean person) {
    public static final About NOTHING = new About(null, null, null, false);
  }

  /// A helper brings it. Who the helper is, is not asked.
  ///
  /// @param relation what they are to the person, in words, such as a daughter
  public record OnBehalf(Consent consent, @Nullable String relation) {
    @Override
    public String toString() {
      return "OnBehalf[" + consent + "]";
    }
  }

  /// How the person agreed that a helper brings it.
  public enum Consent {
    SPOKEN,
    WRITTEN;

    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Consent> of(String id) {
      return Arrays.stream(values()).filter(consent -> consent.id().equals(id)).findFirst();
    }
  }

  @Override
  public String toString() {
    return "Filing[" + kind + ", " + relation + ", " + institution + "]";
  }
}
