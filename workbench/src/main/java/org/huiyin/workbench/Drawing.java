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

  private final Procedure procedure;

  private Drawing(Procedure procedure) {
    this.procedure = procedure;
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
    return new Drawing(Procedure.of(rulebook, kinds, new DrawingWording(rulebook, locale)));
  }

  Chart chart() {
    return Charting.of(procedure);
  }

  public String svg() {
    return OverviewText.of(procedure, Account.of(chart(), procedure.words()));
  }

  public String detail() {
    Chart chart = chart();
    return SvgText.of(chart, Layout.of(chart), Account.of(chart, procedure.words()));
  }

  public String mermaid() {
    return MermaidText.of(chart());
  }
}
