package org.huiyin.triage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huiyin.triage.Vocabulary.Weighed;

/// Finds texts on the same cause: by the words that at least twenty of them share, the rarer the
/// heavier (cosine of TF-IDF). A word that fewer share counts for nothing, so nobody is found by a
/// name. Whoever asks has put only what they may see into it. Immutable and thread-safe.
public final class Likeness {

  /// How many are named at most.
  public static final int MOST = 10;

  /// From where on texts are alike, as measured by [LikenessTrial].
  static final double LIKE = 0.5;

  private final Vocabulary vocabulary;
  private final List<Written> texts;

  /// By word, which texts have it.
  private final Map<Integer, List<Posting>> postings;

  private record Posting(int text, double weight) {}

  private Likeness(
      Vocabulary vocabulary, List<Written> texts, Map<Integer, List<Posting>> postings) {
    this.vocabulary = vocabulary;
    this.texts = texts;
    this.postings = postings;
  }

  /// Among which texts is asked.
  public static Likeness among(List<Written> texts) {
    List<Bag> bags = texts.stream().map(Written::text).map(Bag::of).toList();
    Vocabulary vocabulary = Vocabulary.of(bags);
    Map<Integer, List<Posting>> postings = new HashMap<>();
    for (int at = 0; at < bags.size(); at++) {
      for (Weighed each : vocabulary.weighed(bags.get(at))) {
        postings
            .computeIfAbsent(each.number(), _ -> new ArrayList<>())
            .add(new Posting(at, each.weight()));
      }
    }
    return new Likeness(vocabulary, List.copyOf(texts), postings);
  }

  /// One that is alike.
  ///
  /// @param likeness from 0, for nothing in common, to 1
  public record Like(String matter, double likeness) {}

  /// Those that are like this one, the most alike first; at most ten, and never itself.
  public List<Like> like(Written asked) {
    double[] scores = new double[texts.size()];
    for (Weighed each : vocabulary.weighed(Bag.of(asked.text()))) {
      for (Posting posting : postings.getOrDefault(each.number(), List.of())) {
        scores[posting.text()] += each.weight() * posting.weight();
      }
    }
    List<Like> found = new ArrayList<>();
    for (int at = 0; at < scores.length; at++) {
      if (scores[at] >= LIKE && !texts.get(at).matter().equals(asked.matter())) {
        found.add(new Like(texts.get(at).matter(), scores[at]));
      }
    }
    return found.stream()
        .sorted(Comparator.comparingDouble(Like::likeness).reversed().thenComparing(Like::matter))
        .limit(MOST)
        .toList();
  }
}
