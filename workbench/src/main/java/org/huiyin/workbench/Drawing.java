package org.huiyin.workbench;

import java.util.List;
import java.util.Locale;
import org.huiyin.rulebook.KindDefinition;
import org.huiyin.rulebook.Rulebook;

public final class Drawing {
  private final String svg;
  private final String mermaid;

  private Drawing(String svg, String mermaid) {
    this.svg = svg;
    this.mermaid = mermaid;
  }

  public static Drawing of(Rulebook rulebook, Locale locale) {
    return of(rulebook, List.copyOf(rulebook.kinds().values()), locale);
  }

  public static Drawing of(Rulebook rulebook, String kind, Locale locale) {
    return of(rulebook, List.of(rulebook.kinds().get(kind)), locale);
  }

  private static Drawing of(Rulebook rulebook, List<KindDefinition> kinds, Locale locale) {
    DrawingWording words = new DrawingWording(rulebook, locale);
    Chart chart = Charting.of(rulebook, kinds, words);
    Plan plan = Layout.of(chart);
    return new Drawing(SvgText.of(chart, plan, ""), "");
  }

  public String svg() {
    return svg;
  }

  public String mermaid() {
    return mermaid;
  }
}
