package org.huiyin.workbench;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.huiyin.workbench.Chart.Arrow;
import org.huiyin.workbench.Chart.Box;
import org.huiyin.workbench.Chart.Entry;

/// Tells in sentences all that a picture shows, for those who don't see it.
final class Account {

  private Account() {}

  static String of(Chart chart, DrawingWording words) {
    StringBuilder account = new StringBuilder();
    Map<String, String> titles = new HashMap<>();
    for (Box box : chart.boxes()) {
      titles.put(box.id(), box.title());
      if (!box.legal().isEmpty()) {
        account.append(words.text("describe.stage", box.title(), box.legal())).append('\n');
        box.entries().forEach(entry -> account.append(entry(entry, words)).append('\n'));
      }
    }
    for (Arrow arrow : chart.arrows()) {
      String deeds =
          arrow.deeds().stream()
              .map(deed -> words.text("describe.deed", deed.title(), deed.by()))
              .collect(Collectors.joining(words.text("describe.then")));
      String from = titles.getOrDefault(arrow.from(), "");
      String to = titles.getOrDefault(arrow.to(), "");
      account.append(words.text("describe.arrow", from, to, deeds)).append('\n');
    }
    chart.notes().forEach(note -> account.append(entry(note, words)).append('\n'));
    return account.toString();
  }

  private static String entry(Entry entry, DrawingWording words) {
    return words.text("describe.entry", entry.head(), words.joined("clause", entry.lines()));
  }
}
