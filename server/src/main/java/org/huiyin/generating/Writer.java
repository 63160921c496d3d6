package org.huiyin.generating;

import java.util.random.RandomGenerator;
import org.huiyin.authority.Place;

/// Writes what belongs to one matter, about its place and in its language.
record Writer(Phrases phrases, RandomGenerator random, String place) {

  static Writer of(Phrases phrases, RandomGenerator random, Place place, boolean english) {
    return new Writer(phrases, random, english ? place.name().en() : place.name().zh());
  }

  /// One phrase under the first of these names that there is.
  String one(String... names) {
    return phrases
        .one(random, names)
        .replace("{place}", place)
        .replace("{n}", String.valueOf(2 + random.nextInt(9)))
        .replace("{month}", String.valueOf(1 + random.nextInt(12)))
        .replace("{day}", String.valueOf(1 + random.nextInt(28)));
  }

  /// Several, one after the other.
  String some(int least, int most, String name) {
    StringBuilder text = new StringBuilder();
    for (int left = least + random.nextInt(most - least + 1); left > 0; left--) {
      text.append(one(name)).append(' ');
    }
    return text.toString();
  }
}
