package org.huiyin.access;

import org.huiyin.access.Principal.KeyHolder;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Power;
import org.jspecify.annotations.Nullable;

/// For whom an address is. Immutable.
public sealed interface Audience {

  Audience ANYONE = new Anyone();
  Audience COMPLAINANT = new Complainant();
  Audience OFFICER = new AnyOfficer();
  Audience NOBODY = new Nobody();

  /// Whether whoever asks belongs to it.
  ///
  /// @param who a [Principal], or anything else for somebody who hasn't proven anything
  boolean includes(@Nullable Object who);

  /// Whether they prove nothing.
  record Anyone() implements Audience {
    @Override
    public boolean includes(@Nullable Object who) {
      return true;
    }
  }

  /// Whoever holds the key of the one matter that is asked for.
  record Complainant() implements Audience {
    @Override
    public boolean includes(@Nullable Object who) {
      return who instanceof KeyHolder;
    }
  }

  /// Each officer, for their own account.
  record AnyOfficer() implements Audience {
    @Override
    public boolean includes(@Nullable Object who) {
      return who instanceof OfficerPrincipal;
    }
  }

  /// Officers of whom a role holds the power, by a way of signing in that allows the scope.
  record Holder(Power power, Scope scope) implements Audience {
    @Override
    public boolean includes(@Nullable Object who) {
      return who instanceof OfficerPrincipal officer
          && officer.scopes().contains(scope)
          && power.isHeldBy(officer.roles());
    }
  }

  /// What the frameworks bring along and we don't give out.
  record Nobody() implements Audience {
    @Override
    public boolean includes(@Nullable Object who) {
      return false;
    }
  }
}
