package org.huiyin.matter;

import java.util.List;
import org.huiyin.rulebook.Decision;
import org.jspecify.annotations.Nullable;

/// What becomes of an [ActRequest].
public sealed interface ActOutcome {

  /// It is in the journal, for good.
  ///
  /// @param view the matter after it, or null where the actor may not read it any more
  record Done(@Nullable MatterView view) implements ActOutcome {}

  /// The rulebook, or the wall, refuses it; nothing changed.
  ///
  /// @param citation the provision behind it, in words
  /// @param view the matter as it stands; an officer's reading of it is journaled. Null where
  ///     the actor may not read it any more
  record Refused(Decision.Refused decision, String citation, @Nullable MatterView view)
      implements ActOutcome {}

  /// Somebody else acted first; this is how it stands now. An officer's reading of it is
  /// journaled.
  record Overtaken(MatterView view) implements ActOutcome {}

  /// Something in it has to be mended first.
  record Incomplete(List<FieldError> errors) implements ActOutcome {
    public Incomplete {
      errors = List.copyOf(errors);
    }
  }

  /// There is no such matter for this principal: it doesn't exist, or a wall hides it. Never
  /// says which.
  record NotFound() implements ActOutcome {}

  /// The rulebook names an article for whose sake the complainant has to say who they are before
  /// this, and they haven't; all else goes on without (R7).
  ///
  /// @param citation the provision, in words
  record NeedsIdentity(String citation) implements ActOutcome {}

  /// Another officer has to approve it before it leaves, or has something else before them than
  /// what is being sent; nothing changed.
  ///
  /// @param view the matter as it stands; an officer's reading of it is journaled
  record NeedsApproval(Approving why, @Nullable MatterView view) implements ActOutcome {
    NeedsApproval(Approving why) {
      this(why, null);
    }

    NeedsApproval with(@Nullable MatterView now) {
      return new NeedsApproval(why, now);
    }
  }

  /// What has to come first.
  enum Approving {
    /// Whoever wrote it hands it in.
    HAND_IN_FIRST("hand-in-first"),
    /// What was handed in is sent as it is, or given back.
    AS_HANDED_IN("as-handed-in");

    private final String id;

    Approving(String id) {
      this.id = id;
    }

    public String id() {
      return id;
    }
  }

  /// Others bring the matter too, and it would bind them (R10).
  record OnlyTogether() implements ActOutcome {}

  /// The key is that of a helper, and the act is for the person themself alone (R10).
  record OnlyThePerson() implements ActOutcome {}
}
