package org.huiyin.workbench;

import java.nio.file.*;
import java.util.*;
import org.huiyin.rulebook.Rulebook;
import org.junit.jupiter.api.Test;

class LookTest {
  @Test
  void look() throws Exception {
    Path dir = Files.createDirectories(Path.of("target/look"));
    Rulebook r = Rulebook.bundled("cn-xinfang");
    for (Locale l : List.of(Locale.CHINESE, Locale.ENGLISH)) {
      long t = System.nanoTime();
      Files.writeString(dir.resolve("all-" + l + ".svg"), Drawing.of(r, l).svg());
      System.out.println("ms " + (System.nanoTime() - t) / 1e6);
      for (String k : r.kinds().keySet()) {
        t = System.nanoTime();
        Files.writeString(dir.resolve(k + "-" + l + ".svg"), Drawing.of(r, k, l).svg());
        System.out.println("ms " + (System.nanoTime() - t) / 1e6);
      }
    }
  }
}
