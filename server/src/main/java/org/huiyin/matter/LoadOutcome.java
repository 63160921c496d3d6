package org.huiyin.matter;

import java.util.List;

/// What became of one matter of a batch.
public sealed interface LoadOutcome {

  /// It was taken in, and is on disk.
  record Loaded(MatterNumber number) implements LoadOutcome {}

  /// The same one of the same source was taken in before, or stands earlier in the batch. Also
  /// where it was erased since: it doesn't come back.
  record Already() implements LoadOutcome {}

  /// It can't be taken in as it is. Of the others of its batch that says nothing.
  ///
  /// @param errors at least one; fields are those of [PastMatter], and those of the filing by their
  ///     own names
  record Refused(List<FieldError> errors) implements LoadOutcome {
    public Refused {
      errors = List.copyOf(errors);
    }
  }
}
