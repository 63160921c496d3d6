package org.huiyin.triage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How well texts on the same cause are found: of some texts a second version is planted, which
/// lacks about half of the sentences and has the others in another order; then each is asked for.
/// Texts that are alike without having been planted count as wrong, so the precision is a floor.
///
/// @param texts how many there were, with those that were planted
/// @param planted how many of them were
/// @param recall the share of the planted whose first version was found
/// @param first the share of the planted whose first version was found first
/// @param precision the share of what was found that was the first version
public record LikenessTrial(int texts, int planted, double recall, double first, double precision) {

  private static final long SEED = 9;
  private static final Pattern SENTENCE = Pattern.compile("(?<=[。！？；!?;\\n])");

  /// Plants a second version of so many.
  public static LikenessTrial of(List<String> texts, int planted) {
    Random random = new Random(SEED);
    List<Written> all = new ArrayList<>();
    for (int at = 0; at < texts.size(); at++) {
      all.add(new Written("as it came " + at, texts.get(at)));
    }
    List<Integer> chosen = new ArrayList<>();
    for (int at = 0; at < texts.size(); at++) {
      if (sentences(texts.get(at)).size() > 2) {
        chosen.add(at);
      }
    }
    Collections.shuffle(chosen, random);
    List<Integer> some = chosen.stream().limit(planted).toList();
    some.forEach(at -> all.add(new Written("again " + at, other(texts.get(at), random))));
    return judged(Likeness.among(all), all.subList(texts.size(), all.size()), all.size());
  }

  private static LikenessTrial judged(Likeness likeness, List<Written> planted, int texts) {
    int found = 0;
    int right = 0;
    int first = 0;
    for (Written again : planted) {
      String wanted = again.matter().replace("again", "as it came");
      List<String> like = likeness.like(again).stream().map(Likeness.Like::matter).toList();
      found += like.size();
      right += like.contains(wanted) ? 1 : 0;
      first += !like.isEmpty() && like.getFirst().equals(wanted) ? 1 : 0;
    }
    double all = Math.max(1, planted.size());
    return new LikenessTrial(
        texts, planted.size(), right / all, first / all, right / Math.max(1.0, found));
  }

  private static List<String> sentences(String text) {
    return Arrays.stream(SENTENCE.split(text, -1)).filter(each -> !each.isBlank()).toList();
  }

  private static String other(String text, Random random) {
    List<String> kept =
        sentences(text).stream()
            .filter(_ -> random.nextBoolean())
            .collect(Collectors.toCollection(ArrayList::new));
    if (kept.isEmpty()) {
      kept.add(sentences(text).getFirst());
    }
    Collections.shuffle(kept, random);
    return String.join("", kept);
  }
}
