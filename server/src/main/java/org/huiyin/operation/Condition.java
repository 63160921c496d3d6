package org.huiyin.operation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.huiyin.matter.Checks;

/// How an installation is.
///
/// @param version of Huiyin
/// @param database version of PostgreSQL
/// @param databaseMegabytes its size, in steps of a hundred
/// @param diskFree how much of the disk is free, in hundredths
/// @param check the last check of the database
/// @param manyWaiting whether a thousand notices or more wait to be sent; a finer number would
///     tell whoever reads it that one matter more has come
/// @param tasks what recurs
/// @param keysSince the day on which the oldest file of keys was written
/// @param keysChanged the day on which the latest was
public record Condition(
    String version,
    String database,
    long databaseMegabytes,
    int diskFree,
    Optional<Checks.Last> check,
    boolean manyWaiting,
    List<Task> tasks,
    Optional<LocalDate> keysSince,
    Optional<LocalDate> keysChanged) {

  public Condition {
    tasks = List.copyOf(tasks);
  }

  /// Something that the server does by itself, again and again.
  ///
  /// @param failures how often it has failed since it last succeeded
  public record Task(String name, int failures) {}

  /// Whether the disk is nearly full.
  public boolean isTight() {
    return diskFree < 10;
  }
}
