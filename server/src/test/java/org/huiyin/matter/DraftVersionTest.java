package org.huiyin.matter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A draft begins at a random number of up to ten digits: a page gives each of them back.
class DraftVersionTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 999_999_999, 1_000_000_000, (1 << 30) - 1, Integer.MAX_VALUE})
  void isReadBackAsItWasGiven(int version) {
    assertThat(Draft.version(Integer.toString(version))).isEqualTo(version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "x", "1.0", "2147483648", "99999999999999999999"})
  void isNoneForAnythingElse(String given) {
    assertThat(Draft.version(given)).isEqualTo(Draft.NONE);
  }
}
