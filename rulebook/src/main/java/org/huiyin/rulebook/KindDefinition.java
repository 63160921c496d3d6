package org.huiyin.rulebook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A kind of matter.
///
/// @param intake the act that opens such a matter, or null where it isn't taken in here and
///     `doors` say who takes it
/// @param doors the doors that take such matters, where this one doesn't
/// @param meanwhile the doors whose own time runs on while such a matter is here
/// @param gives what the source gives to such matters, or null where the rulebook doesn't say
/// @param instances who decides, from the first to the last that can look again; empty where the
///     rulebook doesn't say
public record KindDefinition(
    String id,
    Texts title,
    @Nullable String intake,
    List<String> doors,
    List<String> meanwhile,
    Citation source,
    @Nullable Gives gives,
    List<String> instances) {

  public KindDefinition {
    doors = List.copyOf(doors);
    meanwhile = List.copyOf(meanwhile);
    instances = List.copyOf(instances);
  }

  /// The rights that the source gives. A procedure may give more, and never less.
  ///
  /// @param reply the provision that gives a reasoned reply, or null if none does
  /// @param review the provision that gives a review of it, or null if none does
  /// @param inside the provision that lets the institution which decided review it, by somebody
  ///     else; null where it must be another institution
  public record Gives(
      @Nullable Citation reply, @Nullable Citation review, @Nullable Citation inside) {}
}
