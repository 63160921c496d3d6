package org.huiyin.workbench;

import java.util.List;
import java.util.Locale;
import org.huiyin.rulebook.KindDefinition;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.workbench.Chart.Entry;
import org.huiyin.workbench.Chart.Tone;

/// A picture of a procedure: its stages, and the acts that lead from one to the next.
///
/// Guarantees: equal rulebooks give equal text, in every run. Every stage that a matter can come
/// to is shown, and every act that moves it. Acts that move nothing are left out.
///
/// It is read off the rulebook and proves nothing: it can show a way that no matter takes. A
/// procedure of more than 60 stages, 200 acts, 120 clocks or 150 arrows isn't drawn; its picture
/// says so.
///
/// Immutable and thread-safe.
public final class Drawing {

  // The largest procedure of the law has 13 stages; more than this is read by nobody, and laying
  // out the details takes seconds.
  private static final int MOST_STAGES = 60;
  private static final int MOST_ACTS = 200;
  private static final int MOST_CLOCKS = 120;

  /// What takes the time of laying out the details.
  private static final int MOST_ARROWS = 150;

  private final Overview overview;
  private final Chart chart;
  private final String account;

  private Drawing(Overview overview, Chart chart, DrawingWording words) {
    this.overview = overview;
    this.chart = chart;
    this.account = Account.of(chart, words);
  }

  /// All kinds of matter in one picture; what only some have is marked so.
  ///
  /// @param locale Chinese, or anything else for English
  public static Drawing of(Rulebook rulebook, Locale locale) {
    return of(rulebook, List.copyOf(rulebook.kinds().values()), locale);
  }

  /// One kind of matter.
  ///
  /// @throws IllegalArgumentException if the rulebook has no such kind
  public static Drawing of(Rulebook rulebook, String kind, Locale locale) {
    KindDefinition definition = rulebook.kinds().get(kind);
    if (definition == null) {
      throw new IllegalArgumentException("kind: the rulebook has no kind " + kind);
    }
    return of(rulebook, List.of(definition), locale);
  }

  private static Drawing of(Rulebook rulebook, List<KindDefinition> kinds, Locale locale) {
    DrawingWording words = new DrawingWording(rulebook, locale);
    if (isTooLarge(rulebook)) {
      return tooLarge(Procedure.of(rulebook, List.of(), words));
    }
    Procedure procedure = Procedure.of(rulebook, kinds, words);
    Chart chart = Charting.of(procedure);
    return chart.arrows().size() > MOST_ARROWS
        ? tooLarge(procedure)
        : new Drawing(Overviewing.of(procedure), chart, words);
  }

  private static boolean isTooLarge(Rulebook rulebook) {
    return rulebook.stages().size() > MOST_STAGES
        || rulebook.acts().size() > MOST_ACTS
        || rulebook.clocks().size() > MOST_CLOCKS;
  }

  private static Drawing tooLarge(Procedure procedure) {
    Rulebook rulebook = procedure.rulebook();
    DrawingWording words = procedure.words();
    String what = words.text("too-large", rulebook.stages().size(), rulebook.acts().size());
    List<Entry> notes = List.of(new Entry(Tone.PLAIN, what, List.of()));
    String edition = words.text("edition", rulebook.edition());
    Chart.Key key = procedure.key(List.of(), List.of());
    return new Drawing(
        new Overview(procedure.title(), edition, List.of(), notes, key),
        new Chart(procedure.title(), edition, List.of(), List.of(), notes, key),
        words);
  }

  /// The chart of all details, for tests.
  Chart chart() {
    return chart;
  }

  /// The overview as SVG that needs nothing else: no script, no style sheet, no font; `desc` tells
  /// all details in words. One kind of each rulebook that comes with this library fits on an A4
  /// page, in type of at least 9 points. Of the duties and rights in a stage it tells as many as
  /// there is room for, those of the law first.
  ///
  /// Takes some milliseconds.
  public String svg() {
    return OverviewText.of(overview, account);
  }

  /// All details as SVG: each duty and right with who has it, from when and for how long, the
  /// extension and the article. As wide as an A4 page where that is possible, and several long.
  ///
  /// Takes about a tenth of a second, the first one a second more, and at the bounds of size some
  /// seconds, so keep it.
  public String detailedSvg() {
    return SvgText.of(chart, Layout.of(chart), account);
  }

  /// The picture as the text of a Mermaid state diagram, with all details.
  public String mermaid() {
    return MermaidText.of(chart);
  }
}
