package org.huiyin.provider;

import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.access.ProviderSession;

/// What became of an officer's way to the provider and back.
public sealed interface Arrival {

  /// An officer of ours has proven there who they are.
  record Proven(OfficerPrincipal officer, ProviderSession at) implements Arrival {}

  /// They stopped it there, or the provider let them in nowhere.
  record Declined() implements Arrival {}

  /// What came back isn't what was asked for, or not for this browser, or too late. Nobody is told
  /// which: whoever forges learns nothing from it.
  record Refused() implements Arrival {}

  /// They are who they say, and no active officer of ours has this account.
  record Unknown() implements Arrival {}

  /// Too weak for what is to be done: one factor where two are needed, or not proven anew.
  record TooWeak() implements Arrival {}

  /// The provider doesn't answer.
  record Away() implements Arrival {}
}
