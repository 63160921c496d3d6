package org.huiyin.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The example of the README is the one in this class, and does what it says.
class ReadmeTest {

  private static final UUID TOWN = new UUID(0, 1);
  private static final UUID COUNTY = new UUID(0, 2);

  private static Particulars remedyTo(UUID institution) {
    return Particulars.NONE.withKind("remedy").withInstitution(institution).withChannel("web", 1);
  }

  private static void example() {
    // example
    Rulebook rulebook = Rulebook.bundled("cn-xinfang");
    WorkingCalendar calendar = WorkingCalendar.china();
    Tree tree = institution -> Optional.of(COUNTY);
    Instant now = Instant.parse("2026-02-11T02:00:00Z");
    Act file = new Act("file", Actor.complainant(), remedyTo(TOWN), Set.of());
    if (rulebook.decide(State.NONE, file, now, calendar, tree) instanceof Decision.Allowed filed) {
      RunningClock clock = filed.state().running("dispatch").getFirst();
      System.out.println(rulebook.explain(filed.state(), clock, calendar).render(Locale.ENGLISH));
    }
    // end
  }

  @Test
  void theExampleOfTheReadmeIsThisOne() throws IOException {
    String source = Files.readString(Path.of("src/test/java/org/huiyin/rulebook/ReadmeTest.java"));
    assertThat(Files.readString(Path.of("README.md")))
        .contains(between(source, "    // example\n", "    // end\n").indent(-4));
  }

  private static String between(String text, String from, String to) {
    int start = text.indexOf(from) + from.length();
    return text.substring(start, text.indexOf(to, start));
  }

  @Test
  void itPrintsHowTheDateWasCounted() {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      example();
    } finally {
      System.setOut(before);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("2026", "Article 22");
  }
}
