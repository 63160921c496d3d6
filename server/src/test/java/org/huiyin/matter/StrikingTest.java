package org.huiyin.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What tells of somebody is struck from the words beside a rating, however it is written.
class StrikingTest {

  private static final Map<String, String> WHO =
      Map.of(
          "name", "王小河",
          "phone", "13800000001",
          "id-number", "99012319700101002X",
          "address", "回音县西岭乡第三村民组",
          "email", "xiaohe.wang@example.org",
          "reach", "phone",
          "say-who", "yes");

  private static String struck(String words) {
    return Striking.of(words, WHO, List.of("李建国", "Anna Petrova"));
  }

  @ParameterizedTest
  @CsvSource({
    "我是王小河。, 我是＊。",
    "我是王 小 河。, 我是＊。",
    "小河说得对, ＊说得对",
    "住在西岭乡第三村, 住在＊",
    "电话13800000001请回, 电话＊请回",
    "电话138-0000-0001请回, 电话＊请回",
    "电话１３８０００００００１请回, 电话＊请回",
    "一三八零零请回, ＊请回",
    "写信给xiaohe.wang@example.org吧, 写信给＊吧",
    "写信给 someone+else@mail.example.com 吧, 写信给 ＊ 吧",
    "写信给ｘ＠ｙ.cn吧, 写信给＊吧",
    "李建国科长不听人说, ＊科长不听人说",
    "ANNA did not listen, ＊ did not listen",
  })
  void whatTellsOfSomebodyIsStruck(String said, String left) {
    assertThat(struck(said)).isEqualTo(left);
  }

  @ParameterizedTest
  @CsvSource({
    "等了30天，第32条也没人说",
    "建国路的水还没通",
    "电话没人接，电话说不清",
    "Annals of waiting: 2026 was long",
    "第三次才有人回"
  })
  void whatTellsOfNobodyStays(String said) {
    assertThat(struck(said)).isEqualTo(said);
  }

  @Test
  void gapsTellNoLength() {
    assertThat(struck("13800000001")).isEqualTo(struck("990123197001010021")).isEqualTo("＊");
  }

  @Test
  void rareCharactersOfANameAreStruckToo() {
    assertThat(Striking.of("我叫李𠮷。", Map.of("name", "李𠮷"), List.of())).isEqualTo("我叫＊。");
  }

  @Test
  void whatIsSealedIsAsLongWhateverWasSaid() {
    Rating none = new Rating(Contentment.SATISFIED, "");
    Rating longest = new Rating(Contentment.SATISFIED, "𠮷".repeat(Rating.MOST));
    assertThat(none.encoded()).hasSameSizeAs(longest.encoded());
    assertThat(Rating.decoded(longest.encoded())).isEqualTo(longest);
    assertThat(Rating.decoded(none.encoded())).isEqualTo(none);
  }
}
