package org.huiyin.triage;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.matter.MatterNumber;
import org.huiyin.matter.Summaries;

/// Matters on the same cause as one that an officer handles, by what their institution wrote of
/// them.
///
/// Guarantees: none that the wall hides from that officer is in it, nor weighs in it; a word that
/// fewer than twenty of what they see share counts for nothing, and no digit does, so that no name
/// or number of a person leads anywhere; each officer asks at most [#A_DAY] times a day on this
/// node. Keeps nothing but that count, and writes no entry. Thread-safe.
public final class SimilarMatters {

  /// How often an officer may ask on a day (UTC).
  public static final int A_DAY = 200;

  private final Summaries summaries;
  private final InstantSource securityTime;
  private final Map<UUID, Integer> asked = new HashMap<>();
  private LocalDate day = LocalDate.MIN;

  SimilarMatters(Summaries summaries, InstantSource securityTime) {
    this.summaries = summaries;
    this.securityTime = securityTime;
  }

  /// What was found.
  public sealed interface Answer {

    /// The most alike first, at most [Likeness#MOST].
    ///
    /// @param among how many were compared
    record Found(List<Summaries.Seen> matters, int among) implements Answer {
      public Found {
        matters = List.copyOf(matters);
      }
    }

    /// Nothing was written of the matter yet, so there is nothing to compare.
    record NotDescribed() implements Answer {}

    /// Asked often enough for today.
    record Enough() implements Answer {}
  }

  /// Nothing where there is no such matter, or the wall hides it; never says which.
  public Optional<Answer> to(OfficerPrincipal by, MatterNumber number, Locale locale) {
    return summaries.of(by, number).map(text -> answer(by, number, text, locale));
  }

  private Answer answer(OfficerPrincipal by, MatterNumber number, String text, Locale locale) {
    if (text.isBlank()) {
      return new Answer.NotDescribed();
    }
    if (!mayAsk(by.officer())) {
      return new Answer.Enough();
    }
    Map<String, Summaries.Seen> seen =
        summaries.seenBy(by, locale).stream()
            .collect(Collectors.toMap(Summaries.Seen::number, Function.identity()));
    List<Written> written =
        seen.values().stream().map(each -> new Written(each.number(), each.text())).toList();
    return new Answer.Found(
        Likeness.among(written).like(new Written(number.text(), text)).stream()
            .flatMap(like -> Optional.ofNullable(seen.get(like.matter())).stream())
            .toList(),
        written.size());
  }

  private synchronized boolean mayAsk(UUID officer) {
    LocalDate today = LocalDate.ofInstant(securityTime.instant(), ZoneOffset.UTC);
    if (!today.equals(day)) {
      day = today;
      asked.clear();
    }
    return asked.merge(officer, 1, Integer::sum) <= A_DAY;
  }
}
