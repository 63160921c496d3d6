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
/// @param active whether it is still one; matters of before keep it
public record Place(
    String code, Name name, @Nullable String parent, @Nullable UUID institution, boolean active) {

  /// One that there is now.
  public Place(String code, Name name, @Nullable String parent, @Nullable UUID institution) {
    this(code, name, parent, institution, true);
  }

  /// What anybody reads of it: that it ended is said only where it did, as on the record of before.
  record Published(
      String code,
      Name name,
      @Nullable String parent,
      @Nullable UUID institution,
      @Nullable Boolean active) {}

  Published published() {
    return new Published(code, name, parent, institution, active ? null : Boolean.FALSE);
  }
}
