package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/// Lines are cut while people file and act: between a client and the server, and between the server
/// and its database; before the commit, in its middle, and when it is done and nobody was told.
class CutLineTest {

  @Test
  void whatIsSentAgainAfterACutLineIsThereOnce() {
    long seed = new Random().nextLong();
    System.out.println("seed " + seed);
    try (CrashLines lines = new CrashLines(seed)) {
      for (int i = 0; i < 12; i++) {
        lines.cut();
      }
      lines.holds();
      assertThat(lines.cuts()).isEqualTo(12);
    }
  }
}
