package org.huiyin.soak;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// `./huiyin soak [MATTERS] [--days N] [--seed S] [--only I]`: what the test does with a hundred
/// messages, with two thousand. Exit status 1 if a right is violated, 2 where nothing could be run.
final class Soak {

  private static final int MATTERS = 2_000;
  private static final int DAYS = 400;
  private static final int MISUSE = 2;

  private Soak() {}

  static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    List<String> words = new ArrayList<>(List.of(arguments));
    Path file = Messages.file();
    if (!Files.isReadable(file)) {
      out.println(
          "soak: there are no messages at " + file + "; HUIYIN_TEST_DATA names their folder");
      out.println("soak：找不到留言数据，请用 HUIYIN_TEST_DATA 指定所在目录。");
      System.exit(MISUSE);
    }
    SoakRun.Plan plan = plan(words);
    out.printf("soak: %d matters, %d days, --seed %d%n", plan.matters(), plan.days(), plan.seed());
    System.exit(run(plan, file, out));
  }

  private static SoakRun.Plan plan(List<String> words) {
    long seed = option(words, "--seed", new Random().nextInt(1_000_000));
    int days = (int) option(words, "--days", DAYS);
    int only = (int) option(words, "--only", -1);
    int matters = words.isEmpty() ? MATTERS : Integer.parseInt(words.removeFirst());
    if (!words.isEmpty()) {
      System.err.println("soak: not understood: " + words + " 无法识别");
      System.exit(MISUSE);
    }
    return new SoakRun.Plan(seed, matters, days, only);
  }

  private static long option(List<String> words, String name, long usual) {
    int at = words.indexOf(name);
    if (at < 0 || at + 1 >= words.size()) {
      return usual;
    }
    long value = Long.parseLong(words.get(at + 1));
    words.subList(at, at + 2).clear();
    return value;
  }

  private static int run(SoakRun.Plan plan, Path file, PrintStream out) {
    long began = System.nanoTime();
    try (SoakRun run = new SoakRun(plan, Messages.read(file, plan.matters()), out)) {
      Found found = run.run();
      out.print(found.table());
      out.printf("it took %d s%n", Duration.ofNanos(System.nanoTime() - began).toSeconds());
      return found.violations().isEmpty() ? 0 : 1;
    }
  }
}
