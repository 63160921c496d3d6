package org.huiyin.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.huiyin.TestServer;
import org.huiyin.demo.DemoCounty;
import org.huiyin.page.Visit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A registrar writes down a letter, call or visit.
class RegisterTest {

  private static final String PATH = "/desk/register";

  private final TestServer server = TestServer.shared();
  private final Visit desk = AtTheDesk.signedIn(server, "demo.registrar");
  private final String ask = "请修好北渠 " + UUID.randomUUID();
  private final int before = matters();

  @Test
  void isForRegistrarsAlone() {
    for (String login : List.of("demo.handler", "demo.admin", "demo.auditor")) {
      Visit other = AtTheDesk.signedIn(server, login);
      assertThat(other.get(PATH).status()).as(login).isEqualTo(403);
      assertThat(other.submit(desk.get(PATH), PATH, letter()).status()).as(login).isNotEqualTo(200);
    }
    assertThat(new Visit(server.uri()).get(PATH).header("Location")).startsWith("/sign-in");
    assertThat(kept()).isZero();
  }

  @Test
  void beginsWithTodayOnesOwnInstitutionAndTheFirstField() {
    String page = desk.get(PATH).text();
    assertThat(page)
        .contains("value=\"" + server.today() + "\"")
        .contains("<option value=\"" + DemoCounty.PETITIONS + "\" selected")
        .contains("value=\"letter\" checked autofocus")
        .contains("北渠村（柳塘镇，青禾县）")
        .doesNotContain("<script");
  }

  @ParameterizedTest
  @CsvSource({"letter, 寄给来信人", "visit, 当面交给来人", "phone, 一组一组地念", "fax, 传真或寄给"})
  void registersEachChannelAndSaysHowTheReceiptGetsThere(String channel, String how) {
    Visit.Shown receipt = send("channel", channel);

    assertThat(receipt.text()).contains("已收到", how, "第一次使用时", ask);
    assertThat(desk.get(PATH).text())
        .as("next time")
        .contains("value=\"" + channel + "\" checked autofocus");
    assertThat(
            server.database().rows("select channel from matter where number = ?", number(receipt)))
        .containsExactly(channel);
  }

  @Test
  void countsFromTheDayOnWhichItCame() {
    String came = server.today().minusDays(3).toString().replace("-", "");
    Visit.Shown receipt = send("on", came);
    assertThat(
            server
                .database()
                .rows(
                    "select distinct d.start::text from duty d join matter m on m.id = d.matter where m.number = ?",
                    number(receipt)))
        .containsExactly(server.today().minusDays(3).toString());
  }

  @Test
  void makesThePersonChangeTheKeyBeforeAnythingElse() {
    Visit.Shown receipt = send();
    Visit person = new Visit(server.uri());
    Visit.Shown opened =
        person.submit(
            person.get("/follow"),
            "/follow",
            "number",
            number(receipt),
            "key",
            receipt.first("id=\"key\">([^<]+)<"));
    assertThat(opened.status()).isEqualTo(303);

    Visit.Shown refused =
        person.submit(
            person.get("/matter/act/add"), "/matter/act/add", "text-text", "又断水了", "version", "");

    assertThat(refused.text()).contains("更换密钥");
  }

  @Test
  void registersOnceWhatIsSentTwice() {
    Visit.Shown form = desk.get(PATH);
    Visit.Shown first = desk.submit(form, PATH, letter());
    Visit.Shown second = desk.submit(form, PATH, letter());

    assertThat(number(second)).isEqualTo(number(first)).isNotEmpty();
    assertThat(desk.submit(form, PATH, letter("story", "另一件事")).text()).contains("又改了内容");
    Visit.Shown english = desk.submit(first, PATH, "lang", "en");
    assertThat(number(english)).as("in the person’s language").isEqualTo(number(first));
    assertThat(english.text()).contains("Registered: hand over the receipt");
  }

  @Test
  void neverShowsTheKeyOnAnotherPage() {
    String key = send().first("id=\"key\">([^<]+)<");
    assertThat(key).isNotBlank();
    assertThat(desk.get(PATH).text()).doesNotContain(key);
    assertThat(desk.get("/desk").text()).doesNotContain(key);
  }

