package org.huiyin.workbench;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One line of a script: a day to go to, and then something that is done or expected.
///
/// @param number its place in the script, from 1
/// @param on the day to go to first, or null to stay
/// @param deed what is done, or null
/// @param expectation what is expected, or null
record Line(
    int number, @Nullable LocalDate on, @Nullable Deed deed, @Nullable Expectation expectation) {}
