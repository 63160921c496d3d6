package org.huiyin.workbench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.huiyin.workbench.Chart.Arrow;
import org.huiyin.workbench.Chart.Box;
import org.huiyin.workbench.Chart.Deed;
import org.huiyin.workbench.Chart.Entry;
import org.huiyin.workbench.Chart.Shape;

/// Writes a chart as a Mermaid state diagram.
final class MermaidText {

  private static final Pattern END_OF_NOTE = Pattern.compile("(?i)e(?=nd\\s*note)");
  private static final String SAFE = " ，。、：；（）《》“”‘’→.,()/-";

  private final Map<String, String> names = new HashMap<>();
  private final StringBuilder out = new StringBuilder("stateDiagram-v2\n  direction TB\n");

  static String of(Chart chart) {
    MermaidText text = new MermaidText();
    chart.boxes().forEach(text::box);
    chart.arrows().forEach(text::arrow);
    chart.boxes().forEach(text::entries);
    return text.out.toString();
  }

  private void line(String line) {
    out.append("  ").append(line).append('\n');
  }

  private void box(Box box) {
    if (box.shape() == Shape.START) {
      names.put(box.id(), "[*]");
      return;
    }
    String name = "s" + names.size();
    names.put(box.id(), name);
    line("state \"" + escaped(box.title()) + "\" as " + name);
    if (box.shape() == Shape.END) {
      line(name + " --> [*]");
    }
  }

  private void arrow(Arrow arrow) {
    for (Deed deed : arrow.deeds()) {
      String label = escaped(deed.title()) + " / " + escaped(deed.by());
      line(names.get(arrow.from()) + " --> " + names.get(arrow.to()) + " : " + label);
    }
  }

  private void entries(Box box) {
    List<Entry> entries = box.entries();
    if (entries.isEmpty()) {
      return;
    }
    line("note right of " + names.get(box.id()));
    for (Entry entry : entries) {
      line("  " + escaped(entry.head()));
      entry.lines().forEach(more -> line("  " + escaped(more)));
    }
    line("end note");
  }

  /// Whatever isn't a letter, a digit or harmless becomes an entity, which Mermaid shows as the
  /// character and doesn't read.
  private static String escaped(String text) {
    StringBuilder safe = new StringBuilder();
    String apart = END_OF_NOTE.matcher(text).replaceAll("\u0000");
    for (int c : apart.codePoints().toArray()) {
      if (c == 0) {
        safe.append("#101;");
      } else if (Character.isLetterOrDigit(c) || SAFE.indexOf(c) >= 0) {
        safe.appendCodePoint(c);
      } else if (Character.isWhitespace(c)) {
        safe.append(' ');
      } else if (!Character.isISOControl(c)) {
        safe.append('#').append(c).append(';');
      }
    }
    return safe.toString();
  }
}
