package org.huiyin.soak;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.huiyin.soak.Region.Office;
import org.huiyin.soak.Region.Person;
import org.jspecify.annotations.Nullable;

/// One matter as the soak knows it: what it sent, whom it asked, what came of it. What is held
/// against the server's account afterwards is this, and not what the server remembers.
final class Tale {

  /// Something that was done over the API.
  ///
  /// @param by who did it, or null for the complainant
  record Deed(LocalDate on, String act, @Nullable Person by, Map<String, ?> with) {}

  /// A matter that an officer opened, or got to see by an act that was refused.
  record Look(LocalDate on, Person by) {}

  /// How a complainant comes.
  enum Manner {
    NAMED,
    ANONYMOUS,
    FOR_ANOTHER,
    AT_THE_DESK,
    IN_A_GROUP
  }

  final int index;
  final Random random;
  final Manner manner;
  final @Nullable Office accused;
  final boolean silent;
  final int pace;
  final List<Deed> deeds = new ArrayList<>();
  final List<Look> looks = new ArrayList<>();
  final Set<Person> keptOut = new HashSet<>();
  final Map<String, Person> asked = new HashMap<>();
  String number = "";
  String key = "";
  String promise = "";
  String kind = "";
  LocalDate next;
  LocalDate filed = LocalDate.MIN;
  boolean over;
  int idle;

  /// @param seed of the whole run; the tale's own follows from it and the index, so that one can
  ///     be told again alone
  Tale(long seed, int index, LocalDate first, int daysOfFiling, List<Office> offices) {
    this.index = index;
    this.random = new Random(seed * 1_000_003L + index);
    int dice = random.nextInt(100);
    this.manner =
        dice < 50
            ? Manner.NAMED
            : dice < 72
                ? Manner.ANONYMOUS
                : dice < 80
                    ? Manner.FOR_ANOTHER
                    : dice < 92 ? Manner.AT_THE_DESK : Manner.IN_A_GROUP;
    this.accused = random.nextInt(100) < 12 ? offices.get(2 + random.nextInt(6)) : null;
    this.silent = random.nextInt(100) < 25;
    this.pace = List.of(1, 4, 8, 25).get(random.nextInt(4));
    this.next = first.plusDays(random.nextInt(daysOfFiling));
  }

  boolean isAnonymous() {
    return manner == Manner.ANONYMOUS;
  }

  /// Whether one key speaks for all who brought it.
  boolean hasOneVoice() {
    return manner == Manner.NAMED || manner == Manner.ANONYMOUS;
  }
}
