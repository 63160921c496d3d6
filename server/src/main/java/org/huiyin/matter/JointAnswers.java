package org.huiyin.matter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.springframework.dao.DuplicateKeyException;

/// One answer that is given in several matters on the same cause.
///
/// Guarantees: in each it is an act of its own, decided by that matter's rulebook, state and
/// clocks, with its own notice and its own way to a review; all or none are done, in one
/// transaction; and only where the officer could answer each of them alone. The journal of each
/// says in how many it was given, never in which: somebody could be behind several (R3).
///
/// Nothing of it is held for a moment to be taken back. Thread-safe.
public final class JointAnswers {

  /// How many matters can be answered at once.
  public static final int MOST = 20;

  /// The act that it is in each.
  public static final String ACT = "answer";

  /// The text of the entry that says in how many matters the answer was given.
  static final String TOGETHER = "together";

  private static final int TRIES = 20;

  private final ActingMatters acting;
  private final Parts parts;

  JointAnswers(ActingMatters acting, Parts parts) {
    this.acting = acting;
    this.parts = parts;
  }

  /// What became of it.
  public sealed interface Outcome {
    /// It stands in the journals of as many.
    record Done(int matters) implements Outcome {}

    /// In one of them it can't be done, and so it was done in none.
    ///
    /// @param number which, as it was given
    record Refused(MatterNumber number, ActOutcome why) implements Outcome {}
  }

  /// Which of these this officer could answer now.
  public List<MatterNumber> answerable(OfficerPrincipal by, List<MatterNumber> numbers) {
    return numbers.stream().filter(number -> acting.isOpen(by, number, ACT)).toList();
  }

  /// Gives one answer in all of these, or in none.
  ///
  /// @param numbers from 2 to [#MOST] different ones
  /// @param request the answer
  /// @throws IllegalArgumentException if there are fewer or more, or it isn't an answer
  public Outcome answer(OfficerPrincipal by, List<MatterNumber> numbers, ActRequest request) {
    List<MatterNumber> all =
        numbers.stream().distinct().sorted(Comparator.comparing(MatterNumber::text)).toList();
    if (all.size() < 2 || all.size() > MOST || !request.name().equals(ACT)) {
      throw new IllegalArgumentException("numbers: " + all.size() + ", act: " + request.name());
    }
    for (int attempt = 1; ; attempt++) {
      try {
        return once(by, all, request);
      } catch (DuplicateKeyException e) {
        if (attempt == TRIES) {
          throw e;
        }
      } catch (Hidden since) {
        return new Outcome.Refused(all.getFirst(), new ActOutcome.NotFound());
      }
    }
  }

  private Outcome once(OfficerPrincipal by, List<MatterNumber> numbers, ActRequest request) {
    List<MatterStore.Written> written = new ArrayList<>();
    Map<String, String> together = Map.of(TOGETHER, Integer.toString(numbers.size()));
    for (MatterNumber number : numbers) {
      ActOutcome outcome = acting.decided(by, number, request, together, written::add);
      if (!(outcome instanceof ActOutcome.Done)) {
        return new Outcome.Refused(number, outcome);
      }
    }
    parts.store().append(parts.bound(by), written);
    return new Outcome.Done(written.size());
  }
}
