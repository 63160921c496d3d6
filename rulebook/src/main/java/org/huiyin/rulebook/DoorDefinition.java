package org.huiyin.rulebook;

import org.jspecify.annotations.Nullable;

/// A way outside this procedure: a court, an arbitration body, another authority.
///
/// @param within how long that way is open, or null where no figure is known
/// @param from from when, in words, or null where no figure is known
public record DoorDefinition(
    String id, Texts title, @Nullable Period within, @Nullable Texts from, Citation source) {}
