package org.huiyin.rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who has said yes to an act that several must do together. It takes effect with the last yes,
/// and only if all meant the same: a yes to other particulars takes the place of an earlier one.
/// What has not taken effect when the matter enters another stage is nothing any more.
final class Consents {

  // Not a name, so no date or act is called so.
  static final String CONSENT = "consent:";

  private final ActDefinition act;
  private final State state;
  private final String to;

  Consents(ActDefinition act, State state, Particulars with) {
    this.act = act;
    this.state = state;
    this.to = with.inWords();
  }

  static String key(String act, String by) {
    return CONSENT + act + " " + by + " ";
  }

  /// The post as which this actor says yes: one that hasn't yet, if the actor holds several.
  @Nullable Post postOf(Actor by, Seating seating) {
    Post own = null;
    for (Post post : act.gate().by()) {
      if (seating.holds(post, by) && (own == null || isGiven(own))) {
        own = post;
      }
    }
    return own;
  }

  boolean isGiven(Post by) {
    return state.count(key(act.id(), by.toString()) + to) > 0;
  }

  boolean isLast(Post by) {
    for (Post post : act.gate().by()) {
      if (!post.equals(by) && !isGiven(post)) {
        return false;
      }
    }
    return true;
  }

  /// A yes that isn't the last one: it is kept, and the others are told.
  List<Effect> effects(Post by) {
    List<Effect> effects = new ArrayList<>();
    effects.add(new Effect.Consented(act.id(), by.toString(), to));
    for (Post post : act.gate().by()) {
      if (!post.equals(by)) {
        effects.add(new Effect.Told(post.toString(), act.id()));
      }
    }
    return effects;
  }

  static ArrayMap<Integer> given(ArrayMap<Integer> counts, Effect.Consented consent) {
    String key = key(consent.act(), consent.by());
    return without(counts, key).with(key + consent.to(), 1);
  }

  static ArrayMap<Integer> without(ArrayMap<Integer> counts, String prefix) {
    ArrayMap<Integer> left = counts;
    for (Map.Entry<String, Integer> entry : counts.entrySet()) {
      if (entry.getKey().startsWith(prefix)) {
        left = left.without(entry.getKey());
      }
    }
    return left;
  }
}
