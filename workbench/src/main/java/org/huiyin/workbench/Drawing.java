package org.huiyin.workbench;

import java.util.List;
import java.util.Locale;
import org.huiyin.rulebook.KindDefinition;
import org.huiyin.rulebook.Rulebook;

/// A picture of a procedure: its stages with what is owed and allowed in each, by whom, by when
/// and under which article; and the acts that lead from one to the next.
///
/// Guarantees: equal rulebooks give equal text, in every run. Every stage that a matter can come
/// to is shown, and every act that moves it. Acts that move nothing are left out.
///
/// It is read off the rulebook and proves nothing: it can show a way that no matter takes. A
/// procedure of more than 300 stages or 600 acts isn't laid out; its picture says so.
///
/// Making one takes about a tenth of a second, the first one over a second, so keep it. Immutable
/// and thread-safe.
public final class Drawing {

  private static final int MOST_STAGES = 300;
  private static final int MOST_ACTS = 600;
  private static final int MOST_CLOCKS = 600;

  private final String svg;
  private final String mermaid;

  private Drawing(String svg, String mermaid) {
    this.svg = svg;
    this.mermaid = mermaid;
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
    Chart chart =
        isTooLarge(rulebook) ? tooLarge(rulebook, words) : Charting.of(rulebook, kinds, words);
    String svg = SvgText.of(chart, Layout.of(chart), Account.of(chart, words));
    return new Drawing(svg, MermaidText.of(chart));
  }

  /// The chart itself, for tests.
  static Chart chart(Rulebook rulebook, String kind, Locale locale) {
    KindDefinition definition = rulebook.kinds().get(kind);
    return Charting.of(
        rulebook,
        definition == null ? List.copyOf(rulebook.kinds().values()) : List.of(definition),
        new DrawingWording(rulebook, locale));
  }

  private static boolean isTooLarge(Rulebook rulebook) {
    return rulebook.stages().size() > MOST_STAGES
        || rulebook.acts().size() > MOST_ACTS
        || rulebook.clocks().size() > MOST_CLOCKS;
  }

  private static Chart tooLarge(Rulebook rulebook, DrawingWording words) {
    String what = words.text("too-large", rulebook.stages().size(), rulebook.acts().size());
    Chart.Entry note = new Chart.Entry(Chart.Tone.PLAIN, what, List.of());
    return new Chart(
        rulebook.title(words.locale()),
        words.text("edition", rulebook.edition()),
        List.of(),
        List.of(),
        List.of(note),
        Charting.key(rulebook, words));
  }

  /// The picture as SVG that needs nothing else: no script, no style sheet, no font; `title` and
  /// `desc` tell it in words. As wide as an A4 page where that is possible, its type then has 9
  /// points.
  public String svg() {
    return svg;
  }

  /// The picture as the text of a Mermaid state diagram.
  public String mermaid() {
    return mermaid;
  }
}
