package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Matters on the same cause, found from one by what their institution wrote of them.
class SimilarHttpTest {

  private static final Api API = Api.shared();
  private static final String CAUSE = "砂石厂昼夜施工，扬尘噪声扰民。";
  private static final List<Brought> ALIKE = new ArrayList<>();

  @BeforeAll
  static void theOfficeHasDescribedSome() {
    for (int i = 0; i < 24; i++) {
      ALIKE.add(described(CAUSE + planted(i)));
    }
  }

  /// A name and a telephone number that stand in this summary alone.
  private static String planted(int i) {
    return "" + (char) ('岑' + 3 * i) + (char) ('甫' + 5 * i) + "，139001380" + (10 + i) + "。";
  }

  private static Brought described(String summary) {
    return Brought.of(API, Brought.anAnonymousComplaint())
        .done("demo.registrar", "describe", Map.of("texts", Map.of("summary", summary)));
  }

  private static JsonNode similar(Brought to, String login) {
    return Api.json(
        API.get("/desk/matters/" + to.number() + "/similar", "Authorization", API.bearer(login)));
  }

  private static List<String> numbers(JsonNode similar) {
    return similar.required("matters").findValuesAsString("number");
  }

  @Test
  void findsAtMostTenThatReadAlikeAndNeverItself() {
    Brought asked = ALIKE.getFirst();
    JsonNode found = similar(asked, "demo.registrar");
    assertThat(numbers(found))
        .hasSize(10)
        .doesNotContain(asked.number())
        .isSubsetOf(ALIKE.stream().map(Brought::number).toList());
    assertThat(found.required("among").intValue()).isGreaterThanOrEqualTo(24);
  }

  @Test
  void leadsNowhereByANameOrANumber() {
    for (int i = 3; i < 6; i++) {
      assertThat(numbers(similar(described(planted(i)), "demo.registrar"))).isEmpty();
    }
  }

  @Test
  void isNoOpening() {
    Brought asked = ALIKE.get(1);
    int before = asked.view().required("readings").size();
    similar(asked, "demo.registrar");
    assertThat(asked.view().required("readings").size()).isEqualTo(before);
  }

  @Test
  void comparesNothingUntilItIsDescribed() {
    Brought blank = Brought.of(API, Brought.anAnonymousComplaint());
    JsonNode found = similar(blank, "demo.registrar");
    assertThat(found.required("described").booleanValue()).isFalse();
    assertThat(numbers(found)).isEmpty();
  }

  @Test
  void whomAWallKeepsOutFindsItNotAndAsksNotFromIt() {
    Brought asked = described("扬尘扰民，砂石厂施工。");
    Brought left = ALIKE.get(2);
    assertThat(left.act("demo.registrar", "recuse", Map.of()).statusCode()).isEqualTo(204);
    List<String> all = new ArrayList<>();
    for (Brought each : ALIKE) {
      if (!each.equals(left)) {
        all.addAll(numbers(similar(each, "demo.registrar")));
      }
    }
    all.addAll(numbers(similar(asked, "demo.registrar")));
    assertThat(all).isNotEmpty().doesNotContain(left.number());
    Api.problem(
        API.get(
            "/desk/matters/" + left.number() + "/similar",
            "Authorization",
            API.bearer("demo.registrar")),
        404,
        "not-found");
  }

  @Test
  void anotherInstitutionFindsNoneOfThem() {
    Brought theirs = Brought.accepted(API);
    theirs.done("demo.handler", "describe", Map.of("texts", Map.of("summary", CAUSE)));
    assertThat(numbers(similar(theirs, "demo.handler")))
        .doesNotContainAnyElementsOf(ALIKE.stream().map(Brought::number).toList());
  }
}
