package org.huiyin.complainant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.huiyin.TestServer;
import org.huiyin.access.ComplainantKeys;
import org.huiyin.access.Principal.Complainant;
import org.huiyin.demo.DemoCounty;
import org.huiyin.matter.MatterNumber;
import org.huiyin.matter.MatterView;
import org.huiyin.matter.Matters;
import org.huiyin.page.Visit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BringTest {

  private final TestServer server = TestServer.shared();
  private final Visit visit = new Visit(server.uri());

  @Test
  void filesWhatWasTypedToTheLetterAndGivesAReceipt() {
    Visit.Shown receipt = Bringing.send(visit, Bringing.toTheCheck(visit, "result"));

    assertThat(receipt.status()).isEqualTo(200);
    assertThat(Bringing.key(receipt)).matches("\\d{5}-\\d{5}-\\d{5}-\\d{5}");
    MatterView view = filed(receipt);
    assertThat(view.relation()).isEqualTo("concerns");
    assertThat(view.topic()).isNotNull();
    assertThat(view.happened().getFirst().texts())
        .containsEntry("story", Bringing.STORY)
        .containsEntry("place", "村东头的水渠");
  }

  @Test
  void saysWhoAnswersAndByWhenBeforeTheNumber() {
    Visit.Shown receipt = Bringing.send(visit, Bringing.toTheCheck(visit, "result"));

    assertThat(receipt.text())
        .containsSubsequence(
            "已收到", "谁负责", "何时答复", "最迟答复日期", "编号", "密钥只显示这一次", "没人答复怎么办", "如何查询", "有人施压");
  }

  @Test
  void filesOnceWhenSentTwice() {
    Visit.Shown check = Bringing.toTheCheck(visit, "result");

    Visit.Shown first = Bringing.send(visit, check);
    Visit.Shown second = Bringing.send(visit, check);

    assertThat(Bringing.number(second)).isNotEmpty().isEqualTo(Bringing.number(first));
    assertThat(Bringing.key(second)).isEqualTo(Bringing.key(first));
  }

  @Test
  void leadsAnAccusationOfAPersonToOtherDoors() {
    Visit.Shown institution = Bringing.next(visit, visit.get("/before"), "about", "person");

    Visit.Shown doors = Bringing.next(visit, institution, "institution", DemoCounty.PETITIONS);

    assertThat(doors.text()).contains("纪检监察机关", "没有保存").doesNotContain("id=\"key\"");
  }

  @Test
  void takesWhatAnOfficeDoesToTheOneAbove() {
    Visit.Shown check = Bringing.toTheCheck(visit, "office");

    Visit.Shown receipt = Bringing.send(visit, check);

    assertThat(filed(receipt).relation()).isEqualTo("accuses");
    // Nor does the receipt say that the accused received it, or send anyone there to ask.
    assertThat(receipt.first("<p class=\"govuk-body\">([^<]+收到了您的事项)"))
        .contains("望川市人民政府")
        .doesNotContain("信访局");
  }

  @ParameterizedTest
  @CsvSource({
    "result, remedy, concerns",
    "dispute, remedy, opposes",
    "suggestion, suggestion, concerns"
  })
  void takesEachKindForWhatItIs(String about, String kind, String relation) {
    MatterView view = filed(Bringing.send(visit, Bringing.toTheCheck(visit, about)));

    assertThat(view.kind().id()).isEqualTo(kind);
    assertThat(view.relation()).isEqualTo(relation);
  }

  @Test
  void namesThoseWhoAnswerForThePlaceFirst() {
    // With more than twenty, which other tests add, those that are far are found by a search.
    try (TestServer own = TestServer.start()) {
      Visit alone = new Visit(own.uri());
      Visit.Shown place = Bringing.toThePlace(alone, "result", "self");

      Visit.Shown institutions = Bringing.next(alone, place, "place", "990123101201");

      assertThat(institutions.text())
          .containsSubsequence("柳塘镇人民政府", "负责北渠村", "青禾县人民政府", "负责青禾县", "石桥乡人民政府");
    }
  }

  @Test
  void asksForTheUnitWhereTheInstitutionHasAnyAndKeepsIt() {
    Visit.Shown page = Bringing.toTheInstitution(visit, "result");
    page = Bringing.next(visit, page, "institution", DemoCounty.WATER);
    String unit = page.first("value=\"([^\"]+)\"[^>]*>\\s*<label[^>]*>农村水利科");
    page = Bringing.next(visit, page, "unit", unit);
    page = Bringing.next(visit, page, "topic", "irrigation");
    page = Bringing.next(visit, page, "ask", "请修好北渠");
    page = Bringing.next(visit, page, "story", "断水。");
    page = Bringing.next(visit, Bringing.next(visit, page));
    Visit.Shown check = Bringing.next(visit, page, "named", "no");

    assertThat(check.text()).contains("农村水利科");
    Visit.Shown other = visit.submit(check, "/bring", "go", "change-institution");
    other = Bringing.next(visit, other, "institution", DemoCounty.PETITIONS);
    assertThat(other.text()).contains("属于哪一类").doesNotContain("关于哪个部门");
    Bringing.send(visit, check);
    assertThat(server.database().rows("select about_unit::text from matter"))
        .as("the unit that was chosen")
        .contains(unit);
  }

  @Test
  void keepsAnEarlierNumberAsWordsAndSaysNothingAboutIt() {
    String existing = Bringing.number(Bringing.send(visit, Bringing.toTheCheck(visit, "result")));
    String strange = MatterNumber.random("990123", 2026, new Random(7)).text();
    Visit.Shown name = Bringing.toTheName(visit, "result", "self");
    Visit.Shown earlier = visit.submit(name, "/bring", "go", "back");

    Visit.Shown toExisting = Bringing.next(visit, earlier, "earlier", existing);
    Visit.Shown toStrange = Bringing.next(visit, earlier, "earlier", strange);

    assertThat(without(toExisting)).isEqualTo(without(toStrange));
    Visit.Shown receipt = Bringing.send(visit, Bringing.next(visit, toExisting, "named", "no"));
    assertThat(filed(receipt).happened().getFirst().texts()).containsEntry("earlier", existing);
    assertThat(server.database().rows("select facts from journal"))
        .noneMatch(
            facts -> facts.contains(existing) && !facts.contains("\"number\":\"" + existing));
  }

  @Test
  void refusesAnEarlierNumberByItsCheckCharacterAlone() {
    Visit.Shown name = Bringing.toTheName(visit, "result", "self");
    Visit.Shown earlier = visit.submit(name, "/bring", "go", "back");

    Visit.Shown refused = Bringing.next(visit, earlier, "earlier", "990123-2026-7KQ4M2ZD-A");

    assertThat(refused.text()).contains("href=\"#f-earlier\"", "value=\"990123-2026-7KQ4M2ZD-A\"");
  }

  @Test
  void keepsTheSafeChannelWithTheNameAndNothingElseThatWasTyped() {
    Visit.Shown name = Bringing.toTheName(visit, "result", "self");

    Visit.Shown check =
        Bringing.next(
            visit,
            name,
            "named",
            "yes",
            "name",
            "王小河",
            "reach",
            "text",
            "phone",
            "13800000000",
            "email",
            "typed@example.org",
            "say-who",
            "yes");

    assertThat(check.text())
        .contains("王小河", "发短信", "13800000000")
        .doesNotContain("typed@example.org", "可以说是谁打来的");
  }

  @Test
  void asksForWhatTheChosenChannelNeeds() {
    Visit.Shown name = Bringing.toTheName(visit, "result", "self");

    Visit.Shown refused =
        Bringing.next(visit, name, "named", "yes", "name", "王小河", "reach", "email");

    assertThat(refused.text()).contains("href=\"#f-email\"", "value=\"王小河\"");
  }

  @Test
  void doesNotLetSomebodyAnonymousCountOnBeingReached() {
    Visit.Shown name = Bringing.toTheName(visit, "result", "self");

    Visit.Shown refused =
        Bringing.next(visit, name, "named", "no", "reach", "phone", "phone", "13800000000");

    assertThat(refused.text()).contains("href=\"#f-reach\"", "value=\"13800000000\"");
  }

  @Test
  void keepsWhatWasTypedBesideWhatIsWrongWithIt() {
    Visit.Shown page = Bringing.toTheInstitution(visit, "result");
    page = Bringing.next(visit, page, "institution", DemoCounty.PETITIONS);
    page = Bringing.next(visit, page);

    Visit.Shown refused = Bringing.next(visit, page, "ask", "长".repeat(501));

    assertThat(refused.text())
        .contains("govuk-error-summary", "href=\"#f-ask\"", "写了 501 个字", "长".repeat(501));
  }

  @Test
  void asksForAnAnswerWhereNothingWasChosen() {
    Visit.Shown refused = Bringing.next(visit, visit.get("/before"));

    assertThat(refused.text()).contains("href=\"#f-about\"", "id=\"f-about\"");
    assertThat(refused.text()).contains("<title>有误");
  }

  @Test
  void doesNothingWithAFormWithoutTheTokenAndKeepsWhatWasTyped() {
    Visit.Shown check = Bringing.toTheCheck(visit, "result");
    visit.forgetCookies();

    Visit.Shown again = Bringing.send(visit, check);

    assertThat(again.text()).contains("请再点一次按钮", "请修好北渠").doesNotContain("id=\"key\"");
    assertThat(Bringing.key(Bringing.send(visit, again))).isNotEmpty();
  }

  @Test
  void startsAnewWithAFormThatWasAltered() {
    Visit.Shown check = Bringing.toTheCheck(visit, "result");
    Map<String, String> fields = new HashMap<>(check.hidden());
    fields.put("go", "send");
    fields.computeIfPresent("form", (_, form) -> form.substring(2) + "AA");

    Visit.Shown again = visit.post("/bring", fields);

    assertThat(again.text()).contains("已经打不开").doesNotContain("id=\"key\"");
  }

  @Test
  void changesTheLanguageWithoutLosingAWord() {
    Visit.Shown page = Bringing.toThePlace(visit, "result", "self");

    Visit.Shown english = visit.submit(page, "/bring", "placeText", "村东头", "lang", "en");

    assertThat(english.text()).contains("Where did it happen?", "value=\"村东头\"");
    assertThat(visit.get("/").text()).contains("lang=\"en\"");
  }

  @Test
  void findsAPlaceByAPartOfItsName() {
    Visit.Shown page = Bringing.toThePlace(visit, "result", "self");

    Visit.Shown found = visit.submit(page, "/bring", "place-search", "北渠", "go", "search");

    assertThat(found.text()).contains("value=\"990123101201\"", "柳塘镇").doesNotContain("南湾村");
  }

  @Test
  void searchesWhereEnterIsPressedAfterNewWordsAndGoesOnOtherwise() {
    Visit.Shown page = Bringing.toThePlace(visit, "result", "self");

    Visit.Shown found = visit.submit(page, "/bring", "place-search", "北渠");
    Visit.Shown onward = visit.submit(found, "/bring", "place-search", "北渠", "place", "");

    assertThat(found.text()).contains("value=\"990123101201\"");
    assertThat(onward.text()).contains("name=\"at\" value=\"institution\"");
  }

  @Test
  void hasNoButtonForTheLanguageBeforeTheOneThatEnterPresses() {
    Visit.Shown page = Bringing.toThePlace(visit, "result", "self");

    assertThat(page.first("(<button [^>]*form=\"question\"[^>]*>)")).doesNotContain("lang");
  }

  @Test
  void goesBackToWhatWasTyped() {
    Visit.Shown check = Bringing.toTheCheck(visit, "result");

    Visit.Shown story = visit.submit(check, "/bring", "go", "change-story");

    assertThat(story.text()).contains("三月以来渠道断水");
  }

  /// The page without what differs each time.
  private static String without(Visit.Shown page) {
    return page.text().replaceAll("name=\"(form|csrf)\" value=\"[^\"]*\"", "");
  }

  private MatterView filed(Visit.Shown receipt) {
    return server
        .bean(ComplainantKeys.class)
        .authenticate(Bringing.number(receipt), Bringing.key(receipt))
        .map(Complainant.class::cast)
        .flatMap(complainant -> server.bean(Matters.class).view(complainant, Locale.CHINESE))
        .orElseThrow();
  }
}
