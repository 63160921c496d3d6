package org.huiyin.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Locale;
import org.huiyin.rulebook.Rulebook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whoever may upload a rulebook can make the server draw it.
class HostileDrawingTest {

  @ParameterizedTest
  @CsvSource({
    "45, 70, 1",
    "45, 48, 2",
    "40, 140, 1",
    "40, 140, 17",
    "40, 140, 40",
    "200, 210, 100"
  })
  void drawsAnythingInBoundedTime(int stages, int acts, int from) {
    Rulebook rulebook = Pictured.dense(stages, acts, from);

    Drawing drawing =
        assertTimeoutPreemptively(
            Duration.ofSeconds(5), () -> Drawing.of(rulebook, Locale.ENGLISH));
    String svg = assertTimeoutPreemptively(Duration.ofSeconds(5), drawing::svg);
    String detailed = assertTimeoutPreemptively(Duration.ofSeconds(5), drawing::detailedSvg);

    assertThat(Pictured.written(svg)).isNotEmpty();
    assertThat(Pictured.written(detailed)).isNotEmpty();
  }
}
