package org.huiyin.matter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.huiyin.words.Digits;
import org.huiyin.words.Token;
import org.huiyin.words.Words;

/// What would lead from a word to whoever brought a matter: the pieces of their name, telephone
/// number, address and id number; any long number; any e-mail address. Lives in memory alone, and
/// `toString` shows nothing. Immutable.
final class Identifying {

  private static final int LONG = 5;

  private final List<String> parts;
  private final Set<String> tokens = new HashSet<>();

  /// @param identities what people said of themselves, each value by itself
  Identifying(List<String> identities) {
    List<String> folded = new ArrayList<>();
    for (String each : identities) {
      String part = Words.folded(each);
      folded.add(withoutBlanks(part));
      Words.of(part, Digits.SHORT).forEach(token -> tokens.add(token.text()));
    }
    this.parts = List.copyOf(folded);
  }

  /// The tokens of a text without them.
  List<Token> leftOf(String text) {
    String readable = withoutAddresses(Words.folded(text));
    return Words.of(readable, Digits.SHORT).stream()
        .filter(token -> !isAmong(token.text()))
        .toList();
  }

  /// Whether a token is one of them. A word of letters has to be the whole one: else whoever is
  /// called Ana would take half a dictionary along.
  boolean isAmong(String token) {
    return hasLongNumber(token)
        || tokens.contains(token)
        || (!hasLetters(token) && parts.stream().anyMatch(part -> part.contains(token)));
  }

  private static boolean hasLetters(String token) {
    return token.codePoints().anyMatch(c -> Character.isLetter(c) && !Character.isIdeographic(c));
  }

  private static boolean hasLongNumber(String token) {
    int run = 0;
    for (int at = 0; at < token.length(); at++) {
      run = Character.isDigit(token.charAt(at)) ? run + 1 : 0;
      if (run >= LONG) {
        return true;
      }
    }
    return false;
  }

  /// As a number is typed in groups.
  private static String withoutBlanks(String text) {
    StringBuilder left = new StringBuilder();
    text.chars()
        .filter(c -> !Character.isWhitespace(c) && c != '-')
        .forEach(c -> left.append((char) c));
    return left.toString();
  }

  private static String withoutAddresses(String text) {
    StringBuilder left = new StringBuilder(text);
    for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
      int start = at;
      while (start > 0 && isOfAddress(left.charAt(start - 1))) {
        start--;
      }
      int end = at + 1;
      while (end < text.length() && isOfAddress(text.charAt(end))) {
        end++;
      }
      left.replace(start, end, " ".repeat(end - start));
    }
    return left.toString();
  }

  private static boolean isOfAddress(char each) {
    return each < 128 && (Character.isLetterOrDigit(each) || "._%+-".indexOf(each) >= 0);
  }

  @Override
  public String toString() {
    return "Identifying[hidden]";
  }
}
