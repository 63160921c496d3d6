package org.huiyin.rulebook;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a decision can come out.
///
/// @param instances the instances that can decide so
/// @param kinds the kinds of matter that can end so; empty for all
/// @param acts the acts that can decide so; empty for all that decide in these instances
/// @param adverse whether it goes against the complainant
/// @param leadsTo the stage that it leads to instead of the act's, or null
/// @param records dates that it records besides the act's
/// @param atMost how often a matter can be decided so; 0 for no bound
/// @param atMostSource the provision behind that bound
/// @param remedy what someone can do who disagrees, or null where the rulebook doesn't say
/// @param doors where such a decision may be taken outside, or null where the rulebook doesn't say
public record OutcomeDefinition(
    String id,
    Texts title,
    Set<String> instances,
    Set<String> kinds,
    Set<String> acts,
    Citation source,
    boolean adverse,
    @Nullable String leadsTo,
    List<String> records,
    int atMost,
    Citation atMostSource,
    @Nullable Remedy remedy,
    @Nullable Doors doors) {

  public OutcomeDefinition {
    instances = Set.copyOf(instances);
    kinds = Set.copyOf(kinds);
    acts = Set.copyOf(acts);
    records = List.copyOf(records);
  }

  /// Whether a matter of this kind can be decided so, by this act in this instance.
  public boolean fits(String instance, String kind, String act) {
    return instances.contains(instance)
        && (kinds.isEmpty() || kinds.contains(kind))
        && (acts.isEmpty() || acts.contains(act));
  }

  /// Whether a matter that stands so can be decided so once more.
  public boolean isLeft(State state) {
    return atMost == 0 || state.count(countedAs()) < atMost;
  }

  /// What someone can do who disagrees with a decision.
  public enum Remedy {
    /// Ask the next instance of the kind of matter; after the last there is none.
    REVIEW,
    /// Go through another door, which the decision names.
    DOOR,
    /// Nothing: it gives what was asked for.
    NONE
  }

  /// Where a decision may be taken outside this procedure.
  ///
  /// @param ids the doors; empty where there are none
  /// @param source the provision that opens them, or the one why there are none
  public record Doors(List<String> ids, Citation source) {
    public Doors {
      ids = List.copyOf(ids);
    }
  }

  /// Its name among the counts of a [State].
  String countedAs() {
    return "outcome:" + id;
  }
}
