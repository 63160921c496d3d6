package org.huiyin.authority;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A list of more rows than one officer takes along alone.
///
/// @param askedBy who wants it
/// @param reason a code of the closed list of what exports are for
/// @param agreedBy who agreed, or null while nobody has
public record LargeExport(
    UUID id, UUID askedBy, KeptFilter filter, String reason, @Nullable UUID agreedBy) {

  /// Whether it can be made now.
  public boolean isAgreed() {
    return agreedBy != null;
  }
}
