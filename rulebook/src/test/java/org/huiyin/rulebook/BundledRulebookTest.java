package org.huiyin.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class BundledRulebookTest {

  @Test
  void theRegulationOnPetitionWorkCanBeRead() throws Exception {
    assertThat(Rulebook.read("cn-xinfang.yaml", bytes()))
        .isInstanceOfSatisfying(
            Reading.Unreadable.class, u -> assertThat(u.findings()).isEmpty());
  }

  private static byte[] bytes() throws IOException {
    try (var in = Rulebook.class.getResourceAsStream("cn-xinfang.yaml")) {
      return in.readAllBytes();
    }
  }
}
