package org.huiyin.procedure;

import java.util.Locale;
import java.util.Optional;
import org.huiyin.rulebook.Rulebook;

/// Draws a procedure.
@FunctionalInterface
interface Pictures {

  /// A self-contained SVG; empty where it can't be drawn.
  Optional<String> svg(Rulebook rulebook, Locale locale);
}
