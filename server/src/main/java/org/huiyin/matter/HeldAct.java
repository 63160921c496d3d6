package org.huiyin.matter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A decision of an officer's own that waits to leave, or couldn't.
///
/// @param leavesAt in security time, or null where it was refused in the end: what was written is
///     still their draft
public record HeldAct(String act, @Nullable Instant leavesAt) {}
