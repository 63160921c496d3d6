package org.huiyin.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;
import org.huiyin.matter.Sealing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class PrivacyConfigurationTest {

  private final Path home;

  PrivacyConfigurationTest(@TempDir Path home) {
    this.home = home;
  }

  @Test
  void offersSealingWithTheKeysAtHome() {
    new ApplicationContextRunner()
        .withUserConfiguration(PrivacyConfiguration.class)
        .withPropertyValues("huiyin.home=" + home)
        .run(
            context -> {
              var sealing = context.getBean(Sealing.class);
              var matter = UUID.randomUUID();
              var key = sealing.newKey("530000", matter);
              var sealed = sealing.seal(key, "530000", matter, "name", "李".getBytes(UTF_8));

              assertThat(sealing.open(key, "530000", matter, "name", sealed))
                  .isEqualTo("李".getBytes(UTF_8));
              assertThat(context.getBean(KeyId.class)).isEqualTo(new KeyFolder(home).open().id());
            });
  }

  @Test
  void tellsTheOperatorWhatToDoInsteadOfATrace(CapturedOutput output) throws IOException {
    new KeyFolder(home).open();
    Files.delete(home.resolve("keys/mac.key"));

    var thrown = catchThrowable(() -> start().run("--huiyin.home=" + home));

    assertThat(Objects.requireNonNull(thrown)).hasRootCauseInstanceOf(KeysUnusable.class);
    assertThat(output)
        .contains("is missing, and this installation has been used", "Put the folder keys/ back")
        .doesNotContain("\tat ");
  }

  private static SpringApplication start() {
    return new SpringApplicationBuilder(PrivacyConfiguration.class)
        .web(WebApplicationType.NONE)
        .build();
  }
}
