package org.huiyin.soak;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// One hundred real messages, each led along a random legal path to its end through 400 days: then
/// every right holds for every matter, and every receipt verifies.
class SoakTest {

  private static final int MATTERS = 100;
  private static final int DAYS = 400;
  private static final long SEED = 20_251_009L;

  @Test
  void everyRightHoldsForEveryMatterAfter400Days() {
    Path file = Messages.file();
    assumeTrue(
        Files.isReadable(file),
        "skipped: there are no messages at " + file + "; HUIYIN_TEST_DATA names their folder");
    SoakRun.Plan plan = new SoakRun.Plan(SEED, MATTERS, DAYS, -1);
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, UTF_8);
    try (SoakRun run = new SoakRun(plan, Messages.read(file, MATTERS), nowhere)) {
      Found found = run.run();
      System.out.println(found.table());
      assertThat(found.violations()).isEmpty();
      assertThat(List.of("R1", "R2", "R3", "R4", "R5", "R6", "R7", "R10"))
          .allSatisfy(right -> assertThat(found.looked(right)).as(right).isPositive());
      assertThat(List.of("answer", "review", "re-review", "open-hearing", "contest"))
          .allSatisfy(act -> assertThat(found.count(act)).as(act).isPositive());
    }
  }
}