  @Test
  void keepsAllThatWasTypedWhereSomethingHasToBeMended() {
    String[] all =
        letter(
            "on",
            "明天",
            "about",
            "",
            "named",
            "",
            "name",
            "王小河",
            "phone",
            "13800000000",
            "ask",
            "",
            "earlier",
            "12345",
            "placeText",
            "村东头",
            "relation",
            "女儿",
            "behalf",
            "spoken",
            "topic",
            "irrigation",
            "reach",
            "phone",
            "language",
            "bo",
            "representatives",
            "x");

    String page = desk.submit(desk.get(PATH), PATH, all).text();

    assertThat(page)
        .contains(
            "href=\"#f-on\"",
            "href=\"#f-about\"",
            "href=\"#f-named\"",
            "href=\"#f-ask\"",
            "href=\"#f-earlier\"",
            "href=\"#f-representatives\"")
        .contains(
            "value=\"明天\"",
            "value=\"王小河\"",
            "value=\"13800000000\"",
            "value=\"12345\"",
            "value=\"村东头\"",
            "value=\"女儿\"",
            "三月以来断水",
            "value=\"spoken\" checked",
            "<option value=\"irrigation\" selected",
            "<option value=\"phone\" selected",
            "<option value=\"bo\" selected");
    assertThat(page.indexOf("href=\"#f-on\"")).isLessThan(page.indexOf("href=\"#f-about\""));
    assertThat(page.indexOf("href=\"#f-ask\"")).isLessThan(page.indexOf("href=\"#f-named\""));
    String form = desk.submit(desk.get(PATH), PATH, with(all, "lang", "en", "go", "")).text();
    assertThat(form).contains("value=\"王小河\"", "Register a letter").doesNotContain("#f-on\"");
  }

  /// Enter in a field presses the first button of the form, wherever it stands in the page.
  @Test
  void sendsNothingByEnter() {
    Visit.Shown form = desk.get(PATH);
    String first = form.first("(<button[^>]*(?:form=\"register\")[^>]*>)");
    assertThat(first).isNotEmpty().doesNotContain("name=");

    Visit.Shown shown = desk.submit(form, PATH, letter("go", ""));

    assertThat(shown.text()).contains("还没有登记", "value=\"send\" autofocus", "value=\"" + ask + "\"");
    assertThat(kept()).isZero();
  }

  @Test
  void doesNothingWithAForgedForm() {
    Visit.Shown form = desk.get(PATH);
    assertThat(desk.submit(form, PATH, letter("csrf", "forged")).text())
        .contains("再点一次按钮", "value=\"" + ask + "\"");
    assertThat(desk.submit(form, PATH, letter("form", "AAAA")).text())
        .contains("放了一天以上", "value=\"" + ask + "\"");
    assertThat(kept()).isZero();
  }

  @Test
  void isShownAgainAsTypedToWhoeverSignsInAgain() {
    Visit.Shown form = desk.get(PATH);
    String secret = desk.cookie("officer").orElseThrow();
    desk.submit(form, "/sign-out");
    desk.keep("officer", secret);
    Visit.Shown signIn = desk.submit(form, PATH, letter());

    Visit.Shown again =
        AtTheDesk.signIn(desk, signIn, "demo.registrar", server.password("demo.registrar"));

    assertThat(again.text()).contains("value=\"" + ask + "\"");
    assertThat(kept()).isZero();
    assertThat(desk.submit(again, PATH, letter()).text()).contains("已收到");
  }

  @Test
  void showsTheDoorsForAnAccusationOfAPersonAndKeepsNothing() {
    Visit.Shown doors = send("about", "person", "ask", "", "story", "", "named", "");

    assertThat(doors.text()).contains("12388", "不登记", "什么都没有保存").doesNotContain("id=\"key\"");
    assertThat(kept()).isZero();
    assertThat(desk.submit(doors, PATH, "lang", "en").text()).contains("12388", "Nothing of what");
  }

  @Test
  void leavesWhatAccusesTheOfficeOrOneAboveToTheOneAboveThatAndKeepsNothing() {
    Visit.Shown own = send("about", "office", "ask", "");
    assertThat(own.text()).contains("由上一级机关登记", "望川市人民政府").doesNotContain("id=\"key\"");
    Visit.Shown above = send("about", "office", "institution", DemoCounty.CITY + "-gov");
    assertThat(above.text()).contains("由上一级机关登记", "江原省人民政府");
    assertThat(kept()).isZero();
  }

  @Test
  void registersWhatAccusesAnOfficeBelowAndHidesItFromThatOne() {
    Visit city = AtTheDesk.signedIn(server, "demo.city-registrar");
    Visit.Shown receipt =
        city.submit(
            city.get(PATH), PATH, letter("about", "office", "institution", DemoCounty.WATER));

    assertThat(receipt.text()).contains("望川市人民政府", "/act/register");
    assertThat(AtTheDesk.signedIn(server, "demo.water-registrar").get("/desk").text())
        .doesNotContain(number(receipt));
  }

  @Test
  void offersTheNextActsOfThisOfficerWithoutOpeningTheMatter() {
    Visit.Shown receipt = send();
    String number = number(receipt);
    assertThat(receipt.text()).contains("href=\"/desk/matters/" + number + "/act/register\"");
    assertThat(
            server
                .database()
                .rows(
                    "select count(*)::text from journal j join matter m on m.id = j.matter where m.number = ?",
                    number))
        .containsExactly("1");
  }

