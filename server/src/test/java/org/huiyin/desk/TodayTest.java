package org.huiyin.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.TestServer;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Officer;
import org.huiyin.demo.DemoCounty;
import org.huiyin.page.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What is owed, by due date. On a server of its own, so that the list holds what is brought here.
class TodayTest {

  private static final TestServer SERVER = TestServer.start();
  private static final Api API = new Api(SERVER);

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private static Visit as(String login) {
    return AtTheDesk.signedIn(SERVER, login);
  }

  private static Brought onTopic(String topic, String place) {
    Map<String, Object> filing = Brought.aComplaint();
    filing.put("topic", topic);
    filing.put("place", place);
    filing.put("institution", DemoCounty.PETITIONS);
    return Brought.of(API, filing)
        .done("demo.registrar", "register", Map.of())
        .done("demo.registrar", "refer", Brought.toWater());
  }

  @Test
  void narrowsByWhatStandsInTheAddress() {
    Brought here = onTopic("irrigation", "990123101201");
    Brought there = onTopic("drinking-water", "990123201201");
    Visit handler = as("demo.handler");

    assertThat(handler.get("/desk").text())
        .contains(here.number(), there.number(), "农田灌溉", "北渠村", "桥东村", "还有", "待办理");
    Visit.Shown topic = handler.get("/desk?topic=irrigation&stage=referred");
    assertThat(topic.text()).contains(here.number()).doesNotContain(there.number());
    assertThat(topic.text()).contains("<option value=\"irrigation\" selected>");
    assertThat(topic.text())
        .contains("href=\"/desk?list=late&amp;stage=referred&amp;topic=irrigation\"");
    assertThat(handler.get("/desk?place=990123201").text())
        .contains(there.number())
        .doesNotContain(here.number());
    assertThat(handler.get("/desk?list=late").text())
        .contains("按现在的条件没有找到")
        .doesNotContain(here.number());
    assertThat(handler.get("/desk?stage=%00&list=x").status()).isEqualTo(200);
  }

  @Test
  void offersNotOursWhereAnObjectionIsOpen() {
    Brought referred = onTopic("irrigation", "990123101201");
    String link = "/desk/matters/" + referred.number() + "/act/object\"";
    assertThat(as("demo.handler").get("/desk").text()).contains(link);
    referred.done("demo.handler", "accept", Map.of("texts", Map.of("how", "实地查看。")));
    assertThat(as("demo.handler").get("/desk").text()).doesNotContain(link);
  }

  @Test
  void showsFiftyAPageForwardAndBack() {
    for (int i = 0; i < 26; i++) { // two duties each
      Brought.of(API, inLabour());
    }
    Visit labour = as("demo.labour");
    Visit.Shown first = labour.get("/desk");
    assertThat(links(first)).hasSize(50);
    assertThat(first.text()).doesNotContain("rel=\"prev\"");

    Visit.Shown second = labour.get(link(first, "next"));
    List<String> all = new ArrayList<>(links(first));
    all.addAll(links(second));
    Visit.Shown last = second;
    while (!link(last, "next").isEmpty()) {
      last = labour.get(link(last, "next"));
      all.addAll(links(last));
    }
    assertThat(all.size()).isGreaterThanOrEqualTo(52);
    Visit.Shown back = labour.get(link(second, "prev"));
    assertThat(links(back)).isEqualTo(links(first));
    assertThat(back.text()).doesNotContain("rel=\"prev\"");
  }

  private static Map<String, Object> inLabour() {
    Map<String, Object> filing = Brought.aComplaint();
    filing.put("institution", DemoCounty.LABOUR);
    return filing;
  }

  @Test
  void saysWhoseADutyIsAndForWhomOneStandsIn() {
    Directory directory = SERVER.bean(Directory.class);
    Officer absent = directory.officerByLogin("demo.handler").orElseThrow();
    Officer lead = directory.officerByLogin("demo.lead").orElseThrow();
    Officer substitute = directory.officerByLogin("demo.handler2").orElseThrow();
    Brought brought =
        Brought.accepted(API)
            .done(
                "demo.lead",
                "assign",
                Map.of("unit", Objects.requireNonNull(absent.unit()), "officer", absent.id()))
            .done("demo.lead", "name-lead", Map.of("officer", lead.id()));
    assertThat(row(as("demo.handler").get("/desk"), brought)).contains("交给您本人");
    assertThat(row(as("demo.lead").get("/desk"), brought)).contains("承办人：李青");
    assertThat(row(as("demo.handler2").get("/desk"), brought)).isEmpty();

    Map<String, Object> cover =
        Map.of(
            "substitute", substitute.id(),
            "from", SERVER.today().toString(),
            "until", SERVER.today().plusDays(6).toString());
    assertThat(
            API.post("/desk/covers", Api.text(cover), "Authorization", API.bearer("demo.handler"))
                .statusCode())
        .isEqualTo(201);

    assertThat(row(as("demo.handler2").get("/desk"), brought)).contains("替李青代班");
  }

  @Test
  void keepsAFilterForWhoeverKeptItAndNobodyElse() {
    Brought.accepted(API);
    Visit handler = as("demo.handler");
    Visit.Shown narrowed = handler.get("/desk?stage=handling");
    assertThat(narrowed.text()).contains("存下这个筛选").doesNotContain("我存的筛选");
    handler.submit(narrowed, "/desk/filter", "do", "keep");
    assertThat(handler.get("/desk").text())
        .contains("我存的筛选", "<a class=\"govuk-link\" href=\"/desk?stage=handling\">办理中</a>");
    assertThat(as("demo.handler2").get("/desk").text()).doesNotContain("我存的筛选");

    Visit.Shown again = handler.get("/desk?stage=handling");
    handler.submit(again, "/desk/filter", "do", "forget");
    assertThat(handler.get("/desk").text()).doesNotContain("我存的筛选");
  }

  @Test
  void keepsNoFilterThatNarrowsNothingAndNoThirteenth() {
    Visit lead = as("demo.lead");
    Visit.Shown narrowed = lead.get("/desk?list=late");
    for (int i = 0; i < 14; i++) {
      lead.submit(narrowed, "/desk/filter", "do", "keep", "stage", "s" + i);
    }
    lead.submit(narrowed, "/desk/filter", "do", "keep", "list", "all", "stage", "");
    assertThat(lead.get("/desk").text().split("desk\\?list=late&amp;stage=s")).hasSize(13);
  }

  private static String row(Visit.Shown page, Brought brought) {
    return page.first("(href=\"/desk/matters/" + brought.number() + "\".*?</li>)");
  }

  private static String link(Visit.Shown page, String rel) {
    return page.first("rel=\"" + rel + "\" href=\"([^\"]+)\"").replace("&amp;", "&");
  }

  private static List<String> links(Visit.Shown page) {
    return java.util.regex.Pattern.compile("href=\"/desk/matters/([^\"/]+)\">([^<]+)")
        .matcher(page.text())
        .results()
        .map(link -> link.group(1) + link.group(2))
        .toList();
  }
}
