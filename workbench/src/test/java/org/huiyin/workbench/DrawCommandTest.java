package org.huiyin.workbench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.huiyin.workbench.Pictured.XINFANG;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawCommandTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int draw(String... args) {
    return DrawCommand.run(
        List.of(args), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
  }

  @Test
  void drawsARulebookThatComesWithHuiyin() {
    assertThat(draw("cn-xinfang", "--lang", "en", "--kind", "remedy", "--out", "-")).isZero();

    assertThat(out.toString(UTF_8)).isEqualTo(Drawing.of(XINFANG, "remedy", Locale.ENGLISH).svg());
  }

  @Test
  void writesBesideTheFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("mine.yaml"), XINFANG.yaml());

    assertThat(draw(file.toString())).isZero();

    assertThat(folder.resolve("cn-xinfang.svg"))
        .hasContent(Drawing.of(XINFANG, Locale.CHINESE).svg());
  }

  @Test
  void writesMermaidWhereItIsTold(@TempDir Path folder) {
    Path target = folder.resolve("procedure.mmd");

    assertThat(draw("cn-xinfang", "--mermaid", "--out", target.toString())).isZero();

    assertThat(target).hasContent(Drawing.of(XINFANG, Locale.CHINESE).mermaid());
  }

  @Test
  void saysWhatIsWrongInARulebook(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("wrong.yaml"), "rulebook: 1\nedi: x\n");

    assertThat(draw(file.toString())).isEqualTo(1);

    assertThat(err.toString(UTF_8)).contains("wrong.yaml:");
  }

  @Test
  void saysWhatItTakes() {
    assertThat(draw()).isEqualTo(2);
    assertThat(draw("cn-xinfang", "--lang", "fr")).isEqualTo(2);
    assertThat(draw("cn-xinfang", "--out")).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("draw FILE");
  }

  @Test
  void namesTheKindsThereAre() {
    assertThat(draw("cn-xinfang", "--kind", "petition")).isEqualTo(2);

    assertThat(err.toString(UTF_8)).contains("remedy");
  }

  @Test
  void refusesWhatIsNoRulebook() {
    assertThat(draw("../nothing")).isEqualTo(1);
    assertThat(err.toString(UTF_8)).contains("../nothing");
  }
}
