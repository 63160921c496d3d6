package org.huiyin.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PasswordTest {

  @Test
  void isReadableAndNeverTheSameTwice() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      String text = Password.generated().text();
      assertThat(text).matches("[2-9a-hjkmnp-z]{5}(-[2-9a-hjkmnp-z]{5}){3}");
      assertThat(seen.add(text)).isTrue();
    }
  }

  @Test
  void usesEveryCharacterOfItsAlphabet() {
    Set<Integer> seen = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      Password.generated().text().chars().forEach(seen::add);
    }
    assertThat(seen).hasSize(31 + 1);
  }

  @Test
  void doesNotShowItselfInALog() {
    Password password = Password.generated();
    assertThat("" + password).doesNotContain(password.text());
  }
}
