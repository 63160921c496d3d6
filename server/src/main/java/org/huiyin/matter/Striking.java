package org.huiyin.matter;

import java.text.Normalizer;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Strikes from words what tells of somebody: parts of a name, of an address and of all else that
/// a complainant said about themself; names of officers; numbers of five digits and more, in Arabic
/// or Chinese digits and however they are grouped; and e-mail addresses.
///
/// Guarantees that each gap looks the same, so that it tells no length. Does not guarantee that
/// what is left tells of nobody: a nickname, a place or a story can. Never refuses; strikes rather
/// a word too many.
final class Striking {

  /// What stands where something was struck.
  static final String GAP = "＊";

  private static final int DIGITS = 5;
  private static final int SHORTEST_WORD = 3;
  private static final int OF_NAME = 2;
  private static final int OF_ELSE = 4;
  private static final String CHINESE = "〇零一二三四五六七八九两幺";
  private static final String BETWEEN = " -.()/_~\t\u2010\u2011\u2012\u2013\u2014·*";
  private static final String OF_ADDRESS = "._%+-";
  private static final Set<String> TELLING =
      Set.of("name", "id-number", "phone", "email", "address", "contact");

  private final String words;

  /// The same with each `char` in its plain form, so that each stays where it is.
  private final String plain;

  private final BitSet struck = new BitSet();

  private Striking(String words) {
    this.words = words;
    this.plain = plain(words);
  }

  /// What is left of some words.
  ///
  /// @param identity who wrote them, by field
  /// @param officers names of others
  static String of(String words, Map<String, String> identity, Collection<String> officers) {
    Striking striking = new Striking(words);
    striking.numbers();
    striking.mailAddresses();
    identity.forEach(
        (field, value) -> {
          if (TELLING.contains(field)) {
            striking.parts(value, field.equals("name") ? OF_NAME : OF_ELSE);
          }
        });
    officers.forEach(striking::whole);
    return striking.left();
  }

  private static String plain(String words) {
    StringBuilder plain = new StringBuilder(words.length());
    for (int i = 0; i < words.length(); i++) {
      String each = Normalizer.normalize(words.substring(i, i + 1), Normalizer.Form.NFKC);
      plain.append(each.length() == 1 ? each : words.substring(i, i + 1));
    }
    String lower = plain.toString().toLowerCase(Locale.ROOT);
    return lower.length() == words.length() ? lower : plain.toString();
  }

  private void numbers() {
    int at = 0;
    while (at < plain.length()) {
      int end = at;
      int digits = 0;
      for (int i = at; i < plain.length() && (isDigit(i) || (digits > 0 && isBetween(i))); i++) {
        if (isDigit(i)) {
          digits++;
          end = i + 1;
        }
      }
      if (digits >= DIGITS) {
        struck.set(at, end);
      }
      at = Math.max(end, at + 1);
    }
  }

  private boolean isDigit(int at) {
    return Character.isDigit(plain.charAt(at)) || CHINESE.indexOf(plain.charAt(at)) >= 0;
  }

  private boolean isBetween(int at) {
    return BETWEEN.indexOf(plain.charAt(at)) >= 0;
  }

  private void mailAddresses() {
    for (int at = plain.indexOf('@'); at >= 0; at = plain.indexOf('@', at + 1)) {
      int from = at;
      while (from > 0 && isOfAddress(from - 1)) {
        from--;
      }
      int end = at + 1;
      while (end < plain.length() && isOfAddress(end)) {
        end++;
      }
      struck.set(from, end);
    }
  }

  private boolean isOfAddress(int at) {
    char each = plain.charAt(at);
    return isLatin(each) || (each >= '0' && each <= '9') || OF_ADDRESS.indexOf(each) >= 0;
  }

  private static boolean isLatin(char each) {
    return Character.UnicodeScript.of(each) == Character.UnicodeScript.LATIN;
  }

  /// Its words where they stand alone; of what is written without blanks, as many characters of it
  /// as stand together.
  private void parts(String value, int fewest) {
    String known = plain(value);
    latinWords(known).forEach(this::alone);
    Signs signs = new Signs(known);
    Set<String> pieces = new HashSet<>();
    for (int i = 0; i + fewest <= signs.length(); i++) {
      pieces.add(signs.piece(i, fewest));
    }
    Signs own = new Signs(plain);
    for (int i = 0; i + fewest <= own.length(); i++) {
      if (pieces.contains(own.piece(i, fewest))) {
        own.strike(struck, i, fewest);
      }
    }
  }

  /// A name as a whole: part of it may be a word like any other.
  private void whole(String name) {
    parts(name, Math.max(OF_NAME, new Signs(plain(name)).length()));
  }

  private static List<String> latinWords(String text) {
    StringBuilder spaced = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      spaced.append(isLatin(text.charAt(i)) ? text.charAt(i) : ' ');
    }
    return List.of(spaced.toString().strip().split(" +", -1)).stream()
        .filter(word -> word.length() >= SHORTEST_WORD)
        .toList();
  }

  private void alone(String word) {
    for (int at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + 1)) {
      int end = at + word.length();
      if ((at == 0 || !isLatin(plain.charAt(at - 1)))
          && (end == plain.length() || !isLatin(plain.charAt(end)))) {
        struck.set(at, end);
      }
    }
  }

  private String left() {
    StringBuilder left = new StringBuilder();
    for (int i = 0; i < words.length(); i++) {
      if (!struck.get(i)) {
        left.append(words.charAt(i));
      } else if (i == 0 || !struck.get(i - 1)) {
        left.append(GAP);
      }
    }
    return left.toString();
  }

  /// The characters of a text that are written without blanks between words, such as Chinese ones,
  /// and where they stand.
  private static final class Signs {

    private final StringBuilder text = new StringBuilder();
    private final int[] at;

    Signs(String plain) {
      at = new int[plain.length()];
      for (int i = 0; i < plain.length(); i++) {
        if (isSign(plain.charAt(i))) {
          at[text.length()] = i;
          text.append(plain.charAt(i));
        }
      }
    }

    /// Rare characters of names are two `char`s each.
    private static boolean isSign(char each) {
      return Character.isSurrogate(each) || (Character.isLetter(each) && !isLatin(each));
    }

    int length() {
      return text.length();
    }

    String piece(int from, int length) {
      return text.substring(from, from + length);
    }

    void strike(BitSet struck, int from, int length) {
      struck.set(at[from], at[from + length - 1] + 1);
    }
  }
}
