package org.huiyin.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.huiyin.triage.Likeness.Like;
import org.junit.jupiter.api.Test;

class LikenessTest {

  private static final List<String> CAUSES =
      List.of("水渠漏水", "公路破损", "路灯不亮", "噪音扰民", "垃圾堆积", "拖欠工资", "公交班次");
  private static final String NAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨";

  private static List<Written> written(int many) {
    return IntStream.range(0, many)
        .mapToObj(
            at ->
                new Written(
                    "M" + at,
                    CAUSES.get(at % CAUSES.size()) + "，" + CAUSES.get(at / 7 % CAUSES.size())))
        .toList();
  }

  @Test
  void findsThoseOnTheSameCauseAndAtMostTen() {
    List<Like> like = Likeness.among(written(700)).like(new Written("asked", "水渠漏水严重"));
    assertThat(like).hasSize(Likeness.MOST);
    assertThat(like.getFirst().matter()).isEqualTo("M0");
  }

  @Test
  void neverFindsTheOneThatIsAsked() {
    List<Written> all = written(700);
    assertThat(Likeness.among(all).like(all.getFirst()))
        .isNotEmpty()
        .noneMatch(like -> like.matter().equals("M0"));
  }

  @Test
  void findsNothingThatHasNothingInCommon() {
    assertThat(Likeness.among(written(700)).like(new Written("asked", "养老金"))).isEmpty();
  }

  /// R3: nobody is found by a name or a telephone number, also where a text holds them.
  @Test
  void findsNobodyByANameOrANumber() {
    Random random = new Random(3);
    List<String> people = new ArrayList<>();
    List<Written> all = new ArrayList<>(written(700));
    for (int at = 0; at < 1_000; at++) {
      String name = "" + NAMES.charAt(random.nextInt(NAMES.length())) + rare(random) + rare(random);
      String phone = "1" + (3_000_000_000L + random.nextInt(1_000_000_000));
      people.add(name);
      people.add(phone);
      all.add(new Written("P" + at, CAUSES.get(at % CAUSES.size()) + "，" + name + "，" + phone));
    }
    Likeness likeness = Likeness.among(all);
    assertThat(people)
        .allSatisfy(one -> assertThat(likeness.like(new Written("asked", one))).isEmpty());
  }

  private static String rare(Random random) {
    return Character.toString(0x4E00 + random.nextInt(0x5000));
  }

  @Test
  void isJudgedByTextsThatWerePlanted() {
    List<String> texts =
        IntStream.range(0, 400)
            .mapToObj(
                at ->
                    CAUSES.get(at % 7)
                        + "。"
                        + CAUSES.get(at / 7 % 7)
                        + "！"
                        + CAUSES.get(at / 49 % 7))
            .toList();
    LikenessTrial trial = LikenessTrial.of(texts, 50);
    assertThat(trial.planted()).isEqualTo(50);
    assertThat(trial.texts()).isEqualTo(450);
    assertThat(trial.recall()).isBetween(0.1, 1.0);
    assertThat(trial.precision()).isBetween(0.01, 0.5);
    assertThat(trial.first()).isLessThanOrEqualTo(trial.recall());
  }
}
