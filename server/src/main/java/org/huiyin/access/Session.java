package org.huiyin.access;

import org.huiyin.access.Principal.OfficerPrincipal;

/// An officer who has signed in with a browser.
///
/// @param officer with what their roles allow now; without any scope as long as there is a need
/// @param need what they have to do before anything else
/// @param by how they proved who they are
/// @param provenLately whether they did so within the last five minutes: see [GraveAct]
public record Session(OfficerPrincipal officer, Need need, By by, boolean provenLately) {

  /// What has to be done first.
  public enum Need {
    NOTHING,
    /// A code or a passkey beside the password.
    SECOND_FACTOR,
    /// Choosing another password, since someone else knows this one.
    PASSWORD,
    /// Setting up a second factor, which the officer's roles require.
    SET_UP
  }

  /// How an officer proved who they are. A passkey is both factors at once.
  public enum By {
    PASSWORD,
    CODE,
    PASSKEY,
    /// Single sign-on, of which we know one factor.
    PROVIDER,
    /// Single sign-on with both factors, as the provider says in words that we accept.
    PROVIDER_STRONG;

    boolean alone() {
      return this == PASSWORD || this == PROVIDER;
    }
  }

  public boolean mustChange() {
    return need == Need.PASSWORD;
  }

  /// Whether nothing has to be done first.
  public boolean open() {
    return need == Need.NOTHING;
  }

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
