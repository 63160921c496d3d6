package org.huiyin.workbench;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.rulebook.Act;
import org.huiyin.rulebook.Actor;
import org.huiyin.rulebook.KindDefinition;
import org.huiyin.rulebook.Particular;
import org.huiyin.rulebook.Particulars;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.State;
import org.jspecify.annotations.Nullable;

/// Makes of what is written the act that the rulebook decides on. What can be made up is made up
/// where it is needed and not written: kind, channel, unit, officer, institution, and today for the
/// day on which something happened outside. What a law turns on is never made up: outcome, ground,
/// days.
final class Acting {

  private final Rulebook rulebook;
  private final Players players;
  private final String kind;

  /// @param kind the kind of matter that is opened where none is written
  Acting(Rulebook rulebook, Players players, String kind) {
    this.rulebook = rulebook;
    this.players = players;
    this.kind = kind;
  }

  /// Empty where nobody sits in the post.
  Optional<Act> act(Deed deed, State state, LocalDate today) {
    return players
        .holder(deed.post(), deed.colleague(), state)
        .map(by -> new Act(deed.act().id(), by, particulars(deed, by, state, today), deed.texts()));
  }

  private Particulars particulars(Deed deed, Actor by, State state, LocalDate today) {
    String promises = deed.given().get(Particular.PROMISES.id());
    return new Particulars(
        text(deed, Particular.KIND, kind),
        institution(deed, state),
        unit(deed),
        officer(deed, by),
        number(deed, Particular.DAYS),
        day(deed, today),
        text(deed, Particular.OUTCOME, null),
        text(deed, Particular.GROUND, null),
        text(deed, Particular.CHANNEL, channel()),
        number(deed, Particular.REPRESENTATIVES),
        number(deed, Particular.PROMISE),
        promises == null
            ? List.of()
            : Arrays.stream(promises.split(",")).map(LocalDate::parse).toList(),
        text(deed, Particular.TOPIC, null));
  }

  private static @Nullable String text(
      Deed deed, Particular particular, @Nullable String otherwise) {
    String given = deed.given().get(particular.id());
    return given == null && needs(deed, particular) ? otherwise : given;
  }

  private static boolean needs(Deed deed, Particular particular) {
    return deed.act().needs().with().contains(particular);
  }

  private static @Nullable Integer number(Deed deed, Particular particular) {
    String given = deed.given().get(particular.id());
    return given == null ? null : Integer.valueOf(given);
  }

  private static @Nullable LocalDate day(Deed deed, LocalDate today) {
    String given = deed.given().get(Particular.ON.id());
    if (given != null) {
      return LocalDate.parse(given);
    }
    return needs(deed, Particular.ON) ? today : null;
  }

  private @Nullable UUID institution(Deed deed, State state) {
    String given = deed.given().get(Particular.INSTITUTION.id());
    if (given == null) {
      return needs(deed, Particular.INSTITUTION) ? free(deed, state) : null;
    }
    return players.institution(given).orElseThrow();
  }

  // The first that sits nowhere yet; it is the office that opens a matter.
  private @Nullable UUID free(Deed deed, State state) {
    return players.institutions().stream()
        .map(name -> players.institution(name).orElseThrow())
        .filter(each -> deed.act().gate().opens() || !state.seats().containsValue(each))
        .findFirst()
        .orElse(null);
  }

  private @Nullable UUID unit(Deed deed) {
    return deed.given().containsKey(Particular.UNIT.id()) || needs(deed, Particular.UNIT)
        ? players.unit()
        : null;
  }

  private @Nullable UUID officer(Deed deed, Actor by) {
    if (!deed.given().containsKey(Particular.OFFICER.id()) && !needs(deed, Particular.OFFICER)) {
      return null;
    }
    return by.institution().map(at -> players.officer(by.role(), at, true)).orElse(null);
  }

  private @Nullable String channel() {
    return rulebook.channels().stream().sorted().findFirst().orElse(null);
  }

  /// The kind that a matter is of, where nobody says: the first that is taken in.
  static String firstKind(Rulebook rulebook) {
    return rulebook.kinds().values().stream()
        .filter(each -> each.intake() != null)
        .map(KindDefinition::id)
        .findFirst()
        .orElse("");
  }
}
