package org.huiyin;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

class ModularityTest {

  private final ApplicationModules modules = ApplicationModules.of(HuiyinApplication.class);

  @Test
  void modulesUseEachOtherOnlyAsTheySay() {
    // The library exports that package in its module-info; Modulith reads annotations of Spring
    // only, which the library doesn't know.
    modules
        .detectViolations()
        .filter(found -> !found.hasMessageContaining("non-exposed type org.huiyin.rulebook.lint."))
        .throwIfPresent();
  }

  @Test
  void drawsTheModules() {
    new Documenter(modules).writeDocumentation();
  }
}
