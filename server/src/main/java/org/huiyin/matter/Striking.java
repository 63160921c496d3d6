package org.huiyin.matter;

import java.util.Collection;

/// Strikes from words what tells who wrote them.
final class Striking {

  private Striking() {}

  static String of(String words, Collection<String> identity) {
    return words;
  }
}
