package org.huiyin.rulebook;

import org.jspecify.annotations.Nullable;

/// A legal date of a matter.
///
/// @param once whether only the first recording counts
/// @param onceAfter the date after each recording of which this one is recorded once, and never
///     before it; or null
public record DateDefinition(String id, Texts title, boolean once, @Nullable String onceAfter) {}
