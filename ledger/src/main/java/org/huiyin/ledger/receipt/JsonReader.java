package org.huiyin.ledger.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.HashSet;
import java.util.function.Consumer;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.Refused.Defect;

/// Reads JSON (RFC 8259) once from beginning to end, and only what is asked for: whoever reads
/// says what comes next, so that nothing is built of what nobody expects, however deep or long.
/// One method a rule of the grammar; kept whole for that.
final class JsonReader {

  /// Also a character that a text may hold: only `atEnd` tells the end.
  private static final char END = '\uffff';

  private final String json;
  private final String what;
  private final StringBuilder path = new StringBuilder("$");
  private int at;

  /// @param what what is read, for refusals
  JsonReader(byte[] bytes, String what) {
    this.what = what;
    try {
      var decoder =
          UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT);
      this.json = decoder.decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException wrong) {
      throw new Refused(what, Defect.NOT_UTF_8);
    }
  }

  /// An object, whose members the consumer reads, each by its name.
  void object(Consumer<String> member) {
    expect('{', Defect.WRONG_TYPE);
    var names = new HashSet<String>();
    if (closes('}')) {
      return;
    }
    do {
      skipSpace();
      String name = string();
      if (!names.add(name)) {
        throw refused(Defect.FIELD_TWICE);
      }
      expect(':', Defect.NOT_JSON);
      member.accept(name);
    } while (continues('}'));
  }

  /// Reads on inside of a member or an element, which refusals then name.
  void inside(String step, Runnable reading) {
    int length = path.length();
    path.append(step);
    reading.run();
    path.setLength(length);
  }

  /// An array, of which each element is read by the runnable.
  void array(int most, Runnable element) {
    expect('[', Defect.WRONG_TYPE);
    if (closes(']')) {
      return;
    }
    int index = 0;
    do {
      if (index == most) {
        throw refused(Defect.TOO_MANY);
      }
      inside("[" + index++ + "]", element);
    } while (continues(']'));
  }

  /// A whole number of at least 0, without sign, fraction or exponent.
  long integer() {
    skipSpace();
    int start = at;
    while (peek() >= '0' && peek() <= '9') {
      at++;
    }
    if (at == start) {
      throw refused(Defect.WRONG_TYPE);
    }
    return org.huiyin.ledger.note.Decimal.read(json.substring(start, at), where());
  }

  String string() {
    skipSpace();
    if (peek() != '"') {
      throw refused(Defect.WRONG_TYPE);
    }
    at++;
    var text = new StringBuilder();
    while (peek() != '"') {
      text.append(peek() == '\\' ? escape() : character());
    }
    at++;
    return wellFormed(text.toString());
  }

  /// A lone surrogate has no UTF-8, so nothing can have been committed to it.
  private String wellFormed(String text) {
    if (!UTF_8.newEncoder().canEncode(text)) {
      throw refused(Defect.NOT_UTF_8);
    }
    return text;
  }

  private char character() {
    if (atEnd() || peek() < ' ') {
      throw refused(Defect.NOT_JSON);
    }
    return json.charAt(at++);
  }

  private char escape() {
    at++;
    char c = peek();
    at++;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> hexadecimal();
      default -> throw refused(Defect.NOT_JSON);
    };
  }

  private char hexadecimal() {
    int code = 0;
    for (int i = 0; i < 4; i++, at++) {
      char c = peek();
      int digit = c < 0x80 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        throw refused(Defect.NOT_JSON);
      }
      code = 16 * code + digit;
    }
    return (char) code;
  }

  /// Nothing may come any more.
  void end() {
    skipSpace();
    if (!atEnd()) {
      throw refused(Defect.TRAILING_BYTES);
    }
  }

  private boolean continues(char end) {
    if (closes(end)) {
      return false;
    }
    expect(',', Defect.NOT_JSON);
    return true;
  }

  private boolean closes(char end) {
    skipSpace();
    boolean closes = peek() == end && !atEnd();
    at += closes ? 1 : 0;
    return closes;
  }

  private void expect(char c, Defect otherwise) {
    skipSpace();
    if (peek() != c) {
      throw refused(otherwise);
    }
    at++;
  }

  private void skipSpace() {
    while (peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t') {
      at++;
    }
  }

  private boolean atEnd() {
    return at >= json.length();
  }

  private char peek() {
    return atEnd() ? END : json.charAt(at);
  }

  String where() {
    return what + ", " + path;
  }

  Refused refused(Defect defect) {
    return new Refused(where(), atEnd() ? Defect.TRUNCATED : defect);
  }
}
