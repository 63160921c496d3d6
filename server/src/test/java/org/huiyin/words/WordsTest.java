package org.huiyin.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

  private static List<String> texts(String text, Digits digits) {
    return Words.of(text, digits).stream().map(Token::text).toList();
  }

  @Test
  void cutsChineseIntoWordsAndIntoPairs() {
    assertThat(texts("水利局修水渠", Digits.NONE)).contains("水利", "利局", "水利局", "水渠");
  }

  @Test
  void readsTraditionalCharactersAsSimplifiedOnes() {
    assertThat(texts("灌溉渠道漏水，請維修", Digits.NONE)).isEqualTo(texts("灌溉渠道漏水，请维修", Digits.NONE));
  }

  @Test
  void readsFullWidthAndCapitalsAsOthers() {
    assertThat(texts("ＰＵＭＰ　Broken", Digits.NONE)).isEqualTo(texts("pump broken", Digits.NONE));
  }

  @Test
  void stemsEnglish() {
    assertThat(texts("The pumps' leaking pipes", Digits.NONE)).contains("pump", "leak", "pipe");
  }

  @Test
  void leavesDigitsOutWhereNoneAreWanted() {
    assertThat(texts("第12号楼 A3区 2019年", Digits.NONE))
        .noneMatch(text -> text.chars().anyMatch(Character::isDigit));
  }

  @Test
  void keepsShortNumbersForASearch() {
    assertThat(texts("第12号楼", Digits.SHORT)).contains("12");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "13800138000",
        "138 0013 8000",
        "138-0013-8000",
        "１３８００１３８０００",
        "(0731) 8822 3344",
        "43010219900101123X",
        "一三八零零一三八零零零",
        "一三八 零零一三 八零零零",
        "+86 138.0013.8000"
      })
  void hasNoTokenOfALongNumber(String number) {
    assertThat(Words.of("电话" + number + "请回复", Digits.SHORT).stream().map(Token::text))
        .noneMatch(text -> text.chars().anyMatch(Character::isDigit))
        .noneMatch(text -> text.matches("[零一三八]+"))
        .contains("电话", "回复");
  }

  @Test
  void pointsBackIntoTheTextThatWasGiven() {
    String text = "㎡平方，請看 Broken Pumps";
    assertThat(Words.of(text, Digits.SHORT))
        .anySatisfy(
            token -> {
              assertThat(token.text()).isEqualTo("pump");
              assertThat(text.substring(token.start(), token.end())).isEqualTo("Pumps");
            })
        .anySatisfy(
            token -> {
              assertThat(token.text()).isEqualTo("m2");
              assertThat(text.substring(token.start(), token.end())).isEqualTo("㎡");
            });
  }

  @Test
  void countsPositionsByWhereTokensBegin() {
    assertThat(Words.of("水利局", Digits.NONE))
        .extracting(Token::text, Token::position)
        .containsExactlyInAnyOrder(tuple("水利", 0), tuple("水利局", 0), tuple("利局", 1));
  }

  @Test
  void readsNoMoreThanItSays() {
    String text = "渠".repeat(Words.MOST) + "水利";
    assertThat(Words.of(text, Digits.NONE)).noneMatch(token -> token.text().equals("水利"));
  }

  @Test
  void hasNoTokensOfAnEmptyTextOrOfSigns() {
    assertThat(Words.of("", Digits.SHORT)).isEmpty();
    assertThat(Words.of("，。！… — \uD800", Digits.SHORT)).isEmpty();
  }

  @Test
  void givesTheSameToManyAtOnce() {
    String text = "A市月湖大市場小區的水利設施 leaking pipes 漏水";
    List<Token> once = Words.of(text, Digits.NONE);
    assertThat(IntStream.range(0, 400).parallel().mapToObj(_ -> Words.of(text, Digits.NONE)))
        .allMatch(once::equals);
  }
}
