package org.huiyin.access;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A passkey as its officer sees it in a list. Immutable.
///
/// @param label what its officer calls it
/// @param lastUsed the day, by universal time; `null` if it never was
public record Passkey(UUID id, String label, Instant made, @Nullable LocalDate lastUsed) {}
