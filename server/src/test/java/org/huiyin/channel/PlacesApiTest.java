package org.huiyin.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import org.huiyin.ApiTest;
import org.huiyin.Call.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlacesApiTest extends ApiTest {

  private static final String PLACES = "/api/v1/admin/places";

  private String token = "";

  @BeforeEach
  void anAdministrator() {
    token = administrator();
  }

  @Test
  void listsByCodeAndGoesOnAfterOne() {
    String first = fresh("p");
    String second = first + "-2";
    added(first, "起头村");
    added(second, "接着村");

    assertThat(codes("")).contains(first, second);
    assertThat(codes("?after=" + first)).contains(second).doesNotContain(first);
  }

  @Test
  void searchesByNamePinyinAndInitials() {
    String code = fresh("s");
    added(code, "鹭鸶岩村");

    for (String typed : List.of("鹭鸶", "鸶岩", "lusiyan", "lsy")) {
      assertThat(codes("?search=" + encoded(typed))).as(typed).contains(code);
    }
    assertThat(codes("?search=" + encoded("鹭岩"))).doesNotContain(code);
  }

  @Test
  void aPlaceThatHasEndedIsFoundByItsCodeAlone() {
    String code = fresh("e");
    added(code, "旧址寨");
    Answer ended =
        call("PATCH", PLACES + "/" + code).bearer(token).json("{\"active\":false}").send();
    assertThat(ended.json().path("active").asBoolean(true)).as(ended.text()).isFalse();

    assertThat(codes("?search=" + encoded("旧址寨"))).isEmpty();
    assertThat(call("GET", PLACES + "/" + code).bearer(token).send().status()).isEqualTo(200);
  }

  private void added(String code, String name) {
    Answer added =
        call("POST", PLACES)
            .bearer(token)
            .json(
                "{\"code\":\"%s\",\"name\":{\"zh\":\"%s\",\"en\":\"Somewhere\"}}"
                    .formatted(code, name))
            .send();
    assertThat(added.status()).as(added.text()).isEqualTo(201);
  }

  private List<String> codes(String query) {
    Answer answer = call("GET", PLACES + query).bearer(token).send();
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return StreamSupport.stream(answer.json().spliterator(), false)
        .map(place -> place.path("code").asString())
        .toList();
  }

  private static String encoded(String typed) {
    return URLEncoder.encode(typed, StandardCharsets.UTF_8);
  }
}
