package org.huiyin;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

class ModularityTest {

  private final ApplicationModules modules = ApplicationModules.of(HuiyinApplication.class);

  @Test
  void modulesUseEachOtherOnlyAsTheySay() {
    modules.verify();
  }

  @Test
  void drawsTheModules() {
    new Documenter(modules).writeDocumentation();
  }
}
