package org.huiyin.complainant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.huiyin.TestServer;
import org.huiyin.access.ComplainantKeys;
import org.huiyin.access.Principal.Complainant;
import org.huiyin.demo.DemoCounty;
import org.huiyin.matter.MatterView;
import org.huiyin.matter.Matters;
import org.huiyin.page.Visit;
import org.junit.jupiter.api.Test;

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
    Visit.Shown institution = Bringing.toTheInstitution(visit, "person");

    Visit.Shown doors = Bringing.next(visit, institution, "institution", DemoCounty.PETITIONS);

    assertThat(doors.text()).contains("纪检监察机关", "没有保存").doesNotContain("id=\"key\"");
  }

  @Test
  void takesWhatAnOfficeDoesToTheOneAbove() {
    Visit.Shown check = Bringing.toTheCheck(visit, "office");

    Visit.Shown receipt = Bringing.send(visit, check);

    assertThat(filed(receipt).relation()).isEqualTo("accuses");
  }

  @Test
  void keepsWhatWasTypedBesideWhatIsWrongWithIt() {
    Visit.Shown page = Bringing.toTheInstitution(visit, "result");
    page = Bringing.next(visit, page, "institution", DemoCounty.PETITIONS);
    page = Bringing.next(visit, page);
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
    Visit.Shown page = Bringing.toTheInstitution(visit, "result");
    page = Bringing.next(visit, page, "institution", DemoCounty.PETITIONS);

    Visit.Shown english = visit.submit(page, "/bring", "placeText", "村东头", "lang", "en");

    assertThat(english.text()).contains("Where did it happen?", "value=\"村东头\"");
    assertThat(visit.get("/").text()).contains("lang=\"en\"");
  }

  @Test
  void findsAPlaceByAPartOfItsName() {
    Visit.Shown page = Bringing.toTheInstitution(visit, "result");
    page = Bringing.next(visit, page, "institution", DemoCounty.PETITIONS);

    Visit.Shown found = visit.submit(page, "/bring", "place-search", "北渠", "go", "search");

    assertThat(found.text()).contains("value=\"990123101201\"", "柳塘镇").doesNotContain("南湾村");
  }

  @Test
  void goesBackToWhatWasTyped() {
    Visit.Shown check = Bringing.toTheCheck(visit, "result");

    Visit.Shown story = visit.submit(check, "/bring", "go", "change-story");

    assertThat(story.text()).contains("三月以来渠道断水");
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
