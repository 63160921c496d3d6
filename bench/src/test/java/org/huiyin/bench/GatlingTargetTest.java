package org.huiyin.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the two processes tell each other in files.
class GatlingTargetTest {

  private final Path folder;

  GatlingTargetTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void isReadAsItWasWritten() throws IOException {
    GatlingTarget target =
        new GatlingTarget(
            URI.create("http://127.0.0.1:20001"),
            Duration.ofSeconds(3),
            List.of(1, 8),
            "token = with: signs",
            "session=a; csrf=b",
            new String(Api.filing(), StandardCharsets.UTF_8),
            new String(Api.adding(), StandardCharsets.UTF_8),
            List.of(
                new GatlingTarget.Own("10", "Basic MTA6YQ=="),
                new GatlingTarget.Own("11", "Basic MTE6Yg==")),
            List.of("matter=x; csrf=y"));
    Path file = folder.resolve("target.properties");

    target.write(file);

    assertThat(GatlingTarget.read(file)).isEqualTo(target);
  }

  @Test
  void isRefusedIfSomethingIsMissing() throws IOException {
    Path file = Files.writeString(folder.resolve("target.properties"), "seconds=3\nown.number=0\n");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> GatlingTarget.read(file))
        .withMessageContaining("own.authorization");
  }

  @Test
  void stepsAreReadInTheOrderInWhichTheyEnded() throws IOException {
    GatlingStep first = new GatlingStep("desk list, 8", Duration.ofMillis(3_001), Duration.ZERO);
    GatlingStep second = new GatlingStep("act, 1", Duration.ofSeconds(3), Duration.ofMillis(70));
    Path file = folder.resolve("steps");

    first.append(file);
    second.append(file);

    assertThat(GatlingStep.read(file)).containsExactly(first, second);
  }
}
