package org.huiyin.administration;

import java.util.List;
import org.huiyin.authority.Directory;
import org.huiyin.authority.EditionPlan.Start;
import org.huiyin.authority.Institution;
import org.huiyin.page.Page;
import org.huiyin.procedure.Edition;
import org.huiyin.procedure.Editions;
import org.huiyin.rulebook.Rulebook;

/// An edition that an institution has planned or that has begun there.
///
/// @param begun whether its day has come
record PlannedRow(String where, String title, Institution institution, Start start, boolean begun) {

  static List<PlannedRow> all(Page page, Directory now, Editions editions) {
    return now.all().stream()
        .flatMap(
            one ->
                now.editions(one.id()).starts().stream()
                    .map(start -> of(page, editions, one, start)))
        .toList();
  }

  private static PlannedRow of(Page page, Editions editions, Institution one, Start start) {
    Rulebook rulebook = editions.find(start.digest()).map(Edition::rulebook).orElseThrow();
    return new PlannedRow(
        page.in(one.name()), rulebook.title(page.locale()), one, start, editions.hasBegun(start));
  }
}
