package org.huiyin.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.context.NoSuchMessageException;

class BundlesTest {

  private static final String PLAIN = "too-busy.title";
  private final Bundles bundles = new Bundles(List.of("messages/problems", "messages/matter"));

  @Test
  void saysEachTextInTheLanguageAskedFor() {
    assertThat(bundles.getMessage("matter.nobody", new Object[] {"X"}, Locale.ENGLISH))
        .contains("X")
        .doesNotContain("{0}");
    assertThat(bundles.getMessage("matter.nobody", new Object[] {"X"}, Locale.SIMPLIFIED_CHINESE))
        .contains("X")
        .isNotEqualTo(bundles.getMessage("matter.nobody", new Object[] {"X"}, Locale.ENGLISH));
  }

  @Test
  void answersInChineseWhereALanguageIsNotOurs() {
    assertThat(bundles.getMessage(PLAIN, null, Locale.FRENCH))
        .isEqualTo(bundles.getMessage(PLAIN, null, Locale.SIMPLIFIED_CHINESE))
        .isNotEqualTo(bundles.getMessage(PLAIN, null, Locale.ENGLISH));
  }

  @Test
  void refusesATextThatIsNotThere() {
    assertThatThrownBy(() -> bundles.getMessage("no.such.text", null, Locale.ENGLISH))
        .isInstanceOf(NoSuchMessageException.class);
    assertThat(bundles.getMessage("no.such.text", null, null, Locale.ENGLISH)).isNull();
  }

  @Test
  void refusesABundleThatIsNotThereAndTwoTextsOfOneName() {
    assertThatIllegalStateException().isThrownBy(() -> new Bundles(List.of("messages/nothing")));
    assertThatIllegalStateException()
        .isThrownBy(() -> new Bundles(List.of("messages/matter", "messages/matter")))
        .withMessageContaining("stands in two bundles");
  }
}
