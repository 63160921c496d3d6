package org.huiyin.triage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/// How well topics are suggested, by cross-validation: each text is judged by a model that was
/// learned without it. The folds are always the same.
///
/// @param texts how many were judged
/// @param accuracy the share of texts whose first suggestion is the topic they have
/// @param amongThree the share of texts whose topic is among the first three suggestions
/// @param macroF1 the mean of the topics' F1, each counting the same
/// @param f1 each topic's own
public record TopicTrial(
    int texts, double accuracy, double amongThree, double macroF1, Map<String, Double> f1) {

  /// How often the texts are parted.
  public static final int FOLDS = 5;

  private static final long SEED = 9;
  private static final int SHOWN = 3;

  public TopicTrial {
    f1 = Map.copyOf(f1);
  }

  /// What a text has, and what was suggested.
  private record Judged(String topic, List<String> suggested) {

    boolean first() {
      return !suggested.isEmpty() && suggested.getFirst().equals(topic);
    }
  }

  /// Learns and judges; the examples are shuffled in the same way each time.
  public static TopicTrial of(List<Example> examples) {
    List<Example> shuffled = new ArrayList<>(examples);
    Collections.shuffle(shuffled, new Random(SEED));
    List<Judged> judged = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      judged.addAll(judged(shuffled, fold));
    }
    Map<String, Double> f1 = f1(judged);
    return new TopicTrial(
        judged.size(),
        share(judged.stream().filter(Judged::first).count(), judged.size()),
        share(
            judged.stream().filter(each -> each.suggested().contains(each.topic())).count(),
            judged.size()),
        f1.values().stream().mapToDouble(each -> each).average().orElse(0),
        f1);
  }

  private static List<Judged> judged(List<Example> all, int fold) {
    List<Example> known = new ArrayList<>();
    List<Example> asked = new ArrayList<>();
    for (int at = 0; at < all.size(); at++) {
      (at % FOLDS == fold ? asked : known).add(all.get(at));
    }
    Optional<TopicModel> model = TopicModel.learned(known);
    return asked.stream()
        .map(each -> new Judged(each.topic(), suggested(model, each.text())))
        .toList();
  }

  private static List<String> suggested(Optional<TopicModel> model, String text) {
    return model.stream()
        .flatMap(known -> known.suggestions(text, SHOWN).stream())
        .map(Suggestion::topic)
        .toList();
  }

  private static Map<String, Double> f1(List<Judged> judged) {
    Map<String, Double> each = new TreeMap<>();
    for (String topic : new TreeSet<>(judged.stream().map(Judged::topic).toList())) {
      long right = judged.stream().filter(one -> one.first() && one.topic().equals(topic)).count();
      long have = judged.stream().filter(one -> one.topic().equals(topic)).count();
      long said =
          judged.stream()
              .filter(one -> one.suggested().stream().limit(1).anyMatch(topic::equals))
              .count();
      each.put(topic, share(2 * right, have + said));
    }
    return each;
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
