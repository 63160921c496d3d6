package org.huiyin.rulebook;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A kind of matter.
///
/// @param intake the act that opens such a matter, or null where it isn't taken in here and
///     `doors` say who takes it
/// @param doors the doors that take such matters, where this one doesn't
/// @param meanwhile the doors whose own time runs on while such a matter is here
/// @param gives what the source gives to such matters, or null where the rulebook doesn't say
/// @param instances who decides, from the first to the last that can look again; empty where the
///     rulebook doesn't say
/// @param retention how long such a matter is kept once it has ended, or null where the rulebook
///     doesn't say
public record KindDefinition(
    String id,
    Texts title,
    @Nullable String intake,
    List<String> doors,
    List<String> meanwhile,
    Citation source,
    @Nullable Gives gives,
    List<String> instances,
    @Nullable Retention retention) {

  public KindDefinition {
    doors = List.copyOf(doors);
    meanwhile = List.copyOf(meanwhile);
    instances = List.copyOf(instances);
  }

  /// The rights that the source gives. A procedure may give more, and never less.
  ///
  /// @param reply the provision that gives a reasoned reply, or null if none does
  /// @param review the provision that gives a review of it, or null if none does
  /// @param inside the provision that lets the institution which decided review it, by somebody
  ///     else; null where it must be another institution
  public record Gives(
      @Nullable Citation reply, @Nullable Citation review, @Nullable Citation inside) {}

  /// How long a matter is kept after the day of the last act in it, once it has ended.
  ///
  /// @param operational how long those who work on such matters can read it
  /// @param archive how long an archive keeps it after that, or null where it is erased then
  public record Retention(Period operational, @Nullable Period archive, Citation source) {

    /// The last day on which those who work on such matters can read it.
    ///
    /// @param ended the day of the last act
    public LocalDate operationalUntil(LocalDate ended) {
      return operational.after(ended);
    }

    /// The last day on which anything of it is kept.
    ///
    /// @param ended the day of the last act
    public LocalDate keptUntil(LocalDate ended) {
      return archive == null ? operational.after(ended) : archive.after(operational.after(ended));
    }
  }
}
