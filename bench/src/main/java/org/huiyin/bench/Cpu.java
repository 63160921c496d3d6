package org.huiyin.bench;

import java.time.Duration;
import java.util.Locale;

/// Processor time of the server's JVM, of PostgreSQL and of the client.
record Cpu(Duration server, Duration database, Duration client) {

  Cpu since(Cpu before) {
    return new Cpu(
        server.minus(before.server), database.minus(before.database), client.minus(before.client));
  }

  String perRequest(int requests) {
    return String.format(
        Locale.ROOT,
        "%9.3f %9.3f %9.3f",
        millis(server, requests),
        millis(database, requests),
        millis(client, requests));
  }

  private static double millis(Duration all, int requests) {
    return all.toNanos() / 1e6 / Math.max(1, requests);
  }
}
