package org.huiyin.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PinyinTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "黄山村委会|Huangshan Cunweihui",
        "西安市|Xi'an Shi",
        "重庆市|Chongqing Shi",
        "六安市|Lu'an Shi",
        "吕梁市|Lüliang Shi",
        "长春市|Changchun Shi",
        "内蒙古自治区|Neimenggu Zizhiqu",
        "二十八团|Ershibatuan",
        "T2社区|T2 Shequ",
        "市|Shi",
        "𣒍村|𣒍 Cun"
      })
  void writesANameInWords(String zh, String en) {
    assertThat(Pinyin.words(zh)).isEqualTo(en);
  }

  @Test
  void cutsLettersInEachWayThatIsPossible() {
    assertThat(Pinyin.cut("xian", 4)).contains(List.of("xian"), List.of("xi", "an"));
    assertThat(Pinyin.cut("huangshan", 4))
        .startsWith(List.of("huang", "shan"))
        .hasSizeLessThanOrEqualTo(4);
    assertThat(Pinyin.cut("zzz", 4)).isEmpty();
  }

  @Test
  void readsNearlyEveryCharacter() {
    assertThat(
            IntStream.rangeClosed(0x4E00, 0x9FA5).filter(c -> Pinyin.readings((char) c).isEmpty()))
        .hasSizeLessThan(20);
  }
}
