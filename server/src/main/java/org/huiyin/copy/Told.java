package org.huiyin.copy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huiyin.matter.MatterView.EntryView;
import org.huiyin.matter.OwnCopy;
import org.huiyin.page.Page;

/// What the document says of a matter, in the reader's language.
///
/// A document is laid out in memory, so there is a limit to what it says: [#MOST_CHARACTERS] of
/// what people wrote. The rest stands in the data, and the document says so in its place.
record Told(OwnCopy copy, Page page, Map<Integer, Map<String, String>> texts) {

  static final int MOST_CHARACTERS = 200_000;

  private static final List<String> ORDER =
      List.of("name", "id-number", "phone", "email", "address", "contact", "reach", "say-who");

  /// A line of two parts.
  record Line(String label, String value) {}

  Told(OwnCopy copy, Page page) {
    this(copy, page, within(copy.view().happened()));
  }

  private static Map<Integer, Map<String, String>> within(List<EntryView> entries) {
    Map<Integer, Map<String, String>> told = new HashMap<>();
    int left = MOST_CHARACTERS;
    for (EntryView entry : entries) {
      left -= entry.texts().values().stream().mapToInt(String::length).sum();
      if (left >= 0) {
        told.put(entry.seq(), entry.texts());
      }
    }
    return told;
  }

  boolean isLeftOut(EntryView entry) {
    return !entry.texts().isEmpty() && !texts.containsKey(entry.seq());
  }

  List<Line> textsOf(EntryView entry) {
    return texts.getOrDefault(entry.seq(), Map.of()).entrySet().stream()
        .map(text -> new Line(label(text.getKey()), text.getValue()))
        .toList();
  }

  private String label(String text) {
    return page.textOr("text." + text, text.startsWith("promise-") ? "text.promise" : "text.other");
  }

  List<Line> identity() {
    List<Line> lines = new ArrayList<>();
    for (String field : ORDER) {
      String value = copy.identity().get(field);
      if (value != null) {
        lines.add(new Line(page.text("identity." + field), value(field, value)));
      }
    }
    return lines;
  }

  private String value(String field, String value) {
    return switch (field) {
      case "reach" -> page.textOr("reach." + value, "text.other");
      case "say-who" -> page.text(value.equals("yes") ? "copy.yes" : "copy.no");
      default -> value;
    };
  }

  String did(EntryView entry) {
    String own = "did." + entry.act().id();
    return page.has(own) ? page.text(own) : entry.act().title();
  }

  String who(EntryView entry) {
    return entry.role().equals("complainant")
        ? page.text("entry.you")
        : of(entry.who(), entry.institution());
  }

  String of(String who, @org.jspecify.annotations.Nullable String institution) {
    return institution == null ? who : page.text("of", who, institution);
  }
}
