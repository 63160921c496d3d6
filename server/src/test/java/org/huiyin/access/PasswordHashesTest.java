package org.huiyin.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PasswordHashesTest {

  private final PasswordHashes hashes = TestAccess.HASHES;

  @Test
  void acceptsThePasswordAndNoOther() {
    String hash = hashes.hash("正确的密码 is right");
    assertThat(hashes.matches("正确的密码 is right", Optional.of(hash))).isTrue();
    assertThat(hashes.matches("正确的密码 is wrong", Optional.of(hash))).isFalse();
    assertThat(hashes.matches("", Optional.of(hash))).isFalse();
  }

  @Test
  void hashesWithTheParametersThatItPromisesAndAFreshSalt() {
    assertThat(hashes.hash("one")).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(hashes.hash("one")).isNotEqualTo(hashes.hash("one"));
  }

  @Test
  void takesAsLongForNobodyAsForSomebody() {
    Optional<String> hash = Optional.of(hashes.hash("somebody"));
    List<Long> somebody = new ArrayList<>();
    List<Long> nobody = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      somebody.add(time(hash));
      nobody.add(time(Optional.empty()));
    }
    // Without the work it would be a hundred times faster.
    assertThat(median(nobody)).isGreaterThan(median(somebody) / 3);
    assertThat(median(nobody)).isLessThan(median(somebody) * 3);
  }

  private long time(Optional<String> hash) {
    long start = System.nanoTime();
    assertThat(hashes.matches("guess", hash)).isFalse();
    return System.nanoTime() - start;
  }

  private static long median(List<Long> times) {
    Collections.sort(times);
    return times.get(times.size() / 2);
  }
}
