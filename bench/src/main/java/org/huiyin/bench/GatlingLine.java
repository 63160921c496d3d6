package org.huiyin.bench;

import java.time.Duration;
import java.util.Locale;

/// A line of the table: what one client did in one step.
///
/// @param perSecond answers over the time of the step, failures among them
/// @param millis p50, p95 and p99 of the waits, as words: Gatling knows whole milliseconds alone
/// @param processor of the client's whole process
record GatlingLine(
    What what,
    String client,
    int requests,
    double perSecond,
    String millis,
    int failures,
    Duration processor) {

  static final String HEADING =
      String.format(
          Locale.ROOT,
          "%-14s %5s %-8s %9s %9s %8s %8s %8s %9s %11s",
          "",
          "users",
          "client",
          "requests",
          "a second",
          "p50 ms",
          "p95 ms",
          "p99 ms",
          "failures",
          "client's CPU");

  /// What was asked for, and by how many.
  record What(String name, int users) {}

  static GatlingLine of(What what, GatlingReport.Row row, GatlingStep step) {
    return new GatlingLine(
        what,
        "gatling",
        row.requests(),
        row.requests() * 1e9 / step.time().toNanos(),
        String.format(Locale.ROOT, "%8d %8d %8d", row.p50(), row.p95(), row.p99()),
        row.failures(),
        step.processor());
  }

  /// Ours ends with the first failure.
  static GatlingLine of(What what, Measured measured, Duration processor) {
    return new GatlingLine(
        what,
        "ours",
        measured.count(),
        measured.perSecond(),
        String.format(
            Locale.ROOT,
            "%8.2f %8.2f %8.2f",
            measured.millisAt(0.50),
            measured.millisAt(0.95),
            measured.millisAt(0.99)),
        0,
        processor);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%-14s %5d %-8s %9d %9.0f %s %9d %11.3f",
        what.name(),
        what.users(),
        client,
        requests,
        perSecond,
        millis,
        failures,
        processor.toNanos() / 1e6 / Math.max(1, requests));
  }
}
