package org.huiyin.complainant;

import java.util.Arrays;
import org.huiyin.demo.DemoCounty;
import org.huiyin.page.Visit;

/// Somebody who brings a matter by the pages, step by step.
final class Bringing {

  static final String STORY = "三月以来渠道断水。\n🌾 两百亩地浇不上。";

  private Bringing() {}

  static Visit.Shown toTheCheck(Visit visit, String about) {
    Visit.Shown page = toTheInstitution(visit, about);
    page = next(visit, page, "institution", DemoCounty.PETITIONS);
    page = next(visit, page, "placeText", "村东头的水渠");
    page = next(visit, page, "topic", "irrigation");
    page = next(visit, page, "ask", "请修好北渠");
    page = next(visit, page, "story", STORY.replace("\n", "\r\n"));
    page = next(visit, page);
    return next(visit, page, "named", "no");
  }

  static Visit.Shown toTheEvidence(Visit visit) {
    Visit.Shown page = toTheInstitution(visit, "result");
    page = next(visit, page, "institution", DemoCounty.PETITIONS);
    page = next(visit, page);
    page = next(visit, page);
    page = next(visit, page, "ask", "请修好北渠");
    return next(visit, page, "story", STORY);
  }

  static Visit.Shown toTheInstitution(Visit visit, String about) {
    return next(visit, visit.get("/before"), "about", about);
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
