package org.huiyin.triage;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Suggests topics from words: a logistic regression for each topic (liblinear, L2) over the words
/// that at least twenty texts share. The same examples in the same order give the same model. Its
/// reasons are the words themselves, each with the weight that it had. Immutable and thread-safe.
public final class TopicModel {

  /// How many pieces of the text are told as reasons.
  static final int REASONS = 3;

  private static final double COST = 4;
  private static final double EXACT = 0.01;

  static {
    // It writes to standard output by itself.
    Linear.disableDebugOutput();
  }

  private final Vocabulary vocabulary;
  private final List<String> topics;
  private final Model model;

  private TopicModel(Vocabulary vocabulary, List<String> topics, Model model) {
    this.vocabulary = vocabulary;
    this.topics = topics;
    this.model = model;
  }

  /// Learns; empty while there are fewer than two topics, or no word that enough texts share.
  public static Optional<TopicModel> learned(List<Example> examples) {
    List<Bag> bags = examples.stream().map(Example::text).map(Bag::of).toList();
    List<String> topics = examples.stream().map(Example::topic).distinct().sorted().toList();
    Vocabulary vocabulary = Vocabulary.of(bags);
    if (topics.size() < 2 || vocabulary.size() == 0) {
      return Optional.empty();
    }
    Problem problem = new Problem();
    problem.l = bags.size();
    problem.n = vocabulary.size() + 1;
    problem.bias = 1;
    problem.x = bags.stream().map(bag -> features(vocabulary, bag)).toArray(Feature[][]::new);
    problem.y = examples.stream().mapToDouble(each -> topics.indexOf(each.topic())).toArray();
    Parameter how = new Parameter(SolverType.L2R_LR, COST, EXACT);
    return Optional.of(new TopicModel(vocabulary, topics, Linear.train(problem, how)));
  }

  /// The last one is the same for all: what a topic has before any word is read.
  private static Feature[] features(Vocabulary vocabulary, Bag bag) {
    return Stream.concat(
            vocabulary.weighed(bag).stream()
                .map(each -> new FeatureNode(each.number() + 1, each.weight())),
            Stream.of(new FeatureNode(vocabulary.size() + 1, 1)))
        .toArray(Feature[]::new);
  }

  /// The topics that fit best, the best first; none for a text without a word that it knows.
  public List<Suggestion> suggestions(String text, int most) {
    Bag bag = Bag.of(text);
    if (vocabulary.weighed(bag).isEmpty()) {
      return List.of();
    }
    double[] likely = new double[topics.size()];
    Linear.predictProbability(model, features(vocabulary, bag), likely);
    int[] labels = model.getLabels();
    return IntStream.range(0, labels.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer at) -> likely[at]).reversed())
        .limit(most)
        .map(
            at ->
                new Suggestion(
                    topics.get(labels[at]),
                    likely[at],
                    Reasons.of(text, bag, word -> weight(bag, word, at), REASONS)))
        .toList();
  }

  private double weight(Bag bag, String word, int topic) {
    int columns = model.getNrClass() == 2 ? 1 : model.getNrClass();
    double sign = columns == 1 && topic == 1 ? -1 : 1;
    return vocabulary.number(word).stream()
        .mapToDouble(at -> model.getFeatureWeights()[at * columns + (columns == 1 ? 0 : topic)])
        .map(each -> sign * each * (1 + Math.log(bag.counts().getOrDefault(word, 1))))
        .findFirst()
        .orElse(0);
  }
}
