package org.huiyin.words;

/// What becomes of the digits in a text.
public enum Digits {
  /// No token has any: texts are compared by what they are about.
  NONE,
  /// Short numbers stay, such as a building's or an article's; what is as long as a telephone
  /// number or longer goes, however it is grouped.
  SHORT
}
