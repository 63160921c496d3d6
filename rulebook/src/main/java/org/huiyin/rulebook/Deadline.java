package org.huiyin.rulebook;

import java.time.LocalDate;

/// The last day of a clock.
///
/// @param due the last day, inclusive: the clock is late on the day after it
/// @param provisional whether the day may move when the holidays of its year are decreed
public record Deadline(LocalDate due, boolean provisional) {}
