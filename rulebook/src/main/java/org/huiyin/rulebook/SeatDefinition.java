package org.huiyin.rulebook;

import org.jspecify.annotations.Nullable;

/// A place at a matter in which one institution sits, such as the responsible one.
///
/// @param fallback the seat whose institution stands in while this one is empty, or null
public record SeatDefinition(String id, Texts title, @Nullable String fallback) {}
