package org.huiyin.authority;

import java.util.List;
import java.util.Locale;

/// What became of agreeing to a proposal, declining it or taking it back.
public sealed interface Settlement {

  /// It is settled now; where it was agreed to, it has taken effect.
  record Settled(Proposal proposal) implements Settlement {}

  /// There is no such proposal.
  record Absent() implements Settlement {}

  /// It was settled before, or has ended by itself. Nothing was changed.
  record Over(Proposal.State state) implements Settlement {}

  /// Whoever asks may not, or nobody may. Nothing was changed.
  record Refused(Why why) implements Settlement {}

  /// What it would become is against the rules, as things stand now. Nothing was changed.
  record Unfit(List<Finding> findings) implements Settlement {
    public Unfit {
      findings = List.copyOf(findings);
    }
  }

  /// Why not.
  enum Why {
    /// Whoever asks proposed it.
    OWN,
    /// It is about whoever asks.
    ABOUT_ONESELF,
    /// Whoever asks is no administrator of the proposer's institution or of one above it.
    NOT_ABOVE,
    /// Whoever asks didn't propose it, so they can't take it back.
    NOT_THE_PROPOSER,
    /// Whoever proposed it is no administrator any more.
    PROPOSER_GONE,
    /// Another officer gave one of the two a way in less than a day ago.
    HELD_BACK,
    /// What it was made from has changed meanwhile.
    OVERTAKEN;

    /// The word used in the API, such as `not-above`.
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
