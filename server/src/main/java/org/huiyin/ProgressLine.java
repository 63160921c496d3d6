package org.huiyin;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;

/// How far a long command is: how much is done, how fast it goes and the time that is left, by how
/// the last half minute went. On a terminal one line that is written over, in a log a line each ten
/// seconds; a short command says nothing. Thread-safe.
final class ProgressLine {

  private static final Duration LOOKED_BACK = Duration.ofSeconds(30);

  private final PrintStream out;
  private final String things;
  private final boolean terminal;
  private final long each;
  private final Deque<Seen> seen = new ArrayDeque<>();
  private long told;
  private boolean begun;

  private record Seen(long at, long done, double share) {}

  private ProgressLine(PrintStream out, String things, boolean terminal) {
    this.out = out;
    this.things = things;
    this.terminal = terminal;
    this.each = Duration.ofSeconds(terminal ? 1 : 10).toNanos();
    this.told = System.nanoTime();
    seen.add(new Seen(told, 0, 0));
  }

  /// @param things what is counted, in words
  static ProgressLine on(PrintStream out, String things) {
    boolean terminal = Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    return new ProgressLine(out, things, terminal);
  }

  /// @param share how much of all that is done, from 0 to 1
  synchronized void told(long done, double share) {
    long now = System.nanoTime();
    seen.add(new Seen(now, done, share));
    while (seen.size() > 2 && now - seen.getFirst().at() > LOOKED_BACK.toNanos()) {
      seen.removeFirst();
    }
    if (now - told >= each) {
      told = now;
      out.print((terminal ? "\r" : "") + line() + (terminal ? "   " : System.lineSeparator()));
      out.flush();
      begun = terminal;
    }
  }

  private String line() {
    Seen first = seen.getFirst();
    Seen last = seen.getLast();
    double seconds = (last.at() - first.at()) / 1e9;
    double rate = (last.done() - first.done()) / seconds;
    double part = last.share() - first.share();
    long left = part <= 0 ? 0 : Math.round((1 - last.share()) / part * seconds);
    return String.format(
        Locale.ROOT,
        "%,d %s · %,.0f/s · %d %% · %d:%02d:%02d 剩余 left",
        last.done(),
        things,
        rate,
        Math.round(last.share() * 100),
        left / 3600,
        left / 60 % 60,
        left % 60);
  }

  /// What comes next begins on a line of its own.
  synchronized void end() {
    if (begun) {
      out.println();
      begun = false;
    }
  }
}
