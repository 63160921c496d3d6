package org.huiyin.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import org.huiyin.redaction.TextRedaction.Marked;
import org.huiyin.redaction.TextRedaction.Redacted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextRedactionTest {

  private static Redacted without(String text, String... passages) {
    return TextRedaction.of(text, new BitSet(), List.of(passages));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "王小河",
        "王 小 河",
        "王　小河",
        "王\n小河",
        "王\r\n  小河",
        "王\u200b小\u00ad河",
        "⺩小河",
        "王\ufeff小河",
      })
  void findsANameHoweverItIsSpacedOrBroken(String written) {
    String name = written.startsWith("⺩") ? "⺩小河" : "王小河";
    Redacted redacted = without("答复" + written + "：泵站", name);
    assertThat(redacted.text()).isEqualTo("答复■■■：泵站");
    assertThat(redacted.times()).containsExactly(1);
  }

  @ParameterizedTest
  @CsvSource({
    "１３８００１３８０００, 13800138000",
    "13800138000, １３８００１３８０００",
    "138 0013 8000, 13800138000",
    "WANG Xiaohe, wang xiaohe",
    "Ｗａｎｇ, WANG",
    "ﬁle, file",
    "⼈民, 人民",
    "é, é",
    "①号, 1号",
  })
  void findsItHoweverWideOrComposedItIsWritten(String written, String named) {
    assertThat(without("甲" + written + "乙", named).text()).isEqualTo("甲■■■乙");
  }

  @Test
  void takesEachOccurrenceOutAndTheGapsTellNoLength() {
    Redacted redacted = without("王小河与王小河，欧阳长江河。", "王小河", "欧阳长江河");
    assertThat(redacted.text()).isEqualTo("■■■与■■■，■■■。");
    assertThat(redacted.times()).containsExactly(2, 1);
    assertThat(redacted.gaps()).isEqualTo(3);
  }

  @Test
  void takesOverlappingOnesOutWhole() {
    assertThat(without("阿里阿里阿", "阿里阿").text()).isEqualTo("■■■");
    assertThat(without("甲乙丙丁", "甲乙丙", "丙丁").text()).isEqualTo("■■■");
    assertThat(without("甲乙", "甲", "乙").text()).isEqualTo("■■■");
  }

  @Test
  void saysWhatWasFoundNowhere() {
    assertThat(without("甲乙", "丙", "甲").times()).containsExactly(0, 1);
    assertThat(without("甲乙").gaps()).isZero();
    assertThat(TextRedaction.lines(" 甲 \n\n\u200b\n乙丙\n")).containsExactly("甲", "乙丙");
  }

  @Test
  void keepsSignsOfTwoHalvesWhole() {
    assertThat(without("甲🌾乙🌾", "🌾").text()).isEqualTo("甲■■■乙■■■");
    assertThat(without("𠮷野家", "𠮷野").text()).isEqualTo("■■■家");
  }

  @Test
  void takesOutWhatIsMarked() {
    Marked marked = TextRedaction.marked("答复王小河：泵站", "答复⟦王小河⟧：⟦泵⟧站");
    assertThat(marked)
        .isInstanceOfSatisfying(
            Marked.Fits.class,
            fits ->
                assertThat(TextRedaction.of("答复王小河：泵站", fits.gone(), List.of()).text())
                    .isEqualTo("答复■■■：■■■站"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"答⟦复", "答复⟧", "⟦答⟦复⟧⟧", "⟧答复⟦", "答", "答复了", "复答", "⟦答复"})
  void refusesMarksThatDoNotFitTheText(String marked) {
    assertThat(TextRedaction.marked("答复", marked)).isInstanceOf(Marked.Differs.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2, 5-7 | 4",
        "１、３ | 2",
        "'' | 0",
        "3 | 1",
      })
  void readsPages(String typed, int boxes) {
    assertThat(Places.pages(typed)).hasValueSatisfying(all -> assertThat(all).hasSize(boxes));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "7-5", "x", "1-99999", "1-2-3", "-1"})
  void readsNoPageThatIsNone(String typed) {
    assertThat(Places.pages(typed)).isEmpty();
  }

  @Test
  void readsBoxes() {
    assertThat(Places.boxes("1 10 20 30 5\n２，0，0，100，50.5%\n"))
        .contains(List.of(new Box(1, 10, 20, 30, 5), new Box(2, 0, 0, 100, 50.5)));
    for (String wrong :
        List.of(
            "1 10 20 30", "0 1 1 1 1", "1 90 0 20 5", "1 0 0 0 5", "a b c d e", "1.5 0 0 9 9")) {
      assertThat(Places.boxes(wrong)).as(wrong).isEmpty();
    }
  }
}
