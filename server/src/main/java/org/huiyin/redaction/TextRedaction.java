package org.huiyin.redaction;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Takes passages out of a text.
///
/// Guarantees that the new text holds nothing of what was marked or named, however it is spaced,
/// broken or written wide, and that each gap looks the same, so that it tells no length. What
/// stands beside it can still say who is meant: that is for whoever reads it before it is
/// published.
final class TextRedaction {

  /// What stands where something was taken out.
  static final String GAP = "■■■";

  private static final char OPENS = '⟦';
  private static final char CLOSES = '⟧';

  private TextRedaction() {}

  /// @param times how often each of the passages was found, in their order
  record Redacted(String text, List<Integer> times, int gaps) {
    Redacted {
      times = List.copyOf(times);
    }

    @Override
    public String toString() {
      return "Redacted[" + gaps + "]";
    }
  }

  sealed interface Marked {
    record Fits(BitSet gone) implements Marked {}

    /// A sign is missing, or the words between the signs are others than those of the source.
    record Differs() implements Marked {}
  }

  /// @param marked the source with ⟦ and ⟧ around what goes; empty where nothing is marked
  static Marked marked(String source, String marked) {
    BitSet gone = new BitSet();
    int at = 0;
    boolean open = false;
    for (int i = 0; i < marked.length(); i++) {
      char c = marked.charAt(i);
      if (c == OPENS || c == CLOSES) {
        if (open == (c == OPENS)) {
          return new Marked.Differs();
        }
        open = c == OPENS;
      } else if (at == source.length() || source.charAt(at) != c) {
        return new Marked.Differs();
      } else {
        gone.set(at++, open);
      }
    }
    return open || at != source.length() ? new Marked.Differs() : new Marked.Fits(gone);
  }

  /// @param gone what was marked
  static Redacted of(String source, BitSet gone, List<String> passages) {
    BitSet all = new BitSet();
    all.or(gone);
    Folded folded = Folded.of(source);
    List<Integer> times = new ArrayList<>();
    for (String passage : passages) {
      times.add(folded.mark(Folded.of(passage), all));
    }
    StringBuilder kept = new StringBuilder();
    int gaps = 0;
    for (int at = 0; at < source.length(); ) {
      int end = at + Character.charCount(source.codePointAt(at));
      boolean goes = all.get(at) || (end - at == 2 && all.get(at + 1));
      if (!goes) {
        kept.append(source, at, end);
      } else if (at == 0 || !all.get(at - 1)) {
        kept.append(GAP);
        gaps++;
      }
      at = end;
    }
    return new Redacted(kept.toString(), times, gaps);
  }

  /// The passages of a field in which each stands on a line of its own.
  static List<String> lines(String typed) {
    return typed.lines().map(String::strip).filter(line -> !Folded.of(line).isEmpty()).toList();
  }
}
