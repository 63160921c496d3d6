package org.huiyin.matter;

import java.util.List;
import java.util.UUID;
import org.huiyin.rulebook.Decision;

/// What becomes of a [Filing].
public sealed interface FilingOutcome {

  /// It is in the journal, for good. The key is shown here and never again.
  ///
  /// @param institution the one that took it in: the one it was brought to, or where that one is
  ///     accused the one above
  /// @param view the matter as its complainant sees it now
  /// @param entered its first entry, as the ledger will hold it
  /// @param repeated whether it was filed before, and this is the same receipt once more
  record Filed(
      Receipt receipt, UUID institution, MatterView view, Entered entered, boolean repeated)
      implements FilingOutcome {}

  /// It belongs elsewhere and nothing was taken in; these are the doors.
  ///
  /// @param citation the provision behind it, in words
  record OtherDoors(List<Door> doors, String citation) implements FilingOutcome {
    public OtherDoors {
      doors = List.copyOf(doors);
    }
  }

  /// Something in it has to be mended first.
  record Incomplete(List<FieldError> errors) implements FilingOutcome {
    public Incomplete {
      errors = List.copyOf(errors);
    }
  }

  /// The rulebook refuses it.
  ///
  /// @param citation the provision behind it, in words
  record Refused(Decision.Refused decision, String citation) implements FilingOutcome {}

  /// The same idempotency key came before with another body.
  record OtherBody() implements FilingOutcome {}

  /// A door outside Huiyin.
  record Door(String id, String name) {}
}
