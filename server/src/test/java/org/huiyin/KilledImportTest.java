package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/// `./huiyin import` is killed at random moments, with its database or without, and is run again.
/// `./huiyin bench crash import` does the same at length.
class KilledImportTest {

  @Test
  void eachRowOfATableIsThereOnceHoweverOftenItsImportWasKilled() {
    long seed = new Random().nextLong();
    System.out.println("seed " + seed);
    try (CrashHome home = CrashHome.fresh();
        CrashImports imports = new CrashImports(home, seed)) {
      imports.feed(800, 1);
      System.out.println(imports.told());
      imports.holds();
      assertThat(imports.kills()).isPositive();
    }
  }
}
