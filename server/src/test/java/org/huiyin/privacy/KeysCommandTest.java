package org.huiyin.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.HuiyinApplication;
import org.huiyin.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// `huiyin keys`, as an operator runs it.
class KeysCommandTest {

  private final Path temporary;

  KeysCommandTest(@TempDir Path temporary) {
    this.temporary = temporary;
  }

  private record Said(int status, String text) {}

  private static Said run(Path home, Map<String, String> settings, String... words) {
    List<String> arguments = new ArrayList<>(List.of(words));
    arguments.add("--huiyin.home=" + home);
    settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(said, true, UTF_8)) {
      int status = KeysCommand.run(arguments, out, KeysCommandTest::start);
      return new Said(status, said.toString(UTF_8));
    }
  }

  private static ConfigurableApplicationContext start(String... settings) {
    return new SpringApplicationBuilder(HuiyinApplication.class)
        .web(WebApplicationType.NONE)
        .profiles("check")
        .logStartupInfo(false)
        .run(settings);
  }

  @Test
  void makesListsAndRotatesWithoutADatabase() throws Exception {
    Path home = temporary.resolve("county");
    Said created = run(home, Map.of(), "create");
    assertThat(created.status()).as(created.text()).isZero();
    assertThat(created.text()).contains("New keys are in", "新密钥已放入");
    byte[] keyset = Files.readAllBytes(home.resolve("keys/key-encryption.keyset"));

    Said again = run(home, Map.of(), "create");
    assertThat(again.status()).isEqualTo(1);
    assertThat(again.text()).contains("already", "Nothing was changed");
    assertThat(home.resolve("keys/key-encryption.keyset")).hasBinaryContent(keyset);

    assertThat(run(home, Map.of(), "rotate").text())
        .contains("Epoch 2 of the keys is made", "第 2 代密钥已生成");
    new KeyFolder(home).destroy(1, LocalDate.of(2028, 1, 31));
    assertThat(run(home, Map.of(), "list").text())
        .contains(
            "Epoch 1: destroyed on 2028-01-31", "Epoch 2: in the file key-encryption-2.keyset")
        .contains("mac.key of 20", "它不更换");
    assertThat(run(home, Map.of(), "burn").status()).isEqualTo(2);
  }

  @Test
  void saysWhatIsWrongInsteadOfATrace() throws Exception {
    Path home = temporary.resolve("county");
    run(home, Map.of(), "create");
    Files.delete(home.resolve("keys/mac.key"));
    Said said = run(home, Map.of(), "list");
    assertThat(said.status()).isEqualTo(1);
    assertThat(said.text())
        .contains("mac.key is missing", "from its backup")
        .doesNotContain("\tat ");
  }

  @Test
  void checksWhatIsWrappedUnderEachEpochWhileTheServerRuns() {
    try (TestServer server = TestServer.with(Map.of("huiyin.keys.look-every", "100ms"))) {
      Brought.received(new Api(server));
      Brought.received(new Api(server));
      Map<String, String> database = server.database().properties();
      assertThat(run(server.home(), database, "check"))
          .satisfies(said -> assertThat(said.status()).isZero())
          .extracting(Said::text)
          .asString()
          .contains("Epoch 1 is in use: wraps the keys of 2 matters and 0 officers")
          .contains("Keys of 2 matters tried, 0 do not open", "密钥完好");

      new KeyFolder(server.home()).rotate("");
      server.bean(Epochs.class).look();
      Said rotated = run(server.home(), database, "check");
      assertThat(rotated.text())
          .contains("Epoch 2 is in use", "Epoch 1: wraps the keys of 2 matters");

      server
          .database()
          .run(
              "update matter set wrapped_key = set_byte(wrapped_key, 20, get_byte(wrapped_key, 20) # 1)");
      Said broken = run(server.home(), database, "check");
      assertThat(broken.status()).isEqualTo(1);
      assertThat(broken.text()).contains("2 do not open", "有密钥打不开");
    }
  }
}
