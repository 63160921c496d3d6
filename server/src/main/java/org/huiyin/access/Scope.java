package org.huiyin.access;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.huiyin.authority.Power;
import org.huiyin.authority.Role;

/// What a token may be used for. A token never allows more than the roles of its officer do at
/// that moment.
public enum Scope {
  DESK_READ,
  DESK_ACT,
  AUDIT,
  OPERATE,
  ADMIN;

  /// The word used in the API, such as `desk-read`.
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The scope with this id, or empty where there is none.
  public static Optional<Scope> of(String id) {
    for (Scope scope : values()) {
      if (scope.id().equals(id)) {
        return Optional.of(scope);
      }
    }
    return Optional.empty();
  }

  /// What holders of these roles may do at most.
  public static Set<Scope> allowedTo(Set<Role> roles) {
    EnumSet<Scope> allowed = EnumSet.noneOf(Scope.class);
    if (Power.ADMINISTER.isHeldBy(roles)) {
      allowed.add(ADMIN);
      return allowed;
    }
    if (Power.WORK.isHeldBy(roles)) {
      allowed.add(DESK_READ);
      allowed.add(DESK_ACT);
    }
    if (Power.AUDIT.isHeldBy(roles)) {
      allowed.add(AUDIT);
    }
    if (Power.OPERATE.isHeldBy(roles)) {
      allowed.add(OPERATE);
    }
    return allowed;
  }
}
