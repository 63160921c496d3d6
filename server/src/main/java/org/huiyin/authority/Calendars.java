package org.huiyin.authority;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.huiyin.rulebook.WorkingCalendar;
import org.jspecify.annotations.Nullable;

/// The holidays by which working days are counted, edition by edition: what came with this
/// release, and what administrators gave since.
///
/// Guarantees that an edition never changes and none is lost, that a later one has a greater
/// number, and that an edition made on this node is current at once, one made on another within
/// two seconds. Each is on the public record. Throws Spring's `DataAccessException`s when the
/// database can't be used. Thread-safe.
public interface Calendars {

  /// The longest document that is taken.
  int MOST_CHARACTERS = 40_000;

  /// All that is decreed, at one time.
  ///
  /// @param number greater for later ones
  /// @param firstChanged the first day of which it says otherwise than the edition before; `null`
  ///     for the first
  /// @param given the notice that made it; `null` for what a release brought along
  record Edition(
      int number,
      WorkingCalendar calendar,
      Instant madeAt,
      @Nullable LocalDate firstChanged,
      @Nullable Given given) {}

  /// Where the holidays of a year come from.
  ///
  /// @param title of the notice; empty for what a release brought along
  /// @param paper its number, likewise
  record Given(int year, String title, String paper, LocalDate on) {}

  /// What an administrator gives.
  ///
  /// @param document JSON in the format of holiday-cn
  /// @param title of the notice by which the holidays were decreed
  /// @param paper its number
  record Notice(int year, String document, String title, String paper) {}

  /// What became of a notice, or would become of it.
  sealed interface Outcome {}

  /// It can't be taken.
  record Refused(List<Mistake> mistakes) implements Outcome {
    public Refused {
      mistakes = List.copyOf(mistakes);
    }
  }

  /// It says what is known already.
  record Known(Edition current) implements Outcome {}

  /// It says something else of these days, each as it will be.
  ///
  /// @param edition the new one, or the one that it would be, with number 0
  record Taken(Edition edition, List<WorkingCalendar.Day> days) implements Outcome {
    public Taken {
      days = List.copyOf(days);
    }
  }

  /// What stands against a notice.
  ///
  /// @param reason a word, such as `contradiction`
  /// @param at the day that is wrong; empty where it isn't about one
  record Mistake(String field, String reason, String at) {}

  Edition current();

  /// The edition of this number; the first for 0.
  ///
  /// @throws IllegalArgumentException if there is none
  Edition edition(int number);

  /// The edition that journals name so; empty for one of before editions were kept.
  Optional<Edition> named(String version);

  /// The years that are known now, the last one first.
  List<Given> years();

  /// What a notice would change. Changes nothing.
  Outcome look(Notice notice);

  /// Takes a notice. Dates that it touches are counted again by whoever keeps them.
  Outcome decree(Editor editor, Notice notice);

  /// Whether every matter was counted again by this edition.
  boolean isRecounted(Edition edition);

  /// Remembers that every matter was.
  void recounted(Edition edition);
}
