package org.huiyin.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.huiyin.ledger.NotCanonical.Defect.CONTROL_CHARACTER;
import static org.huiyin.ledger.NotCanonical.Defect.DUPLICATE_KEY;
import static org.huiyin.ledger.NotCanonical.Defect.INTEGER_OUT_OF_RANGE;
import static org.huiyin.ledger.NotCanonical.Defect.KEYS_OUT_OF_ORDER;
import static org.huiyin.ledger.NotCanonical.Defect.KEY_IS_NOT_A_STRING;
import static org.huiyin.ledger.NotCanonical.Defect.MISSING_SEPARATOR;
import static org.huiyin.ledger.NotCanonical.Defect.NEEDLESS_ESCAPE;
import static org.huiyin.ledger.NotCanonical.Defect.NOT_AN_INTEGER;
import static org.huiyin.ledger.NotCanonical.Defect.NOT_AN_OBJECT;
import static org.huiyin.ledger.NotCanonical.Defect.NOT_SHORTEST_INTEGER;
import static org.huiyin.ledger.NotCanonical.Defect.NOT_UTF_8;
import static org.huiyin.ledger.NotCanonical.Defect.NULL;
import static org.huiyin.ledger.NotCanonical.Defect.TOO_DEEP;
import static org.huiyin.ledger.NotCanonical.Defect.TRAILING_BYTES;
import static org.huiyin.ledger.NotCanonical.Defect.TRUNCATED;
import static org.huiyin.ledger.NotCanonical.Defect.UNEXPECTED;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads one entry, and refuses at the first byte that [CanonicalWriter] cannot have written. A
/// recursive descent over the characters, one method a rule of the grammar; kept whole for that.
final class CanonicalReader {

  /// Also a character that a text may hold: only `atEnd` tells the end.
  private static final char END = '\uffff';

  private final CharBuffer chars;
  private int at;

  CanonicalReader(byte[] bytes) {
    chars = CharBuffer.allocate(bytes.length);
    var in = ByteBuffer.wrap(bytes);
    // Not `new String`, which would put replacement characters.
    var decoder =
        UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    if (decoder.decode(in, chars, true).isError()) {
      throw new NotCanonical(in.position(), NOT_UTF_8);
    }
    chars.flip();
  }

  Map<String, Object> entry() {
    if (peek() != '{') {
      throw defect(chars.hasRemaining() ? NOT_AN_OBJECT : TRUNCATED);
    }
    var entry = object(1);
    if (at < chars.limit()) {
      throw defect(TRAILING_BYTES);
    }
    return entry;
  }

  private Object value(int depth) {
    return switch (peek()) {
      case '{' -> object(depth + 1);
      case '[' -> array(depth + 1);
      case '"' -> string();
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> integer();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> throw defect(NULL);
      default -> throw defect(atEnd() ? TRUNCATED : UNEXPECTED);
    };
  }

  private Map<String, Object> object(int depth) {
    open(depth);
    var members = new LinkedHashMap<String, Object>();
    if (!closes('}')) {
      String last = null;
      do {
        int start = at;
        String key = key();
        checkOrder(last, key, start);
        expect(':');
        members.put(key, value(depth));
        last = key;
      } while (continues('}'));
    }
    return Collections.unmodifiableMap(members);
  }

  private String key() {
    if (peek() != '"') {
      throw defect(atEnd() ? TRUNCATED : KEY_IS_NOT_A_STRING);
    }
    return string();
  }

  private void checkOrder(@Nullable String last, String key, int start) {
    int order = last == null ? -1 : last.compareTo(key);
    if (order >= 0) {
      throw defect(start, order == 0 ? DUPLICATE_KEY : KEYS_OUT_OF_ORDER);
    }
  }

  private List<Object> array(int depth) {
    open(depth);
    var elements = new ArrayList<Object>();
    if (!closes(']')) {
      do {
        elements.add(value(depth));
      } while (continues(']'));
    }
    return Collections.unmodifiableList(elements);
  }

  private void open(int depth) {
    if (depth > CanonicalJson.MAX_DEPTH) {
      throw defect(TOO_DEEP);
    }
    at++;
  }

  private boolean closes(char end) {
    boolean closes = peek() == end;
    at += closes ? 1 : 0;
    return closes;
  }

  private boolean continues(char end) {
    if (closes(end)) {
      return false;
    }
    expect(',');
    return true;
  }

  private void expect(char separator) {
    if (peek() != separator) {
      throw defect(atEnd() ? TRUNCATED : MISSING_SEPARATOR);
    }
    at++;
  }

  private boolean word(String word, boolean meaning) {
    for (int i = 0; i < word.length(); i++, at++) {
      if (peek() != word.charAt(i)) {
        throw defect(atEnd() ? TRUNCATED : UNEXPECTED);
      }
    }
    return meaning;
  }

  private long integer() {
    int start = at;
    boolean negative = closes('-');
    int digits = at;
    long magnitude = 0;
    while (isDigit(peek())) {
      magnitude = 10 * magnitude + (chars.get(at) - '0');
      if (magnitude > CanonicalJson.MAX_INTEGER) {
        throw defect(start, INTEGER_OUT_OF_RANGE);
      }
      at++;
    }
    checkForm(start, digits, negative);
    return negative ? -magnitude : magnitude;
  }

  /// No sign without digits, no fraction or exponent, no leading zero, and no −0.
  private void checkForm(int start, int digits, boolean negative) {
    if (at == digits) {
      throw defect(atEnd() ? TRUNCATED : NOT_AN_INTEGER);
    }
    if (peek() == '.' || peek() == 'e' || peek() == 'E') {
      throw defect(NOT_AN_INTEGER);
    }
    if (chars.get(digits) == '0' && (negative || at > digits + 1)) {
      throw defect(start, NOT_SHORTEST_INTEGER);
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private String string() {
    at++;
    var text = new StringBuilder();
    while (peek() != '"') {
      text.append(peek() == '\\' ? escape() : character());
    }
    at++;
    return text.toString();
  }

  private char character() {
    if (atEnd()) {
      throw defect(TRUNCATED);
    }
    if (peek() < ' ') {
      throw defect(CONTROL_CHARACTER);
    }
    return chars.get(at++);
  }

  private char escape() {
    int start = at++;
    char c = peek();
    if (atEnd()) {
      throw defect(TRUNCATED);
    }
    at++;
    return switch (c) {
      case '"', '\\' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> controlCharacter(start);
      default -> throw defect(start, NEEDLESS_ESCAPE);
    };
  }

  /// Four hexadecimal digits in lower case, only for what has no shorter form.
  private char controlCharacter(int start) {
    int code = 0;
    for (int i = 0; i < 4; i++, at++) {
      int digit = "0123456789abcdef".indexOf(peek());
      if (digit < 0) {
        throw atEnd() ? defect(TRUNCATED) : defect(start, NEEDLESS_ESCAPE);
      }
      code = 16 * code + digit;
    }
    if (code >= ' ' || "\b\f\n\r\t".indexOf(code) >= 0) {
      throw defect(start, NEEDLESS_ESCAPE);
    }
    return (char) code;
  }

  private boolean atEnd() {
    return at >= chars.limit();
  }

  private char peek() {
    return atEnd() ? END : chars.get(at);
  }

  private NotCanonical defect(NotCanonical.Defect defect) {
    return defect(at, defect);
  }

  private NotCanonical defect(int character, NotCanonical.Defect defect) {
    int offset =
        chars.slice(0, Math.min(character, chars.limit())).toString().getBytes(UTF_8).length;
    return new NotCanonical(offset, defect);
  }
}
