package org.huiyin.rulebook;

import java.util.Optional;
import java.util.UUID;

/// The institution above another, as the tree stands now. Given by the caller, since
/// institutions are not this library's.
@FunctionalInterface
public interface Tree {

  /// The direct superior within this installation; empty where there is none here.
  Optional<UUID> superiorOf(UUID institution);
}
