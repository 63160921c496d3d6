package org.huiyin;

import java.util.List;
import org.huiyin.demo.DemoCounty;
import org.jspecify.annotations.Nullable;

/// Where a registrar sends a letter, by the words in it: first the bureau whose work it names,
/// otherwise the township that it comes from.
///
/// @param topic what it is about, or null where the county has no such topic
/// @param place the code of the place it comes from
/// @param unit the Chinese name of the unit that takes it up
/// @param lead the sign-in name of whoever assigns it there
record Sorted(@Nullable String topic, String place, String institution, String unit, String lead) {

  private static final String LIUTANG = "990123101";
  private static final String SHIQIAO = "990123201";
  private static final List<String> COUNTRYSIDE = List.of("村", "镇", "农", "乡");

  private record Work(
      String topic, String institution, String unit, String lead, List<String> words) {

    boolean isNamedIn(String text) {
      return words.stream().anyMatch(text::contains);
    }
  }

  private static final List<Work> WORKS =
      List.of(
          new Work(
              "wages",
              DemoCounty.LABOUR,
              "劳动保障监察大队",
              "demo.labour-lead",
              List.of("工资", "拖欠", "欠薪", "社保", "劳动合同")),
          new Work(
              "drinking-water",
              DemoCounty.WATER,
              "供水科",
              "demo.lead",
              List.of("停水", "供水", "自来水", "水质", "水管", "饮水")),
          new Work(
              "irrigation",
              DemoCounty.WATER,
              "农村水利科",
              "demo.lead",
              List.of("灌溉", "水库", "水渠", "排水", "内涝")));

  static Sorted byWordsOf(String text) {
    boolean countryside = COUNTRYSIDE.stream().anyMatch(text::contains);
    String place = countryside ? LIUTANG : SHIQIAO;
    return WORKS.stream()
        .filter(work -> work.isNamedIn(text))
        .findFirst()
        .map(work -> new Sorted(work.topic(), place, work.institution(), work.unit(), work.lead()))
        .orElseGet(
            () ->
                countryside
                    ? new Sorted(null, place, DemoCounty.LIUTANG, "综合办公室", "demo.liutang-lead")
                    : new Sorted(null, place, DemoCounty.SHIQIAO, "综合办公室", "demo.shiqiao-lead"));
  }
}
