package org.huiyin.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// Where an identity is asked for, and who may ask: only an article of a law, for one act of the
/// complainant.
class IdentityTest {

  private static final String ADD = "    texts: [text]\n";

  @Test
  void isAskedForByTheMediationAgreementAloneOfAllBundledActs() {
    assertThat(
            Rulebook.bundled("cn-mediation").acts().values().stream()
                .filter(act -> act.needs().identity() != null)
                .map(act -> act.id() + ": " + act.needs().identity()))
        .containsExactly("sign: rt 29(2)");
    assertThat(Rulebook.bundled("cn-xinfang").acts().values())
        .allMatch(act -> act.needs().identity() == null);
  }

  private static String findings(String after, String line) {
    String yaml = Rulebook.bundled("cn-xinfang").yaml().replace(after, after + line);
    return switch (Rulebook.read("test.yaml", yaml.getBytes(StandardCharsets.UTF_8))) {
      case Reading.Read _ -> "";
      case Reading.Unreadable(var findings) -> findings.toString();
    };
  }

  @Test
  void isRefusedWithoutAnArticle() {
    assertThat(findings(ADD, "    identity: xf 19\n")).isEmpty();
    assertThat(findings(ADD, "    identity: house\n")).contains("no article that asks for a name");
    assertThat(findings(ADD, "    identity: xf\n")).contains("no article that asks for a name");
  }

  @Test
  void isRefusedForAnActThatIsNotTheComplainants() {
    assertThat(findings("    texts: [how]\n", "    identity: xf 19\n"))
        .contains("asks nobody in a matter for a name");
  }
}
