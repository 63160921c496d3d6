package org.huiyin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A table of an old system, of which it is known what must come of each row: an open matter, one
/// that has ended, with what was done in it, or a row among the rejects. Immutable.
///
/// @param source the old system's name
/// @param count rows
record CrashTable(String source, int count) {

  private static final String BACKLOG = "list-as-backlog";
  private static final DateTimeFormatter DAYS = DateTimeFormatter.ofPattern("uuuu/M/d");
  private static final String INTAKE = "file";
  private static final LocalDate FIRST = LocalDate.of(2011, 1, 1);
  private static final String HEADER = "编号,标题,内容,状态,来件,转办,承办,办结,答复,姓名";

  /// What becomes of a row.
  enum Fate {
    OPEN,
    ENDED,
    /// It has ended and nobody says when: refused before the database is asked.
    NO_END,
    /// Nothing is asked: refused by the rules of filing, within its batch.
    NO_ASK,
    /// With the number of the row before.
    TWICE;

    static Fate of(int row) {
      return switch (row % 50) {
        case 7 -> NO_END;
        case 23 -> NO_ASK;
        case 41 -> TWICE;
        default -> row % 3 == 0 ? OPEN : ENDED;
      };
    }

    boolean isIn() {
      return this == OPEN || this == ENDED;
    }

    String reason() {
      return switch (this) {
        case OPEN, ENDED -> "";
        case NO_END -> "转办、办结：已经办结，但没有办结日期。";
        case NO_ASK -> "标题：不能为空。";
        case TWICE -> "编号：前面有一行的编号与此相同。重复出现的可能是人的编号，而不是事项的编号。";
      };
    }
  }

  Path write(Path folder) {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    for (int row = 0; row < count; row++) {
      text.append(cells(row)).append('\n');
    }
    return written(folder.resolve(source + ".csv"), text.toString());
  }

  Path writeMapping(Path folder, String institution) {
    return written(
        folder.resolve(source + ".yaml"),
        """
        source: %s
        institution: %s
        kind: remedy
        relation: concerns
        channel: letter
        id: 编号
        open: {column: 状态, values: [办理中], ended: [已办结], from: import}
        texts: {ask: 标题, story: 内容}
        on: {column: 来件, formats: [yyyy/M/d]}
        acts:
          passed-on: {column: 转办, texts: {to: 承办}}
          closed: {column: 办结, texts: {answer: 答复}}
        identity: {name: 姓名}
        """
            .formatted(source, institution));
  }

  private static Path written(Path file, String text) {
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String story(int row) {
    return source + " 第 " + row + " 行：泵站停水 𠮷🚱";
  }

  private static LocalDate day(int row, int after) {
    return FIRST.plusDays(row % 3_000L + after);
  }

  private String cells(int row) {
    Fate fate = Fate.of(row);
    boolean ended = fate != Fate.OPEN;
    return String.join(
        ",",
        "k" + (fate == Fate.TWICE ? row - 1 : row),
        fate == Fate.NO_ASK ? "" : "请修泵站。",
        story(row),
        ended ? "已办结" : "办理中",
        DAYS.format(day(row, 0)),
        fate == Fate.NO_END ? "" : DAYS.format(day(row, 1)),
        fate == Fate.NO_END ? "" : "农村水利科 " + row,
        ended && fate != Fate.NO_END ? DAYS.format(day(row, 30)) : "",
        ended && fate != Fate.NO_END ? "已修好 " + row : "",
        "王小河");
  }

  /// The file of rejects, to the byte.
  String rejects() {
    StringBuilder text = new StringBuilder("\uFEFF").append(HEADER).append(",huiyin-reason\r\n");
    for (int row = 0; row < count; row++) {
      if (!Fate.of(row).isIn()) {
        text.append(cells(row)).append(',').append(Fate.of(row).reason()).append("\r\n");
      }
    }
    return text.toString();
  }

  /// How many rows are matters in the end.
  int matters() {
    int matters = 0;
    for (int row = 0; row < count; row++) {
      matters += Fate.of(row).isIn() ? 1 : 0;
    }
    return matters;
  }

  /// What isn't there as its row says, or not once; empty if everything is as in the table.
  ///
  /// @param entries of each matter, what was done in it and on which days
  List<String> lost(List<String> entries) {
    Map<String, Integer> times = new HashMap<>();
    entries.forEach(each -> times.merge(each, 1, Integer::sum));
    List<String> lost = new ArrayList<>();
    int in = 0;
    for (int row = 0; row < count; row++) {
      int there = times.getOrDefault(entries(row), 0);
      in += there;
      if (there != (Fate.of(row).isIn() ? 1 : 0)) {
        lost.add(source + ": row " + row + " is there " + there + " times");
      }
    }
    long all = entries.stream().filter(each -> each.startsWith(source + " ")).count();
    if (all != in) {
      lost.add(source + ": " + (all - in) + " matters are of no row");
    }
    return lost;
  }

  private String entries(int row) {
    boolean ended = Fate.of(row) == Fate.ENDED;
    List<String> entries = new ArrayList<>();
    entries.add(entry(ended ? "past-opened" : INTAKE, day(row, 0)));
    entries.add(entry("past-passed-on", day(row, 1)));
    entries.add(ended ? entry("past-closed", day(row, 30)) : source + " " + BACKLOG);
    return String.join(", ", entries);
  }

  private String entry(String act, LocalDate on) {
    return source + " " + act + " " + on;
  }

  /// Whether this is one of its rows to the letter, as the desk shows it.
  boolean tells(JsonNode view) {
    String story = view.at("/happened/0/texts/story").asString();
    for (int row = 0; row < count; row++) {
      if (Fate.of(row).isIn() && story.equals(story(row))) {
        return words(view).equals(words(row));
      }
    }
    return false;
  }

  private static List<String> words(JsonNode view) {
    return view.required("happened")
        .valueStream()
        .skip(1)
        .map(
            entry ->
                entry.at("/act/id").asString()
                    + entry.at("/texts/to").asString("")
                    + entry.at("/texts/answer").asString(""))
        .toList();
  }

  private static List<String> words(int row) {
    String passedOn = "past-passed-on农村水利科 " + row;
    return Fate.of(row) == Fate.ENDED
        ? List.of(passedOn, "past-closed已修好 " + row)
        : List.of(passedOn, BACKLOG);
  }
}
