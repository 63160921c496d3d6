package org.huiyin.authority;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who changes the configuration. Immutable; nothing here proves that it is them.
///
/// @param principal what the database is told, see `Principal.binding` in module access
/// @param officer the officer, unless it is the system
/// @param reason why, for whoever is asked to agree; may be empty where nobody is
public record Editor(String principal, @Nullable UUID officer, String reason) {

  public Editor {
    reason = reason.strip();
  }

  /// One who gives no reason.
  public Editor(String principal, @Nullable UUID officer) {
    this(principal, officer, "");
  }

  public Editor because(String reason) {
    return new Editor(principal, officer, reason);
  }
}
