package org.huiyin.matter;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.huiyin.words.Digits;
import org.huiyin.words.Token;
import org.huiyin.words.Words;

/// What somebody looks for, as tokens that all have to occur. Of Chinese these are the pairs of
/// characters: where words begin and end is told by what stands around them, so the same characters
/// may be other words in what was written.
///
/// @param tokens each once
/// @param hasLongNumber whether it names a number of five digits or more, which is in no words
record SearchTokens(Set<String> tokens, boolean hasLongNumber) {

  private static final int MOST = 40;
  private static final int LONG = 5;

  SearchTokens {
    tokens = Set.copyOf(tokens);
  }

  static SearchTokens of(String typed) {
    String words = Words.folded(typed);
    List<Token> all = Words.of(words, Digits.SHORT);
    Set<String> tokens = new LinkedHashSet<>();
    for (Token token : all) {
      if (tokens.size() < MOST && isAsked(token, all)) {
        tokens.add(token.text());
      }
    }
    return new SearchTokens(tokens, digits(words) >= LONG);
  }

  private static boolean isAsked(Token token, List<Token> all) {
    if (!isChinese(token)) {
      return true;
    }
    int length = token.text().codePointCount(0, token.text().length());
    return length == 2 || (length == 1 && all.stream().noneMatch(other -> covers(other, token)));
  }

  private static boolean covers(Token other, Token token) {
    return isChinese(other)
        && other.text().length() > token.text().length()
        && other.start() <= token.start()
        && other.end() >= token.end();
  }

  private static boolean isChinese(Token token) {
    return token.text().codePoints().allMatch(Character::isIdeographic);
  }

  /// Of the number that has most, with what groups its digits.
  private static int digits(String text) {
    int most = 0;
    int run = 0;
    for (int at = 0; at < text.length(); at++) {
      char each = text.charAt(at);
      run = Character.isDigit(each) ? run + 1 : each == '-' || each == ' ' ? run : 0;
      most = Math.max(most, run);
    }
    return most;
  }

  /// As PostgreSQL reads a `tsquery`.
  String asked() {
    return tokens.stream()
        .sorted()
        .map(token -> "'" + token.replace("\\", "\\\\").replace("'", "''") + "'")
        .collect(Collectors.joining(" & "));
  }

  @Override
  public String toString() {
    return "SearchTokens[hidden]";
  }
}
