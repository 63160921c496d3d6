package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/// The diagram in `docs/architecture.md` is drawn from the code: which module uses which, as
/// compiled.
class ArchitectureDocumentTest {

  private static final Path PAGE = Documents.ROOT.resolve("docs/architecture.md");
  private static final String BEGIN = "<!-- modules: generated, see below -->\n";
  private static final String END = "<!-- /modules -->";
  private static final String REFRESH = "huiyin.documents.refresh";
  private static final Pattern REDRAWN =
      Pattern.compile(Pattern.quote(BEGIN) + ".*?" + Pattern.quote(END), Pattern.DOTALL);

  @Test
  void showsTheModulesAsTheyAre() throws IOException {
    ApplicationModules modules = ApplicationModules.of(HuiyinApplication.class);
    String drawn = BEGIN + mermaid(modules) + END;
    String page = Documents.read(PAGE);
    if (Boolean.getBoolean(REFRESH)) {
      page = REDRAWN.matcher(page).replaceFirst(drawn.replace("$", "\\$"));
      Files.writeString(PAGE, page);
    }
    assertThat(page)
        .as(
            "docs/architecture.md is stale; redraw it with: ./huiyin test -pl server -am"
                + " -Dtest=ArchitectureDocumentTest -Dsurefire.failIfNoSpecifiedTests=false -D%s=true",
            REFRESH)
        .contains(drawn);
  }

  private static String mermaid(ApplicationModules modules) {
    StringBuilder drawn = new StringBuilder("```mermaid\nflowchart TD\n");
    for (ApplicationModule module : modules.stream().sorted().toList()) {
      drawn.append("  ").append(module.getIdentifier()).append('\n');
      for (String used : uses(module, modules)) {
        drawn.append("  ").append(module.getIdentifier()).append(" --> ").append(used).append('\n');
      }
    }
    return drawn.append("```\n").toString();
  }

  private static List<String> uses(ApplicationModule module, ApplicationModules modules) {
    return module
        .getDirectDependencies(modules)
        .uniqueModules()
        .map(used -> used.getIdentifier().toString())
        .sorted()
        .toList();
  }
}
