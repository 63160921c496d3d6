package org.huiyin.words;

/// Numbers that could be a telephone's, a person's or an account's: seven digits or more, with
/// blanks, hyphens, dots or brackets between them or not, in Arabic or Chinese digits. A date
/// written in digits alone is taken for one too.
final class LongNumbers {

  private static final int SHORTEST = 7;
  private static final String CHINESE = "〇零一二三四五六七八九两幺";
  private static final String BETWEEN = " -.()/_~\t\u2010\u2011\u2012\u2013\u2014·*";

  private LongNumbers() {}

  /// The same text with blanks in place of such numbers.
  static String blanked(String text) {
    StringBuilder left = new StringBuilder(text);
    int at = 0;
    while (at < text.length()) {
      if (isDigit(text.charAt(at))) {
        int end = end(text, at);
        blankIfLong(left, text, at, end);
        at = end;
      } else {
        at++;
      }
    }
    return left.toString();
  }

  /// After the last of the digits that stand together.
  private static int end(String text, int start) {
    int end = start + 1;
    int at = end;
    while (at < text.length() && (isDigit(text.charAt(at)) || isBetween(text.charAt(at)))) {
      at++;
      end = isDigit(text.charAt(at - 1)) ? at : end;
    }
    return end;
  }

  private static void blankIfLong(StringBuilder left, String text, int start, int end) {
    if (text.substring(start, end).chars().filter(each -> isDigit((char) each)).count()
        >= SHORTEST) {
      for (int i = start; i < end; i++) {
        left.setCharAt(i, ' ');
      }
    }
  }

  private static boolean isDigit(char each) {
    return Character.isDigit(each) || CHINESE.indexOf(each) >= 0;
  }

  private static boolean isBetween(char each) {
    return BETWEEN.indexOf(each) >= 0;
  }
}
