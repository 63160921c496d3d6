package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.huiyin.demo.DemoCounty;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What the desk offers to filter by and counts is what its officer sees, to the one.
class DutyOverviewHttpTest {

  private static final String TOWN = "990123101";
  private static final String VILLAGE = "990123101202";
  private static final String OTHER_TOWN = "990123201";

  private final Api api = Api.shared();

  private JsonNode get(String login, String path) {
    HttpResponse<String> answer =
        api.get(path, "Authorization", api.bearer(login), "Accept-Language", "en");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Api.json(answer);
  }

  private JsonNode overview(String login) {
    return get(login, "/desk/duties/overview");
  }

  private Brought inTheVillage() {
    Map<String, Object> filing = Brought.aComplaint();
    filing.put("institution", DemoCounty.LIUTANG);
    filing.put("place", VILLAGE);
    filing.put("topic", "drinking-water");
    return Brought.of(api, filing);
  }

  private static List<String> ids(JsonNode named) {
    return named.valueStream().map(each -> each.required("id").stringValue()).toList();
  }

  @Test
  void namesWhatOccursInTheOwnDutiesAndThePlacesAroundIt() {
    inTheVillage();
    JsonNode overview = overview("demo.liutang");
    assertThat(ids(overview.required("stages"))).contains("received");
    assertThat(overview.required("topics").toString()).contains("drinking water");
    assertThat(ids(overview.required("places"))).contains("990123", TOWN, VILLAGE);
    assertThat(overview.required("places").toString()).contains("Nanwan Village");
    assertThat(ids(overview.required("places"))).isSorted();
  }

  @Test
  void knowsNothingOfWhatAWallHides() {
    JsonNode before = overview("demo.shiqiao");
    Map<String, Object> filing = Brought.aComplaint();
    filing.put("institution", DemoCounty.SHIQIAO);
    filing.put("place", "990123201201");
    filing.put("topic", "drinking-water");
    Brought brought = Brought.of(api, filing);
    assertThat(overview("demo.shiqiao")).isNotEqualTo(before);

    assertThat(brought.act("demo.shiqiao", "recuse", Map.of()).statusCode()).isEqualTo(204);
    assertThat(overview("demo.shiqiao")).isEqualTo(before);
  }

  @Test
  void countsWhatTheListShows() {
    inTheVillage();
    for (String login : List.of("demo.liutang", "demo.lead", "demo.registrar")) {
      LocalDate today = api.server().today();
      JsonNode overview = overview(login);
      int late = 0;
      int due = 0;
      int week = 0;
      TreeSet<String> stages = new TreeSet<>();
      String next = "";
      do {
        JsonNode page = get(login, "/desk/duties?limit=20" + next);
        for (JsonNode duty : page.required("duties")) {
          LocalDate day = LocalDate.parse(duty.required("due").stringValue());
          late += day.isBefore(today) ? 1 : 0;
          due += day.equals(today) ? 1 : 0;
          week += day.isAfter(today) && !day.isAfter(today.plusDays(7)) ? 1 : 0;
          stages.add(duty.required("stage").required("id").stringValue());
        }
        next = page.required("next").isNull() ? "" : "&cursor=" + page.path("next").stringValue();
      } while (!next.isEmpty());
      assertThat(overview.required("late").intValue()).isEqualTo(late);
      assertThat(overview.required("today").intValue()).isEqualTo(due);
      assertThat(overview.required("week").intValue()).isEqualTo(week);
      assertThat(ids(overview.required("stages"))).containsExactlyInAnyOrderElementsOf(stages);
    }
  }

  @Test
  void aPlaceHoldsWhatLiesInIt() {
    Brought brought = inTheVillage();
    for (String place : List.of("990123", TOWN, VILLAGE)) {
      assertThat(get("demo.liutang", "/desk/duties?limit=200&place=" + place).toString())
          .contains(brought.number());
    }
    for (String place : List.of(OTHER_TOWN, "990123101201", "nowhere")) {
      assertThat(get("demo.liutang", "/desk/duties?limit=200&place=" + place).toString())
          .doesNotContain(brought.number());
    }
  }
}
