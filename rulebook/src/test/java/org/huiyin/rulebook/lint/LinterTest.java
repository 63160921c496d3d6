package org.huiyin.rulebook.lint;

import java.util.Locale;
import org.huiyin.rulebook.Rulebook;
import org.junit.jupiter.api.Test;

class LinterTest {
  @Test
  void xinfang() {
    for (int i = 0; i < 4; i++) {
      long cpu = java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      Linting linting = Linter.lint(Rulebook.bundled("cn-xinfang"));
      cpu =
          java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu;
      System.out.println(linting.paths() + " situations, CPU ms " + cpu / 1_000_000);
      if (i == 3) {
        System.out.println(linting.in(Locale.ENGLISH));
        System.out.println(linting.in(Locale.CHINESE));
      }
    }
  }
}
