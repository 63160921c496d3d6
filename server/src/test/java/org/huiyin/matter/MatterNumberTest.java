package org.huiyin.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatterNumberTest {

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private final Random random = new Random(20261121);

  @Test
  void findsItsAuthorityAndYear() {
    MatterNumber number = MatterNumber.random("990123", 2026, random);
    assertThat(number.authority()).isEqualTo("990123");
    assertThat(number.text()).startsWith("990123-2026-").hasSize(22);
    assertThat(MatterNumber.parse(number.text())).contains(number);
  }

  @Test
  void isReadAsPeopleWriteIt() {
    MatterNumber number = MatterNumber.random("990123", 2026, random);
    assertThat(MatterNumber.parse(" " + number.text().toLowerCase(java.util.Locale.ROOT) + " "))
        .contains(number);
    assertThat(MatterNumber.parse(number.text().replace("-", " - "))).contains(number);
  }

  @Test
  void takesLookalikesForTheDigitsTheyLookLike() {
    MatterNumber number =
        java.util.stream.Stream.generate(() -> MatterNumber.random("990123", 2026, random))
            .filter(n -> n.text().substring(12, 20).contains("0"))
            .findFirst()
            .orElseThrow();
    String tail = number.text().substring(12, 20).replace('0', 'O');
    assertThat(MatterNumber.parse("990123-2026-" + tail + number.text().substring(20)))
        .contains(number);
  }

  @Test
  void findsEveryWrongCharacter() {
    String text = MatterNumber.random("990123", 2026, random).text();
    for (int at = 0; at < text.length(); at++) {
      for (int i = 0; i < ALPHABET.length(); i++) {
        char other = ALPHABET.charAt(i);
        if (text.charAt(at) != '-' && text.charAt(at) != other) {
          String wrong = text.substring(0, at) + other + text.substring(at + 1);
          assertThat(MatterNumber.parse(wrong)).as(wrong).isEmpty();
        }
      }
    }
  }

  @Test
  void findsSwappedNeighbours() {
    int swaps = 0;
    int missed = 0;
    for (int i = 0; i < 2_000; i++) {
      String text = MatterNumber.random("990123", 2026, random).text();
      for (int at = 12; at < 19; at++) {
        if (text.charAt(at) != text.charAt(at + 1)) {
          swaps++;
          String swapped =
              text.substring(0, at)
                  + text.charAt(at + 1)
                  + text.charAt(at)
                  + text.substring(at + 2);
          missed += MatterNumber.parse(swapped).isPresent() ? 1 : 0;
        }
      }
    }
    assertThat(missed).as("of %d swaps", swaps).isLessThan(swaps / 200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "990123",
        "990123-2026-7KQ4M2ZD",
        "990123-2026-7KQ4M2Z-X",
        "事项一",
        "990123-2026--",
        "990123-2026-7KQ4M2ZDD-X",
        "' or 1=1 --"
      })
  void refusesWhatIsNoNumber(String text) {
    assertThat(MatterNumber.parse(text)).isEmpty();
  }
}
