package org.huiyin.matter;

import java.util.Locale;
import java.util.Optional;
import org.huiyin.access.Principal.OfficerPrincipal;

/// What the desk's page offers beside a matter that is open, found in one look at it: asked one by
/// one, each would read the matter and its state again. Reads nothing that was written, and so is
/// no opening. Thread-safe.
public final class BesideMatter {

  private final Parts parts;
  private final Viewing viewing;
  private final Groups groups;
  private final Disclosures disclosures;
  private final LawfulOrders orders;

  BesideMatter(
      Parts parts, Viewing viewing, Groups groups, Disclosures disclosures, LawfulOrders orders) {
    this.parts = parts;
    this.viewing = viewing;
    this.groups = groups;
    this.disclosures = disclosures;
    this.orders = orders;
  }

  /// What there is.
  ///
  /// @param recusal how the officer can step back
  /// @param company the group that it was brought by
  /// @param disclosure whether they could be told who brought it
  /// @param orders whether they may ask for what a lawful order demands, or agree
  public record Found(
      Optional<Recusal> recusal,
      Optional<Groups.Company> company,
      boolean disclosure,
      boolean orders) {

    private static final Found NOTHING =
        new Found(Optional.empty(), Optional.empty(), false, false);
  }

  /// Nothing where there is no such matter, or the wall hides it; never says which.
  public Found of(OfficerPrincipal by, MatterNumber number, Locale locale) {
    return parts
        .seen(by, number)
        .map(
            matter ->
                new Found(
                    viewing.recusal(matter, by, locale),
                    groups.of(by, matter),
                    disclosures.isOffered(by, matter),
                    orders.isOffered(by, matter)))
        .orElse(Found.NOTHING);
  }
}
