package org.huiyin.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ComplainantKeyTest {

  private final ComplainantKey key = ComplainantKey.random(new Random(7));
  private final MatterNumber number = MatterNumber.random("990123", 2026, new Random(8));

  private byte[] read(String typed) {
    return ComplainantKey.parse(typed).orElseThrow().boundTo(number);
  }

  @Test
  void isTwentyDigitsInGroupsOfFive() {
    assertThat(key.grouped()).matches("[0-9]{5}-[0-9]{5}-[0-9]{5}-[0-9]{5}");
  }

  @Test
  void isReadWithSpacesHyphensOrNone() {
    byte[] bound = key.boundTo(number);
    assertThat(read(key.grouped())).isEqualTo(bound);
    assertThat(read(key.grouped().replace("-", ""))).isEqualTo(bound);
    assertThat(read(key.grouped().replace('-', ' '))).isEqualTo(bound);
  }

  @Test
  void isReadInFullWidthDigits() {
    StringBuilder wide = new StringBuilder();
    key.grouped().replace("-", "").chars().forEach(c -> wide.append((char) (c - '0' + '０')));
    assertThat(read(wide.toString())).isEqualTo(key.boundTo(number));
  }

  @Test
  void isNotReadFromOtherThings() {
    assertThat(ComplainantKey.parse("1234")).isEmpty();
    assertThat(ComplainantKey.parse(key.grouped() + "0")).isEmpty();
    assertThat(ComplainantKey.parse("x".repeat(20))).isEmpty();
    assertThat(ComplainantKey.parse("1".repeat(10_000))).isEmpty();
  }

  @Test
  void isBoundToItsMatter() {
    MatterNumber other = MatterNumber.random("990123", 2026, new Random(9));
    assertThat(key.boundTo(other)).isNotEqualTo(key.boundTo(number));
  }

  @Test
  void isHiddenInLogs() {
    assertThat(key.toString()).doesNotContainPattern("[0-9]{5}");
  }
}
