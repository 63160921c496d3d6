package org.huiyin.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TopicModelTest {

  private static final List<String> WATER = List.of("灌溉渠道漏水", "水渠堵塞无法灌溉", "水库放水太少");
  private static final List<String> ROADS = List.of("公路路面破损", "路灯不亮道路危险", "公路施工占道");

  private static List<Example> examples(int each) {
    List<Example> all = new ArrayList<>();
    IntStream.range(0, each)
        .forEach(
            at -> {
              all.add(new Example(WATER.get(at % WATER.size()), "water"));
              all.add(new Example(ROADS.get(at % ROADS.size()), "roads"));
            });
    return all;
  }

  private static TopicModel learned(List<Example> examples) {
    return TopicModel.learned(examples).orElseThrow();
  }

  @Test
  void suggestsTheTopicOfTextsThatAreAlike() {
    TopicModel model = learned(examples(60));
    assertThat(model.suggestions("渠道漏水无法灌溉", 3))
        .first()
        .satisfies(
            first -> {
              assertThat(first.topic()).isEqualTo("water");
              assertThat(first.likelihood()).isGreaterThan(0.5);
            });
    assertThat(model.suggestions("公路破损", 3).getFirst().topic()).isEqualTo("roads");
  }

  @Test
  void givesPiecesOfThatVeryTextAsItsReasons() {
    String text = "村裡的灌溉渠道漏水";
    Suggestion first = learned(examples(60)).suggestions(text, 3).getFirst();
    assertThat(first.because()).isNotEmpty().hasSizeLessThanOrEqualTo(3).allMatch(text::contains);
  }

  @Test
  void givesReasonsForBothOfTwoTopics() {
    Suggestion first = learned(examples(60)).suggestions("公路路灯", 3).getFirst();
    assertThat(first.topic()).isEqualTo("roads");
    assertThat(first.because()).anyMatch(piece -> piece.contains("公路") || piece.contains("路灯"));
  }

  @Test
  void suggestsNothingForATextWithoutAWordThatItKnows() {
    assertThat(learned(examples(60)).suggestions("欧阳修远 13800138000", 3)).isEmpty();
  }

  @Test
  void learnsNoWordThatFewerThanTwentyTextsShare() {
    List<Example> all = new ArrayList<>(examples(60));
    IntStream.range(0, 19).forEach(_ -> all.add(new Example("欧阳修远", "water")));
    assertThat(learned(all).suggestions("欧阳修远", 3)).isEmpty();
    all.add(new Example("欧阳修远", "water"));
    assertThat(learned(all).suggestions("欧阳修远", 3)).isNotEmpty();
  }

  @Test
  void learnsNothingWhileThereIsOneTopicOrNoSharedWord() {
    assertThat(TopicModel.learned(List.of())).isEmpty();
    assertThat(TopicModel.learned(examples(5))).isEmpty();
    assertThat(
            TopicModel.learned(
                examples(60).stream().filter(e -> e.topic().equals("water")).toList()))
        .isEmpty();
  }

  @Test
  void learnsTheSameFromTheSame() {
    String text = "公路旁水渠漏水";
    assertThat(learned(examples(60)).suggestions(text, 3))
        .isEqualTo(learned(examples(60)).suggestions(text, 3));
  }

  @Test
  void isJudgedByTextsThatItWasNotLearnedFrom() {
    TopicTrial trial = TopicTrial.of(examples(150));
    assertThat(trial.texts()).isEqualTo(300);
    assertThat(trial.accuracy()).isEqualTo(1);
    assertThat(trial.f1()).containsOnlyKeys("roads", "water");
    List<Example> noise =
        IntStream.range(0, 200)
            .mapToObj(at -> new Example("公路漏水", at % 2 == 0 ? "water" : "roads"))
            .toList();
    assertThat(TopicTrial.of(noise).accuracy()).isLessThan(0.7);
  }
}
