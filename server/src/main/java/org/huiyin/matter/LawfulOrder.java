package org.huiyin.matter;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a court, the police or an archive may have of one matter by law: asked for by one officer,
/// agreed to by two, handed over once. What its paper says is sealed in the entry that asks.
///
/// @param number of this matter's
/// @param askedSeq that entry
/// @param forbiddenUntil the day on which the complainant is told; null where at once
/// @param asked who asked for it, and where they worked then
/// @param first who agreed first, and where they worked then; null where nobody has yet
/// @param second who agreed as well; null where nobody has yet
/// @param ended how it ended, or null
public record LawfulOrder(
    int number,
    int askedSeq,
    Instrument instrument,
    Set<Scope> scope,
    @Nullable LocalDate forbiddenUntil,
    LocalDate askedOn,
    Person asked,
    @Nullable Person first,
    @Nullable UUID second,
    @Nullable Ended ended) {

  public LawfulOrder {
    scope = Set.copyOf(scope);
  }

  /// The law by which it is asked for. A *disclosure* answers whoever investigates one case; an
  /// *exchange* passes on what another body keeps or decides by its own law.
  public enum Instrument {
    CIVIL_COURT,
    ADMINISTRATIVE_COURT,
    CRIMINAL,
    SUPERVISION,
    RECONSIDERATION,
    ARCHIVES;

    public String id() {
      return LawfulOrder.id(this);
    }

    public boolean isExchange() {
      return this == RECONSIDERATION || this == ARCHIVES;
    }

    public static Optional<Instrument> of(@Nullable String id) {
      return Arrays.stream(values()).filter(one -> one.id().equals(id)).findFirst();
    }
  }

  /// What of a matter is handed over, each by itself.
  public enum Scope {
    NAME,
    PHONE,
    EMAIL,
    ADDRESS,
    CONTACT,
    ID_NUMBER,
    STORY,
    ANSWER;

    public String id() {
      return LawfulOrder.id(this);
    }

    boolean isIdentity() {
      return this != STORY && this != ANSWER;
    }

    public static Optional<Scope> of(@Nullable String id) {
      return Arrays.stream(values()).filter(one -> one.id().equals(id)).findFirst();
    }
  }

  public enum Ended {
    HANDED,
    REFUSED;

    public String id() {
      return LawfulOrder.id(this);
    }
  }

  /// An officer, and where they worked when they asked or agreed: moving opens nothing.
  public record Person(UUID officer, UUID institution, @Nullable UUID unit) {}

  boolean isRunning() {
    return ended == null;
  }

  boolean isReady() {
    return isRunning() && second != null;
  }

  boolean asksWhoItIs() {
    return scope.stream().anyMatch(Scope::isIdentity);
  }

  String scopeText() {
    return scope.stream().sorted().map(Scope::id).collect(Collectors.joining(" "));
  }

  static Set<Scope> scope(String text) {
    return Arrays.stream(text.split(" "))
        .flatMap(id -> Scope.of(id).stream())
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Scope.class)));
  }

  LawfulOrder agreed(Person by) {
    boolean isFirst = first == null;
    return new LawfulOrder(
        number,
        askedSeq,
        instrument,
        scope,
        forbiddenUntil,
        askedOn,
        asked,
        isFirst ? by : first,
        isFirst ? null : by.officer(),
        null);
  }

  private static String id(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
