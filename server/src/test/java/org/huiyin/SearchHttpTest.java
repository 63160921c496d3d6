package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huiyin.authority.Directory;
import org.huiyin.demo.DemoCounty;
import org.huiyin.desk.AtTheDesk;
import org.huiyin.page.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Searching at the desk: what the institution wrote finds a matter, for those who may see it.
class SearchHttpTest {

  private static final TestServer SERVER = TestServer.start();

  private final Api api = new Api(SERVER);

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpResponse<String> asked(String login, String query) {
    return api.get("/desk/search?" + query, "Authorization", api.bearer(login));
  }

  private JsonNode page(String login, String query) {
    HttpResponse<String> answer = asked(login, query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Api.json(answer);
  }

  private List<String> found(String login, String query) {
    List<String> numbers = new ArrayList<>();
    for (JsonNode matter : page(login, query).required("matters")) {
      numbers.add(matter.required("number").stringValue());
    }
    return numbers;
  }

  private List<String> by(String login, String words) {
    return found(login, "q=" + encoded(words));
  }

  private Brought described(String summary) {
    return Brought.accepted(api)
        .done("demo.handler", "describe", Map.of("texts", Map.of("summary", summary)));
  }

  @Test
  void findsTwoCharactersAndWordsInAnyForm() {
    Brought brought = described("灌溉渠道淤塞，Canals were flooding the terraces 7号闸。");
    for (String words :
        List.of("淤塞", "灌溉渠道", "灌溉渠道淤塞", "灌溉 淤塞", "渠道淤塞", "淤塞，灌溉", "canal flood", "TERRACE", "7")) {
      assertThat(by("demo.handler", words)).as(words).contains(brought.number());
    }
    assertThat(by("demo.handler", "漑渠道 terraces")).isEmpty();
    assertThat(by("demo.handler", "淤塞 航空")).isEmpty();
  }

  @Test
  void traditionalCharactersFindSimplifiedOnes() {
    Brought brought = described("宅基地确权登记的纠纷。");
    assertThat(by("demo.handler", "確權登記")).contains(brought.number());
  }

  @Test
  void neverFindsByWhatTheComplainantWrote() {
    Map<String, Object> filing = Brought.aComplaint();
    filing.put("story", "鹈鹕在水库里捕鱼。");
    Brought brought = Brought.of(api, filing).done("demo.registrar", "register", Map.of());
    assertThat(by("demo.registrar", "鹈鹕")).isEmpty();
    assertThat(by("demo.registrar", brought.number())).containsExactly(brought.number());
  }

  /// R2: whoever the wall keeps from a matter doesn't find it, whatever they look for.
  @Test
  void theWallHoldsInSearch() {
    Map<String, Object> filing = Brought.aComplaint();
    filing.put("relation", "accuses");
    UUID water =
        SERVER.bean(Directory.class).institutionByCode(DemoCounty.WATER).orElseThrow().id();
    filing.put("about", Map.of("institution", water.toString()));
    filing.put("institution", DemoCounty.PETITIONS);
    Brought accusing = Brought.of(api, filing).done("demo.registrar", "register", Map.of());
    accusing.done("demo.registrar", "describe", Map.of("texts", Map.of("summary", "珊瑚礁被占用。")));
    Brought other = described("珊瑚礁被破坏。");
    assertThat(by("demo.registrar", "珊瑚礁")).contains(accusing.number());
    assertThat(by("demo.handler", "珊瑚礁")).containsExactly(other.number());
    assertThat(by("demo.handler", accusing.number())).isEmpty();
    assertThat(by("demo.liutang", "珊瑚礁")).isEmpty();
  }

  @Test
  void aDecisionOfAReviewIsFoundOnceTheComplainantHasIt() {
    Brought brought = Brought.inReview(api);
    brought.done(
        "demo.reviewer",
        "review",
        Map.of(
            "outcome",
            "upheld",
            "texts",
            Map.of("facts", "麒麟路泵站。", "reasons", "应当。", "decision", "维持。", "basis", "条例")));
    assertThat(by("demo.handler", "麒麟路")).isEmpty();
    assertThat(by("demo.reviewer", "麒麟路")).isEmpty();
    brought.done("deliver-review", Map.of("on", SERVER.today().toString()));
    assertThat(by("demo.handler", "麒麟路")).containsExactly(brought.number());
  }

  @Test
  void kindStageTopicAndPlaceNarrow() {
    Map<String, Object> filing = new HashMap<>(Brought.aComplaint());
    filing.put("topic", "wages");
    filing.put("place", "990123101201");
    Brought brought = Brought.of(api, filing).done("demo.registrar", "register", Map.of());
    for (String query :
        List.of(
            "topic=wages",
            "place=990123101201",
            "place=990123101",
            "place=" + DemoCounty.COUNTY + "&kind=remedy",
            "stage=registered&topic=wages",
            "q=" + encoded("拖欠工资") + "&stage=registered")) {
      assertThat(found("demo.registrar", query)).as(query).contains(brought.number());
    }
    assertThat(found("demo.registrar", "place=990123201&topic=wages")).isEmpty();
    assertThat(found("demo.registrar", "stage=received&topic=wages")).isEmpty();
  }

  @Test
  void marksWhatWasLookedForInWhatTheInstitutionWrote() {
    Brought brought = described("孔雀石矿的 <b>排水沟</b> 堵塞。");
    JsonNode words =
        page("demo.handler", "q=" + encoded("孔雀石")).required("matters").get(0).required("words");
    List<String> marked = new ArrayList<>();
    words.forEach(
        piece -> {
          if (piece.required("marked").booleanValue()) {
            marked.add(piece.required("text").stringValue());
          }
        });
    assertThat(marked).containsExactly("孔雀石");
    Visit.Shown page =
        AtTheDesk.signedIn(SERVER, "demo.handler").get("/desk/search?q=" + encoded("孔雀石"));
    assertThat(page.text())
        .contains(brought.number(), "<mark>孔雀石</mark>", "&lt;b&gt;排水沟")
        .doesNotContain("王小河");
  }

  @Test
  void thePageHelpsWhereNothingIsFound() {
    Visit desk = AtTheDesk.signedIn(SERVER, "demo.handler");
    assertThat(desk.get("/desk/search").text()).contains("不能按姓名", "action=\"/desk/search\"");
    assertThat(desk.get("/desk/search?q=" + encoded("天文望远镜")).text()).contains("没有找到", "减少词语");
    assertThat(desk.get("/desk/search?q=13900001234").text()).contains("五位以上的数字");
    assertThat(desk.get("/desk/search?q=x&page=9&stage=%00&kind=" + encoded("'")).status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "' | 'a",
        "a' & !'b",
        "\\",
        "'",
        "''",
        "a:*",
        "! & | ( ) <->",
        "\\' or 1=1 --",
        "{}\"",
        "%",
        "_",
        "𠮷野家",
        "\uD842",
        "<script>",
        "'; drop table matter_words; --",
        "o'neil d'arc"
      })
  void whateverIsTypedIsAWordAndNoQuery(String typed) {
    assertThat(asked("demo.lead", "q=" + encoded(typed) + "&topic=" + encoded(typed)).statusCode())
        .isEqualTo(200);
  }

  @Test
  void whatIsTooMuchIsRefused() {
    Api.problem(asked("demo.lead", "q=" + "a".repeat(201)), 400, "invalid-parameter");
    Api.problem(asked("demo.lead", "q=a&page=4"), 400, "invalid-parameter");
    Api.problem(asked("demo.lead", "q=a&page=0"), 400, "invalid-parameter");
    Api.problem(asked("demo.lead", "q=%00"), 400, "invalid-parameter");
  }

  @Test
  void oneOfficerSearchesSixtyTimesAMinute() {
    HttpResponse<String> last = asked("demo.city-supervisor", "q=a");
    for (int n = 0; n < 70 && last.statusCode() == 200; n++) {
      last = asked("demo.city-supervisor", "q=a");
    }
    Api.problem(last, 429, "too-many-searches");
    assertThat(last.headers().firstValue("Retry-After")).isPresent();
    assertThat(asked("demo.handler", "q=a").statusCode()).isEqualTo(200);
  }
}
