package org.huiyin.rulebook;

/// A mistake in a rulebook, with its place.
///
/// @param line from 1
/// @param column from 1
/// @param what what is wrong
/// @param expected what was expected instead, or a question that ends with `?`; empty if that
///     goes without saying
public record Finding(String file, int line, int column, String what, String expected) {

  @Override
  public String toString() {
    String place = file + ":" + line + ":" + column + ": " + what;
    if (expected.isEmpty()) {
      return place;
    }
    return place + (expected.endsWith("?") ? "; " : "; expected ") + expected;
  }
}
