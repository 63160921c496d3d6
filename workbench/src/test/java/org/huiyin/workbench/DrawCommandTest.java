package org.huiyin.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiyin.workbench.Pictured.XINFANG;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawCommandTest {

  @Test
  void drawsARulebookThatComesWithHuiyin() {
    Typed typed =
        Typed.command("draw", "cn-xinfang", "--lang", "en", "--kind", "remedy", "--out", "-");

    assertThat(typed.status()).isZero();
    assertThat(typed.out()).isEqualTo(Drawing.of(XINFANG, "remedy", Locale.ENGLISH).svg());
  }

  @Test
  void writesBesideTheFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("mine.yaml"), XINFANG.yaml());

    Typed typed = Typed.command("draw", file.toString(), "--lang", "zh");

    Path picture = folder.resolve("cn-xinfang.svg");
    assertThat(typed).isEqualTo(new Typed(0, picture + "\n", ""));
    assertThat(picture).hasContent(Drawing.of(XINFANG, Locale.CHINESE).svg());
  }

  @Test
  void drawsTheDetailsWhereThatIsAsked(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("mine.yaml"), XINFANG.yaml());

    Typed.command("draw", file.toString(), "--detail", "--kind=remedy", "--lang=zh");

    assertThat(folder.resolve("cn-xinfang.remedy.detail.svg"))
        .hasContent(Drawing.of(XINFANG, "remedy", Locale.CHINESE).detailedSvg());
  }

  @Test
  void writesMermaidWhereItIsTold(@TempDir Path folder) {
    Path target = folder.resolve("procedure.mmd");
    Typed typed =
        Typed.command(
            "draw", "cn-xinfang", "--mermaid", "--out", target.toString(), "--lang", "zh");

    assertThat(typed.status()).isZero();
    assertThat(target).hasContent(Drawing.of(XINFANG, Locale.CHINESE).mermaid());
  }

  @Test
  void saysWhatIsWrongInARulebook(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("wrong.yaml"), "rulebook: 1\nedi: x\n");

    refuses("wrong.yaml:2:1", "draw", file.toString(), "--lang", "en");
  }

  @Test
  void saysWhatItTakesInTheLanguageAskedFor() {
    refuses("画哪部规程", "draw", "--lang", "zh");
    refuses("which rulebook", "draw", "cn-xinfang", "cn-mediation", "--lang", "en");
    refuses("fr", "draw", "cn-xinfang", "--lang", "fr");
    refuses("--out", "draw", "cn-xinfang", "--out", "--lang=en");
    refuses("--mermaid", "draw", "cn-xinfang", "--detail", "--mermaid", "--lang=en");
  }

  @Test
  void saysWhatMayHaveBeenMeant() {
    refuses("did you mean “remedy”", "draw", "cn-xinfang", "--kind", "remdy", "--lang", "en");
    refuses("did you mean “--kind”", "draw", "cn-xinfang", "--knd", "remedy", "--lang", "en");
    refuses("suggestion", "draw", "cn-xinfang", "--kind", "whatever", "--lang", "en");
  }

  @Test
  void refusesWhatIsNoRulebook() {
    refuses("../nothing", "draw", "../nothing", "--lang", "en");
  }

  @Test
  void saysSoWhereItCannotWrite(@TempDir Path folder) {
    String target = folder.resolve("no/such/folder.svg").toString();

    refuses("can’t be written", "draw", "cn-xinfang", "--out", target, "--lang", "en");
  }

  private static void refuses(String why, String... args) {
    Typed typed = Typed.command(args);

    assertThat(typed.status()).isEqualTo(2);
    assertThat(typed.out()).isEmpty();
    assertThat(typed.err()).contains(why);
  }
}
