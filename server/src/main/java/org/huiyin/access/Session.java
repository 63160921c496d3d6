package org.huiyin.access;

import org.huiyin.access.Principal.OfficerPrincipal;

/// An officer who has signed in with a browser.
///
/// @param officer with what their roles allow now; without any scope as long as they must change
///     their password
/// @param mustChange whether someone else knows the password, so that another is chosen first
public record Session(OfficerPrincipal officer, boolean mustChange) {

  /// A session that has just begun.
  ///
  /// @param secret what the browser keeps; kept nowhere else
  public record Begun(Session session, String secret) {
    @Override
    public String toString() {
      return "Begun[" + session + "]";
    }
  }
}
