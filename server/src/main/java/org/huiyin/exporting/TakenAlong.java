package org.huiyin.exporting;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.KeptFilter;
import org.huiyin.authority.LargeExport;
import org.huiyin.authority.LargeExports;
import org.huiyin.desk.TodayFilter;
import org.huiyin.matter.ExportedDuty;
import org.huiyin.matter.ListExports;
import org.springframework.stereotype.Component;

/// A list as an officer takes it along: one that is short, or a long one to which another has
/// agreed.
@Component
final class TakenAlong {

  private final ListExports exports;
  private final LargeExports large;

  TakenAlong(ListExports exports, LargeExports large) {
    this.exports = exports;
    this.large = large;
  }

  /// The rows, which stand in the journals now; empty where there are too many for one alone.
  Optional<List<ExportedDuty>> alone(
      OfficerPrincipal officer, KeptFilter filter, ListExports.Reason reason, Locale locale) {
    return made(officer, filter, new ListExports.Grounds(reason, null), locale);
  }

  /// What becomes of one that was agreed to.
  sealed interface Agreed {
    record Made(List<ExportedDuty> duties) implements Agreed {
      public Made {
        duties = List.copyOf(duties);
      }
    }

    /// There are more rows than two may take along; it can be tried again.
    record TooMany() implements Agreed {}

    /// Nobody agreed, or it was made, or it is too old.
    record Over() implements Agreed {}
  }

  Agreed agreed(OfficerPrincipal officer, UUID id, Locale locale) {
    Optional<LargeExport> taken = large.use(officer.editor(), id);
    return taken.isEmpty() ? new Agreed.Over() : used(officer, taken.get(), locale);
  }

  /// It is given back unless it was made, whatever happens.
  private Agreed used(OfficerPrincipal officer, LargeExport taken, Locale locale) {
    boolean made = false;
    try {
      Optional<List<ExportedDuty>> duties =
          made(
              officer,
              taken.filter(),
              new ListExports.Grounds(
                  ListExports.Reason.of(taken.reason()).orElseThrow(), taken.agreedBy()),
              locale);
      made = duties.isPresent();
      return duties.<Agreed>map(Agreed.Made::new).orElseGet(Agreed.TooMany::new);
    } finally {
      if (!made) {
        large.giveBack(officer.editor(), taken.id());
      }
    }
  }

  private Optional<List<ExportedDuty>> made(
      OfficerPrincipal officer, KeptFilter filter, ListExports.Grounds grounds, Locale locale) {
    return switch (exports.make(
        officer, TodayFilter.of(filter).query(ListExports.MOST), grounds, locale)) {
      case ListExports.Outcome.TooMany() -> Optional.empty();
      case ListExports.Outcome.Made(var duties) -> Optional.of(duties);
    };
  }
}
