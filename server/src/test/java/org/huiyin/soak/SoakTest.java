package org.huiyin.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// One hundred real messages, each led along a random legal path to its end through 400 days: then
/// every right holds for every matter, and every receipt verifies.
class SoakTest {

  private static final int MATTERS = Integer.getInteger("soak.matters", 100);
  private static final long SEED = Long.getLong("soak.seed", 20_251_009L);

  @Test
  void everyRightHoldsForEveryMatterAfter400Days() {
    Path file = Messages.file();
    assumeTrue(
        Files.isReadable(file),
        "skipped: there are no messages at " + file + "; HUIYIN_TEST_DATA names their folder");
    try (SoakRun run =
        new SoakRun(new SoakRun.Plan(SEED, MATTERS, 400, Integer.getInteger("soak.only", -1)), Messages.read(file, MATTERS))) {
      Found found = run.run();
      System.out.println(found.table());
      assertThat(found.violations()).isEmpty();
    }
  }
}
