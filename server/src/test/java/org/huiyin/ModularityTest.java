package org.huiyin;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

class ModularityTest {

  private final ApplicationModules modules = ApplicationModules.of(HuiyinApplication.class);

  @Test
  void modulesUseEachOtherOnlyAsTheySay() {
    // The libraries export those packages in their module-info; Modulith reads annotations of
    // Spring only, which the libraries don't know.
    modules
        .detectViolations()
        .filter(found -> !found.hasMessageContaining("non-exposed type org.huiyin.rulebook.lint."))
        .filter(found -> !found.hasMessageContaining("non-exposed type org.huiyin.ledger."))
        .throwIfPresent();
  }

  @Test
  void drawsTheModules() {
    new Documenter(modules).writeDocumentation();
  }
}
