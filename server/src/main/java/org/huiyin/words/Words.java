package org.huiyin.words;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/// The tokens of a text, in the order in which they begin. The same text has the same tokens in
/// simplified and traditional characters, in full and half width, in capitals or not.
///
///     Words.of("水利局", Digits.NONE)  // 水利 水利局 利局
///
/// Keeps nothing between calls and is thread-safe.
public final class Words {

  /// What is read of a text at most, in `char`s; the rest has no tokens.
  public static final int MOST = 100_000;

  private static final Comparator<Piece> IN_ORDER =
      Comparator.comparingInt(Piece::start).thenComparingInt(Piece::end);

  private Words() {}

  /// Where a token lies in the folded text.
  private record Piece(String text, int start, int end) {}

  /// The tokens of a text, with the digits that are wanted.
  public static List<Token> of(String text, Digits digits) {
    String read = text.length() <= MOST ? text : text.substring(0, MOST);
    Folded folded = Folded.of(read);
    String safe = LongNumbers.blanked(folded.text());
    Stream<Piece> all = Stream.concat(chineseWords(safe), pairsAndOthers(safe));
    return placed(folded, all.filter(piece -> fits(piece.text(), digits)));
  }

  /// The same text in the one form in which tokens are: simplified characters, half width, small
  /// letters.
  public static String folded(String text) {
    return Folded.of(text).text().toLowerCase(Locale.ROOT);
  }

  private static Stream<Piece> chineseWords(String text) {
    return pieces(text, new HMMChineseTokenizer(), stream -> stream)
        .filter(piece -> all(piece.text(), Character::isIdeographic));
  }

  private static Stream<Piece> pairsAndOthers(String text) {
    return pieces(
        text,
        new StandardTokenizer(),
        stream ->
            new PorterStemFilter(
                new CJKBigramFilter(new LowerCaseFilter(new EnglishPossessiveFilter(stream)))));
  }

  /// What becomes of a stream.
  private interface Filtering {
    TokenStream of(TokenStream stream);
  }

  private static Stream<Piece> pieces(String text, Tokenizer tokenizer, Filtering filtering) {
    tokenizer.setReader(new StringReader(text));
    List<Piece> pieces = new ArrayList<>();
    try (TokenStream stream = filtering.of(tokenizer)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        pieces.add(new Piece(term.toString(), offset.startOffset(), offset.endOffset()));
      }
      stream.end();
      return pieces.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean fits(String text, Digits digits) {
    return switch (digits) {
      case NONE -> text.codePoints().noneMatch(Character::isDigit);
      case SHORT -> true;
    };
  }

  private static boolean all(String text, Predicate<Integer> is) {
    return text.codePoints().boxed().allMatch(is);
  }

  private static List<Token> placed(Folded folded, Stream<Piece> pieces) {
    List<Token> tokens = new ArrayList<>();
    int position = -1;
    int last = -1;
    for (Piece piece : pieces.sorted(IN_ORDER).distinct().toList()) {
      if (piece.start() != last) {
        position++;
        last = piece.start();
      }
      int end = folded.before(piece.end());
      tokens.add(new Token(piece.text(), position, folded.source(piece.start()), end));
    }
    return List.copyOf(tokens);
  }
}