  @Test
  void takesNoMoreThanFiveWhoSpeakForAGroupThatCame() {
    Visit.Shown refused = send("channel", "visit", "representatives", "6");
    assertThat(refused.text()).contains("href=\"#f-representatives\"", "最多 5 人", "第二十条");
    assertThat(kept()).isZero();
    assertThat(send("channel", "visit", "representatives", "5").text()).contains("已收到");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "北渠村",
        "北渠村（柳塘镇，青禾县）",
        "Beiqu Village",
        "beiqu village (Liutang Town, Qinghe County)"
      })
  void findsThePlaceThatWasTyped(String typed) {
    assertThat(placeOf(send("place", typed))).containsExactly("990123101201");
  }

  @Test
  void asksWhichPlaceIsMeantAndNeverGuesses() {
    Visit.Shown asked = send("place", "柳塘");
    assertThat(asked.text()).contains("href=\"#f-place-choice\"", "value=\"990123101\"");
    assertThat(kept()).isZero();

    Visit.Shown receipt =
        desk.submit(asked, PATH, letter("place", "柳塘", "place-choice", "990123101"));

    assertThat(placeOf(receipt)).containsExactly("990123101");
    assertThat(send("place", "无此地").text()).contains("href=\"#f-place\"", "没有找到这个地名");
  }

  @Test
  void listsTheUnitsAndTopicsOfAnotherInstitution() {
    Visit city = AtTheDesk.signedIn(server, "demo.city-registrar");
    Visit.Shown form =
        city.submit(
            city.get(PATH), PATH, letter("institution", DemoCounty.WATER, "go", "institution"));
    assertThat(form.text())
        .contains("农村水利科", "农田灌溉", "value=\"" + ask + "\"")
        .doesNotContain("拖欠工资", "#f-unit\"");
  }

  @Test
  void sendsOnWhatOthersAnswerForAndRegistersNothingAtThem() {
    assertThat(send("institution", DemoCounty.LABOUR).text()).contains("href=\"#f-institution\"");
    assertThat(kept()).isZero();
  }

  @Test
  void refusesAUnitOfAnotherInstitution() {
    String unit =
        server.database().rows("select id::text from unit where name_zh = '供水科'").getFirst();
    assertThat(send("unit", unit).text()).contains("href=\"#f-unit\"");
  }

  @Test
  void dropsNoNameInSilence() {
    assertThat(send("named", "no", "phone", "13800000000").text()).contains("href=\"#f-named\"");
    assertThat(send("behalf", "self", "relation", "女儿").text()).contains("href=\"#f-behalf\"");
    assertThat(kept()).isZero();
  }

  @Test
  void keepsWhoItIsApartFromTheMatter() {
    Visit.Shown receipt =
        send("named", "yes", "name", "王小河", "phone", "13800000000", "reach", "phone");
    assertThat(receipt.text().replaceAll("<input type=\"hidden\"[^>]*>", "")).doesNotContain("王小河");
    assertThat(
            server
                .database()
                .rows(
                    "select count(*)::text from party p join matter m on m.id = p.matter where m.number = ?",
                    number(receipt)))
        .containsExactly("1");
  }

  private List<String> placeOf(Visit.Shown receipt) {
    return server.database().rows("select place from matter where number = ?", number(receipt));
  }

  /// How many matters were taken in by this test.
  private int kept() {
    return matters() - before;
  }

  private int matters() {
    return Integer.parseInt(server.database().rows("select count(*)::text from matter").getFirst());
  }

  private Visit.Shown send(String... fields) {
    return desk.submit(desk.get(PATH), PATH, letter(fields));
  }

  private String[] letter(String... changed) {
    Map<String, String> all = new HashMap<>();
    String[] usual = {
      "channel",
      "letter",
      "on",
      server.today().toString(),
      "about",
      "result",
      "institution",
      DemoCounty.PETITIONS,
      "ask",
      ask,
      "story",
      "三月以来断水。\r\n两百亩地浇不上。",
      "named",
      "no",
      "behalf",
      "self",
      "reach",
      "none",
      "representatives",
      "1",
      "language",
      "zh-CN",
      "go",
      "send"
    };
    for (String[] fields : List.of(usual, changed)) {
      for (int i = 0; i < fields.length; i += 2) {
        all.put(fields[i], fields[i + 1]);
      }
    }
    return all.entrySet().stream()
        .flatMap(field -> Stream.of(field.getKey(), field.getValue()))
        .toArray(String[]::new);
  }

  private static String[] with(String[] fields, String... more) {
    String[] all = Arrays.copyOf(fields, fields.length + more.length);
    System.arraycopy(more, 0, all, fields.length, more.length);
    return all;
  }

  private static String number(Visit.Shown receipt) {
    return receipt.first("id=\"number\">([^<]+)<");
  }
}
