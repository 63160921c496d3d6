package org.huiyin.workbench;

import java.util.Locale;

/// Writes XML, with whatever text comes.
final class Xml {

  private final StringBuilder out = new StringBuilder();

  /// An element without content.
  ///
  /// @param attributes names and values in turn
  Xml empty(String name, Object... attributes) {
    start(name, attributes);
    out.setLength(out.length() - 1);
    out.append("/>");
    return this;
  }

  Xml start(String name, Object... attributes) {
    out.append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      write(value(attributes[i + 1]));
      out.append('"');
    }
    out.append('>');
    return this;
  }

  Xml end(String name) {
    out.append("</").append(name).append('>');
    return this;
  }

  Xml text(String text) {
    write(text);
    return this;
  }

  Xml line() {
    out.append('\n');
    return this;
  }

  private static String value(Object value) {
    return value instanceof Double number ? number(number) : value.toString();
  }

  /// One decimal is a tenth of a pixel; a whole number has none.
  static String number(double number) {
    String text = String.format(Locale.ROOT, "%.1f", number);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  private void write(String text) {
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                default -> out.appendCodePoint(isAllowed(c) ? c : 0xfffd);
              }
            });
  }

  /// Characters that XML 1.0 allows.
  private static boolean isAllowed(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xd7ff)
        || (c >= 0xe000 && c <= 0xfffd)
        || c >= 0x10000;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
