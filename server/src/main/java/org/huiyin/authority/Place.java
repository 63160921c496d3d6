package org.huiyin.authority;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A division of the land, such as a township or a village. Places and institutions are two trees.
/// Immutable.
///
/// @param code the code in GB/T 2260 and the statistical division codes: 2 to 12 digits
/// @param parent the code of the place it lies in
/// @param institution who answers for it at first, where that is known
public record Place(String code, Name name, @Nullable String parent, @Nullable UUID institution) {}
