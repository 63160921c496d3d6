package org.huiyin.complainant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.huiyin.demo.DemoCounty;
import org.huiyin.page.Visit;

/// Somebody who brings a matter by the pages, step by step.
final class Bringing {

  static final String STORY = "三月以来渠道断水。\n🌾 两百亩地浇不上。";

  private Bringing() {}

  static Visit.Shown toTheCheck(Visit visit, String about) {
    return next(visit, toTheName(visit, about, "self"), "named", "no");
  }

  static Visit.Shown toTheName(Visit visit, String about, String behalf) {
    Visit.Shown page = toThePlace(visit, about, behalf);
    page = next(visit, page, "placeText", "村东头的水渠");
    page = next(visit, page, "institution", DemoCounty.PETITIONS);
    page = next(visit, page, "topic", "irrigation");
    page = next(visit, page, "ask", "请修好北渠");
    page = next(visit, page, "story", STORY.replace("\n", "\r\n"));
    return next(visit, next(visit, page));
  }

  static Visit.Shown toThePlace(Visit visit, String about, String behalf) {
    Visit.Shown page = next(visit, visit.get("/before"), "about", about);
    return next(visit, page, "behalf", behalf, "relation", behalf.equals("self") ? "" : "女儿");
  }

  static Visit.Shown toTheEvidence(Visit visit) {
    Visit.Shown page = toTheInstitution(visit, "result");
    page = next(visit, page, "institution", DemoCounty.PETITIONS);
    page = next(visit, page);
    page = next(visit, page, "ask", "请修好北渠");
    return next(visit, page, "story", STORY);
  }

  static Visit.Shown toTheInstitution(Visit visit, String about) {
    return next(visit, toThePlace(visit, about, "self"));
  }

  /// Opens the matter of a receipt in the same browser.
  static void open(Visit visit, String number, String key) {
    Visit.Shown opened =
        visit.submit(visit.get("/follow"), "/follow", "number", number, "key", key);
    assertThat(opened.status()).isEqualTo(303);
  }

  static Visit.Shown next(Visit visit, Visit.Shown page, String... fields) {
    return visit.submit(page, "/bring", with(fields, "go", "next"));
  }

  static Visit.Shown send(Visit visit, Visit.Shown check) {
    return visit.submit(check, "/bring", "go", "send");
  }

  static String number(Visit.Shown receipt) {
    return receipt.first("id=\"number\">([^<]+)<");
  }

  static String key(Visit.Shown receipt) {
    return receipt.first("id=\"key\">([^<]+)<");
  }

  private static String[] with(String[] fields, String name, String value) {
    String[] all = Arrays.copyOf(fields, fields.length + 2);
    all[fields.length] = name;
    all[fields.length + 1] = value;
    return all;
  }
}
