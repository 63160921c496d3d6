package org.huiyin.matter;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.huiyin.words.Digits;
import org.huiyin.words.Token;
import org.huiyin.words.Words;

/// A few words around those that were looked for, these marked.
final class Excerpt {

  private static final int BEFORE = 30;
  private static final int LONGEST = 140;
  private static final String MORE = "…";

  private final String text;
  private final BitSet marked = new BitSet();
  private final Set<String> found = new HashSet<>();

  private Excerpt(String text, Set<String> tokens) {
    this.text = text;
    for (Token token : Words.of(text, Digits.SHORT)) {
      if (tokens.contains(token.text())) {
        found.add(token.text());
        marked.set(token.start(), token.end());
      }
    }
  }

  /// Of the text in which most of the tokens occur; of such the first. Empty where there is none.
  static List<SearchPage.Piece> of(List<SearchedTexts.Text> texts, Set<String> tokens) {
    return texts.stream()
        .map(text -> new Excerpt(text.text(), tokens))
        .max(
            Comparator.<Excerpt>comparingInt(each -> each.found.size())
                .thenComparing(each -> -texts.indexOf(first(texts, each.text))))
        .map(Excerpt::pieces)
        .orElse(List.of());
  }

  private static SearchedTexts.Text first(List<SearchedTexts.Text> texts, String text) {
    return texts.stream().filter(each -> each.text().equals(text)).findFirst().orElseThrow();
  }

  private List<SearchPage.Piece> pieces() {
    int start = whole(Math.max(0, marked.nextSetBit(0) - BEFORE));
    int end = whole(Math.min(text.length(), start + LONGEST));
    List<SearchPage.Piece> pieces = new ArrayList<>();
    if (start > 0) {
      pieces.add(new SearchPage.Piece(MORE, false));
    }
    int at = start;
    while (at < end) {
      boolean is = marked.get(at);
      int next = is ? marked.nextClearBit(at) : marked.nextSetBit(at);
      int until = next < 0 ? end : Math.min(end, next);
      pieces.add(new SearchPage.Piece(text.substring(at, until), is));
      at = until;
    }
    if (end < text.length()) {
      pieces.add(new SearchPage.Piece(MORE, false));
    }
    return pieces;
  }

  /// Not in the middle of a character.
  private int whole(int at) {
    return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
  }
}
