package org.huiyin.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/// How long each of many requests took, and how long all of them together.
final class Measured {

  private final long[] micros;
  private final Duration time;

  Measured(long[] micros, Duration time) {
    this.micros = micros.clone();
    this.time = time;
    Arrays.sort(this.micros);
  }

  int count() {
    return micros.length;
  }

  double perSecond() {
    return micros.length * 1e9 / time.toNanos();
  }

  double millisAt(double part) {
    int index = (int) Math.ceil(part * micros.length) - 1;
    return micros[Math.max(0, index)] / 1e3;
  }

  String line(String name, int clients) {
    return String.format(
        Locale.ROOT,
        "%-22s %7d %9d %11.0f %9.2f %9.2f",
        name,
        clients,
        micros.length,
        perSecond(),
        millisAt(0.50),
        millisAt(0.99));
  }
}
