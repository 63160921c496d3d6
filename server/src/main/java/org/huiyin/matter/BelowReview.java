package org.huiyin.matter;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.huiyin.authority.Directory;
import org.huiyin.rulebook.ActDefinition;
import org.huiyin.rulebook.DateDefinition;
import org.huiyin.rulebook.Effect;
import org.huiyin.rulebook.OutcomeDefinition;
import org.huiyin.rulebook.Post;
import org.huiyin.rulebook.Rulebook;
import org.huiyin.rulebook.State;
import org.jspecify.annotations.Nullable;

/// What is written in a review isn't read below until the complainant has its decision: whoever
/// handled the matter sees that a review runs and until when, and neither why it was asked for nor
/// what those who look again write. From then on they see it all; so they do where the decision
/// gives them the matter back, since they have to answer by it.
///
/// Whose institution reviews, or stands above it, reads on; so does the complainant.
final class BelowReview {

  /// What is kept from an officer of this institution.
  static BelowReview of(Parts parts, MatterRecord matter, List<Facts> journal, UUID reader) {
    return new BelowReview(
        parts.rulebookOf(matter.identity()), parts.directory(), matter.state(), journal, reader);
  }

  private final Rulebook rulebook;
  private final Directory directory;
  private final State state;
  private final UUID reader;
  private final Set<String> reviews;
  private final Set<Integer> kept = new HashSet<>();

  /// @param journal all entries of the matter, in their order
  /// @param reader the institution of whoever reads
  BelowReview(
      Rulebook rulebook, Directory directory, State state, List<Facts> journal, UUID reader) {
    this.rulebook = rulebook;
    this.directory = directory;
    this.state = state;
    this.reader = reader;
    this.reviews = Succession.reviewing(rulebook);
    journal.forEach(entry -> keep(entry, journal));
  }

  /// Whether what this entry says is kept from the reader.
  boolean withholds(int seq) {
    return kept.contains(seq);
  }

  private void keep(Facts entry, List<Facts> journal) {
    String seat = seatOf(entry).orElse(null);
    if (seat != null && !sits(seat) && !isOut(seat, entry, journal)) {
      kept.add(entry.seq());
    }
  }

  /// The seat of the review to which an entry belongs: as which post it was done, or which it
  /// asked for.
  private Optional<String> seatOf(Facts entry) {
    ActDefinition act = rulebook.acts().get(entry.act());
    if (act == null) {
      return Optional.empty();
    }
    Optional<String> asked =
        act.changes().seats().keySet().stream().filter(reviews::contains).findFirst();
    return asked.or(() -> owedIn(entry)).or(() -> postOf(act, entry));
  }

  private Optional<String> owedIn(Facts entry) {
    return entry.effects().stream()
        .flatMap(effect -> effect instanceof Effect.ClockStarted to ? Stream.of(to) : Stream.of())
        .flatMap(started -> Optional.ofNullable(rulebook.clocks().get(started.clock())).stream())
        .map(clock -> clock.of().seat())
        .filter(reviews::contains)
        .findFirst();
  }

  private Optional<String> postOf(ActDefinition act, Facts entry) {
    List<Post> posts =
        act.gate().by().stream().filter(post -> post.role().equals(entry.by().role())).toList();
    boolean always =
        entry.by().officer() != null
            && !posts.isEmpty()
            && posts.stream().allMatch(post -> reviews.contains(post.seat()));
    return posts.stream()
        .filter(post -> reviews.contains(post.seat()))
        .filter(post -> always || isAt(post, entry.by().institution()))
        .map(Post::seat)
        .findFirst();
  }

  private boolean isAt(Post post, @Nullable UUID institution) {
    return institution != null && institution.equals(state.seats().get(post.seat()));
  }

  /// Whether the reader sits where it is reviewed, or above.
  private boolean sits(String seat) {
    UUID reviewing = state.seats().get(seat);
    return reviewing != null && (reviewing.equals(reader) || directory.isBelow(reviewing, reader));
  }

  /// Whether the decision of that review has come to the complainant, or gave the matter back.
  private boolean isOut(String seat, Facts entry, List<Facts> journal) {
    for (Facts later : journal) {
      if (later.seq() >= entry.seq() && decides(seat, later)) {
        return givesBack(later) || isDelivered(later, journal);
      }
    }
    return false;
  }

  private boolean decides(String seat, Facts entry) {
    ActDefinition act = rulebook.acts().get(entry.act());
    return act != null
        && act.changes().decides() != null
        && act.gate().by().stream().anyMatch(post -> post.seat().equals(seat));
  }

  private boolean givesBack(Facts decision) {
    for (Effect effect : decision.effects()) {
      if (effect instanceof Effect.Decided decided) {
        OutcomeDefinition outcome = rulebook.outcomes().get(decided.outcome());
        return outcome != null && outcome.leadsTo() != null;
      }
    }
    return false;
  }

  /// Where the rulebook records no delivery of it, it is out at once.
  private boolean isDelivered(Facts decision, List<Facts> journal) {
    Set<String> dates = new HashSet<>();
    for (Map.Entry<String, DateDefinition> each : rulebook.dates().entrySet()) {
      if (recorded(decision).contains(String.valueOf(each.getValue().onceAfter()))) {
        dates.add(each.getKey());
      }
    }
    return dates.isEmpty()
        || journal.stream()
            .filter(later -> later.seq() > decision.seq())
            .anyMatch(later -> recorded(later).stream().anyMatch(dates::contains));
  }

  private static Set<String> recorded(Facts entry) {
    Set<String> dates = new HashSet<>();
    for (Effect effect : entry.effects()) {
      if (effect instanceof Effect.DateRecorded recorded) {
        dates.add(recorded.date());
      }
    }
    return dates;
  }
}
