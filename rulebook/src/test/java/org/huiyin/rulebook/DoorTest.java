package org.huiyin.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huiyin.rulebook.Xinfang.RULEBOOK;

import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Ways outside, whose time runs on while a matter is here.
class DoorTest {

  private static DoorDefinition door(String id) {
    return Objects.requireNonNull(RULEBOOK.doors().get(id));
  }

  private static String within(String id, Locale locale) {
    return Objects.requireNonNull(door(id).within()).in(locale);
  }

  /// 行政复议法第二十条第一款 "自知道或者应当知道该行政行为之日起六十日内"；劳动争议调解仲裁法第二十七条第一款
  /// "时效期间为一年". That a suit has six months is from memory, and marked.
  @Test
  void reconsiderationSuitAndArbitrationRunOnMeanwhile() {
    assertThat(Objects.requireNonNull(RULEBOOK.kinds().get("remedy")).meanwhile())
        .containsExactly("reconsideration", "suit", "arbitration");
    assertThat(within("reconsideration", Locale.ENGLISH)).isEqualTo("60 days");
    assertThat(within("reconsideration", Locale.CHINESE)).isEqualTo("60日");
    assertThat(within("suit", Locale.ENGLISH)).isEqualTo("6 months");
    assertThat(within("arbitration", Locale.ENGLISH)).isEqualTo("1 year");
    assertThat(door("reconsideration").source()).hasToString("xzfy 20(1)");
    assertThat(door("suit").source().verify()).isTrue();
    assertThat(door("arbitration").source()).hasToString("ldzc 27(1)");
  }

  /// 行政诉讼法解释第一条第二款第九项: opinions on petitions can't be taken to court themselves.
  @Test
  void noOpinionOnAPetitionHasADoorOfItsOwnAndTheRulebookSaysWhy() {
    assertThat(RULEBOOK.outcomes().values())
        .filteredOn(outcome -> outcome.remedy() != OutcomeDefinition.Remedy.DOOR)
        .allSatisfy(
            outcome -> {
              OutcomeDefinition.Doors doors = Objects.requireNonNull(outcome.doors());
              assertThat(doors.ids()).isEmpty();
              assertThat(doors.source()).hasToString("xzss-js 1(2)(9) (verify)");
            });
  }

  /// 第三十一条第一至四项: each ground on which a matter is directed elsewhere names the door.
  @Test
  void whatIsDirectedElsewhereHasADoorForEachGround() {
    assertThat(RULEBOOK.grounds().values())
        .filteredOn(ground -> ground.acts().contains("direct"))
        .hasSize(5)
        .allSatisfy(
            ground ->
                assertThat(RULEBOOK.doors()).containsKeys(ground.doors().toArray(String[]::new)));
  }

  @Test
  void theRulebookSaysWhereItApplies() {
    assertThat(RULEBOOK.jurisdiction()).isEqualTo("CN");
  }
}
