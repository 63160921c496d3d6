package org.huiyin.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.huiyin.rulebook.Explanation.Basis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CitationTextTest {

  private static final Wording ZH = new Wording(Locale.CHINESE);
  private static final Wording EN = new Wording(Locale.ENGLISH);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          34          | 《信访工作条例》第三十四条               | Regulation on Petition Work (2022), Article 34
          23(3)       | 《信访工作条例》第二十三条第三款         | Regulation on Petition Work (2022), Article 23(3)
          32(1)(1)    | 《信访工作条例》第三十二条第一款第一项   | Regulation on Petition Work (2022), Article 32(1)(1)
          22(2) 30(3) | 《信访工作条例》第二十二条第二款、第三十条第三款 | Regulation on Petition Work (2022), Articles 22(2) and 30(3)
          annex 1     | 《信访工作条例》 annex 1                 | Regulation on Petition Work (2022), annex 1
          """)
  void writesTheProvisionAsLawyersDo(String place, String zh, String en) {
    assertThat(CitationText.of(Clocks.regulation(place), ZH)).isEqualTo(zh);
    assertThat(CitationText.of(Clocks.regulation(place), EN)).isEqualTo(en);
  }

  @Test
  void showsAPromiseAsAPromiseAndNotAsLaw() {
    assertThat(CitationText.of(Clocks.house(), ZH)).isEqualTo("本机关的承诺");
    assertThat(CitationText.of(Clocks.house(), EN)).isEqualTo("the institution's own promise");
  }

  @Test
  void saysThatAFigureIsStillToBeVerified() {
    Basis unverified = new Basis(new Citation("xf", "34", true), Clocks.REGULATION);
    assertThat(CitationText.of(unverified, ZH)).isEqualTo("《信访工作条例》第三十四条（待核对）");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 一",
    "10, 十",
    "11, 十一",
    "20, 二十",
    "99, 九十九",
    "100, 一百",
    "101, 一百零一",
    "110, 一百一十",
    "203, 二百零三",
    "1000, 一千",
    "1010, 一千零一十",
    "1260, 一千二百六十",
    "9001, 九千零一",
  })
  void numbersArticlesInChinese(int number, String numeral) {
    assertThat(CitationText.numeral(number)).isEqualTo(numeral);
  }
}
