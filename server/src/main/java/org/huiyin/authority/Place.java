package org.huiyin.authority;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A division of the land, such as a township or a village. Places and institutions are two trees.
/// Immutable.
///
/// @param code such as its code in GB/T 2260 or the statistical division codes; 2 to 20
///     letters, digits or hyphens
/// @param parent the code of the place it lies in
/// @param institution who answers for it at first, where that is known
public record Place(String code, Name name, @Nullable String parent, @Nullable UUID institution) {}
