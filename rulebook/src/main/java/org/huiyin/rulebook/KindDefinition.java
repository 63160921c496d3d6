package org.huiyin.rulebook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A kind of matter.
///
/// @param intake the act that opens such a matter, or null where it isn't taken in here and
///     `doors` say who takes it
public record KindDefinition(
    String id, Texts title, @Nullable String intake, List<Door> doors, Citation source) {

  public KindDefinition {
    doors = List.copyOf(doors);
  }

  /// Somebody else who takes such matters.
  public record Door(String id, Texts title) {}
}
