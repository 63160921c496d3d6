package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What somebody takes along or has erased of a matter that others bring too is their own alone
/// (R7, R10).
class GroupOwnDataHttpTest {

  private final Api api = Api.shared();
  private final Grouped grouped = Grouped.of(Brought.received(api));
  private final Grouped.Joined one = grouped.joined(Map.of("name", "张大山"));

  private static String data(Brought of) {
    HttpResponse<String> answer = Grouped.own(of, "GET", "/data/json", "");
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private List<String> parties() {
    return api.server()
        .database()
        .rows(
            "select p.party::text from party p join matter m on m.authority = p.authority and m.id = p.matter"
                + " where m.number = ? order by p.party",
            grouped.brought().number());
  }

  @Test
  void takingEverythingAlongTakesNothingOfTheOthers() {
    one.of().done("add", Map.of("texts", Map.of("text", "我家的井也干了。")));
    grouped.brought().done("add", Map.of("texts", Map.of("text", "泵站又停了。")));

    assertThat(data(grouped.brought())).contains("泵站又停了。", "王小河").doesNotContain("我家的井也干了。", "张大山");
  }

  @Test
  void havingErasedWhoOneIsErasesNobodyElse() {
    assertThat(parties()).containsExactly("1", String.valueOf(one.number()));

    assertThat(erase("identity").statusCode()).isLessThan(300);

    assertThat(parties()).containsExactly(String.valueOf(one.number()));
  }

  @Test
  void nobodyErasesTheMatterOfTheOthers() {
    assertThat(Api.problem(erase("all"), 409, "erasure-refused").required("reason").stringValue())
        .isEqualTo("together");
  }

  private HttpResponse<String> erase(String what) {
    return Grouped.own(grouped.brought(), "POST", "/erasure", Api.text(Map.of("what", what)));
  }
}
