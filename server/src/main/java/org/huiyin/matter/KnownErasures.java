package org.huiyin.matter;

import java.nio.file.Path;

/// What was erased since a backup was made, brought to the installation that it is put back into:
/// before that one starts, which then erases it again.
public final class KnownErasures {

  private KnownErasures() {}

  /// Adds each line of a register that another one lacks.
  ///
  /// @param register a copy of the current file `state/erased`
  /// @param state the folder of the installation that was put back
  /// @return how many were added
  /// @throws IllegalArgumentException if one of the two is damaged; says which, and in which line
  public static int add(Path register, Path state) {
    try {
      ErasureRegister into = new ErasureRegister(state);
      int added = 0;
      for (ErasureRegister.Line line : ErasureRegister.at(register).lines()) {
        added += into.add(line) ? 1 : 0;
      }
      return added;
    } catch (ErasureRegister.Damaged damaged) {
      throw new IllegalArgumentException(damaged.getMessage(), damaged);
    }
  }
}
