package org.huiyin.triage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/// The words that enough texts share, each with a number and a weight: what is rarer weighs more. A
/// word that fewer texts have isn't in it, so it holds no name that stands in a few. Immutable.
final class Vocabulary {

  /// Of how many texts a word must be part.
  static final int LEAST = 20;

  private final Map<String, Integer> numbers;
  private final double[] weights;

  private Vocabulary(Map<String, Integer> numbers, double[] weights) {
    this.numbers = numbers;
    this.weights = weights;
  }

  static Vocabulary of(Collection<Bag> bags) {
    Map<String, Integer> texts = new TreeMap<>();
    bags.forEach(bag -> bag.words().forEach(word -> texts.merge(word, 1, Integer::sum)));
    texts.values().removeIf(count -> count < LEAST);
    Map<String, Integer> numbers = new HashMap<>();
    double[] weights = new double[texts.size()];
    for (Map.Entry<String, Integer> each : texts.entrySet()) {
      weights[numbers.size()] = 1 + Math.log((1.0 + bags.size()) / (1.0 + each.getValue()));
      numbers.put(each.getKey(), numbers.size());
    }
    return new Vocabulary(Map.copyOf(numbers), weights);
  }

  int size() {
    return weights.length;
  }

  OptionalInt number(String word) {
    Integer number = numbers.get(word);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  /// A word of a text.
  ///
  /// @param weight such that the squares of a text's weights add up to 1
  record Weighed(int number, double weight) {}

  /// What this text has of these words, by their numbers.
  List<Weighed> weighed(Bag bag) {
    Map<Integer, Double> found = new TreeMap<>();
    bag.counts()
        .forEach(
            (word, count) ->
                number(word).ifPresent(at -> found.put(at, (1 + Math.log(count)) * weights[at])));
    double length = Math.sqrt(found.values().stream().mapToDouble(each -> each * each).sum());
    List<Weighed> all = new ArrayList<>();
    found.forEach((number, weight) -> all.add(new Weighed(number, weight / length)));
    return all;
  }
}
