package org.huiyin.procedure;

import java.time.LocalDate;
import java.util.UUID;
import org.huiyin.rulebook.Rulebook;
import org.jspecify.annotations.Nullable;

/// A document of a procedure that is kept here. Immutable.
///
/// @param rulebook the document as it was read
/// @param uploadedOn the legal day on which it came
/// @param uploadedBy the officer, or `null` where it came with the program
public record Edition(Rulebook rulebook, LocalDate uploadedOn, @Nullable UUID uploadedBy) {

  public String digest() {
    return rulebook.digest();
  }
}
