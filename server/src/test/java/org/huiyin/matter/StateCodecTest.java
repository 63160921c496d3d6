package org.huiyin.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huiyin.rulebook.State;
import org.huiyin.rulebook.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateCodecTest {

  private final StateCodec codec = new StateCodec();

  private static State on(LocalDate day) {
    return new State(
        "remedy",
        "handling",
        Map.of("filed", day),
        Map.of(),
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        Word.SILENT,
        Set.of(),
        Map.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-23",
        "0001-01-01",
        "9999-12-31",
        "2024-02-29",
        "+12026-01-01",
        "-0044-03-15"
      })
  void readsEachDayThatItWrites(String day) {
    State state = on(LocalDate.parse(day));
    assertThat(codec.decode(codec.encode(state))).isEqualTo(state);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2026-02-29", "2026-13-01", "2026-1-1", "20261123", "2026/11/23", "２０26-01-01"})
  void refusesWhatIsNoDay(String day) {
    String text = codec.encode(on(LocalDate.of(2026, 11, 23))).replace("2026-11-23", day);
    assertThatThrownBy(() -> codec.decode(text)).hasMessageContaining("dates");
  }

  /// One matter's text is never answered with another's state, however many were read between.
  @Test
  void answersEachTextWithItsOwnState() {
    List<String> texts =
        LocalDate.of(2020, 1, 1)
            .datesUntil(LocalDate.of(2024, 1, 1))
            .map(day -> codec.encode(on(day)))
            .toList();
    for (int round = 0; round < 2; round++) {
      assertThat(texts).allSatisfy(t -> assertThat(codec.encode(codec.decode(t))).isEqualTo(t));
    }
  }
}
