package org.huiyin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.huiyin.database.SmallDisk;

/// `./huiyin bench crash [server|database|disk|line|import|all] [TIMES] [--seed S]`: what the tests
/// do a few times, at length. One line a round, a table at the end, exit status 1 if something was
/// lost. A round is begun with a seed that it prints, and can be run alone with that.
final class Crashes {

  private static final int AUDITED_EACH = 5;
  private static final int ROWS = 2_500;
  private static final int KILLS_OF_A_TABLE = 4;

  private final List<String> table = new ArrayList<>();
  private final long seed;
  private boolean lost;

  private Crashes(long seed) {
    this.seed = seed;
  }

  static void main(String[] arguments) {
    List<String> words = new ArrayList<>(List.of(arguments));
    long seed = new Random().nextLong(1_000_000);
    int at = words.indexOf("--seed");
    if (at >= 0 && at + 1 < words.size()) {
      seed = Long.parseLong(words.get(at + 1));
      words.subList(at, at + 2).clear();
    }
    for (String word : words) {
      if (word.startsWith("-")) {
        System.err.println("crash: there is no option " + word + " 没有此选项");
        System.exit(2);
      }
    }
    String what = words.isEmpty() ? "all" : words.getFirst();
    int times = words.size() > 1 ? Integer.parseInt(words.get(1)) : 0;
    System.exit(new Crashes(seed).run(what, times));
  }

  private int run(String what, int times) {
    System.out.printf("crash %s, seed %d%n", what, seed);
    switch (what) {
      case "server" -> server(times);
      case "database" -> database(times);
      case "disk" -> disk(times);
      case "line" -> line(times);
      case "import" -> importing(times);
      case "all" -> {
        server(times);
        database(times);
        disk(times);
        line(times);
        importing(times);
      }
      default -> {
        System.err.println("bench crash: 'server', 'database', 'disk', 'line', 'import' or 'all'");
        return 2;
      }
    }
    System.out.printf(
        "%n%-28s %7s %9s %13s %11s%n", "", "crashes", "matters", "acknowledged", "lost");
    table.forEach(System.out::println);
    return lost ? 1 : 0;
  }

  private void server(int asked) {
    int times = asked == 0 ? 50 : asked;
    try (CrashHome home = CrashHome.fresh();
        CrashRounds rounds = new CrashRounds(home, seed)) {
      report(
          "kill -9 of the server",
          rounds.people(),
          rounded(
              times,
              rounds,
              round -> {
                switch (round % 5) {
                  case 2 -> rounds.killServerThatSweeps();
                  case 4 -> rounds.killServerThatStarts();
                  default -> rounds.killServer();
                }
              }));
      System.out.printf("sweeps that were cut off half-way: %d%n", rounds.sweepsKilled());
    }
  }

  private void database(int asked) {
    int times = asked == 0 ? 20 : asked;
    try (CrashHome home = CrashHome.fresh();
        CrashRounds rounds = new CrashRounds(home, seed)) {
      report(
          "kill -9 of the database",
          rounds.people(),
          rounded(times, rounds, round -> rounds.killDatabase(round % 2 == 0)));
    }
  }

  private void disk(int asked) {
    int times = asked == 0 ? 10 : asked;
    try (SmallDisk disk = SmallDisk.mounted(1_500);
        CrashHome home = CrashHome.in(disk.folder());
        CrashRounds rounds = new CrashRounds(home, seed)) {
      report("disk full", rounds.people(), rounded(times, rounds, _ -> rounds.fillDisk(disk)));
    }
  }

  private void line(int asked) {
    int times = asked == 0 ? 200 : asked;
    try (CrashLines lines = new CrashLines(seed)) {
      boolean held =
          held(
              () -> {
                for (int round = 1; round <= times; round++) {
                  lines.cut();
                }
                lines.holds();
              });
      report("line cut", lines.people(), held ? lines.cuts() : -lines.cuts());
    }
  }

  private void importing(int asked) {
    int times = asked == 0 ? 20 : asked;
    try (CrashHome home = CrashHome.fresh();
        CrashImports imports = new CrashImports(home, seed)) {
      boolean held =
          held(
              () -> {
                while (imports.kills() < times) {
                  imports.feed(ROWS, Math.min(KILLS_OF_A_TABLE, times - imports.kills()));
                  System.out.println(imports.told());
                }
                imports.holds();
              });
      table.add(row("kill -9 of an import", imports.kills(), imports.matters(), "-", held));
    }
  }

  private interface Round {
    void run(int round);
  }

  /// @return how many rounds held; the negative number of the one that didn't
  private int rounded(int times, CrashRounds rounds, Round round) {
    for (int i : IntStream.rangeClosed(1, times).toArray()) {
      long began = System.nanoTime();
      boolean last = i == times;
      boolean held =
          held(
              () -> {
                rounds.begin();
                round.run(i);
                if (last || i % AUDITED_EACH == 0) {
                  rounds.holds();
                }
              });
      System.out.printf(
          "round %d: %s, %d acknowledged so far, %d s%n",
          i,
          held ? "holds" : "LOST",
          rounds.people().acknowledged(),
          Duration.ofNanos(System.nanoTime() - began).toSeconds());
      if (!held) {
        return -i;
      }
    }
    return times;
  }

  private boolean held(Runnable round) {
    try {
      round.run();
      return true;
    } catch (AssertionError | RuntimeException e) {
      System.out.println("seed " + seed + ": " + e);
      e.printStackTrace(System.out);
      lost = true;
      return false;
    }
  }

  private void report(String what, CrashPeople people, int rounds) {
    String acknowledged = String.valueOf(people.acknowledged());
    table.add(row(what, Math.abs(rounds), people.matters(), acknowledged, rounds >= 0));
  }

  private static String row(
      String what, int crashes, int matters, String acknowledged, boolean held) {
    return "%-28s %7d %9d %13s %11s"
        .formatted(what, crashes, matters, acknowledged, held ? "0" : "SEE ABOVE");
  }
}
