package org.huiyin.matter;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Role;

/// Redacted copies: files that officers have made of what is in a matter, for publication.
///
/// Guarantees that each is an entry of the journal, with who made it of what, and its digest; that
/// the complainant is told and can read it; and that none is marked for publication before a lead
/// of the institution, who isn't who made it and has opened this very file, has agreed. Publishes
/// nothing by itself. Knows nothing of what is in a copy. Thread-safe.
public final class RedactedCopies {

  private static final int TRIES = 20;

  /// A copy, and where it stands.
  ///
  /// @param entry the number of its entry
  /// @param mine whether whoever asks made it
  /// @param opened whether whoever asks has opened it
  /// @param agreed whether it may be published
  public record Copy(UUID file, int entry, boolean mine, boolean opened, boolean agreed) {}

  /// What became of agreeing to a publication.
  public enum Agreed {
    DONE,
    /// It may be published already.
    BEFORE,
    /// Whoever asks made it.
    OWN,
    /// Whoever asks is no lead who works on the matter.
    NOT_A_LEAD,
    /// Whoever asks hasn't opened it.
    UNREAD,
    /// There is no such copy for whoever asks.
    NOT_FOUND
  }

  private final Parts parts;
  private final Noting noting;
  private final Attaching attaching;
  private final DataSource dataSource;

  RedactedCopies(Parts parts, Attaching attaching, DataSource dataSource) {
    this.parts = parts;
    this.noting = new Noting(parts);
    this.attaching = attaching;
    this.dataSource = dataSource;
  }

  /// Whether this officer may make a copy of what they read here: they work on the matter.
  public boolean mayMake(OfficerPrincipal by, MatterNumber number) {
    return parts.workedOn(by, number).isPresent();
  }

  /// Adds a copy to its matter.
  ///
  /// @param madeFrom what it is a copy of, in words
  /// @return false if there is no such matter for this officer, or the file isn't held any more
  public boolean add(OfficerPrincipal by, MatterNumber number, String madeFrom, Evidence copy) {
    if (parts.workedOn(by, number).isEmpty() || !attaching.keep(List.of(copy))) {
      return false;
    }
    Said said = new Said(Map.of("made-from", madeFrom), List.of(copy));
    return Anew.upTo(
        TRIES,
        () ->
            parts
                .workedOn(by, number)
                .map(
                    matter ->
                        written(
                            by,
                            matter,
                            noting.entry(
                                matter,
                                Noting.REDACTED,
                                Noting.by(by),
                                parts.nowFor(matter),
                                said,
                                null)))
                .orElse(false));
  }

  /// The copies in a matter, oldest first. What they hold isn't read for it.
  public List<Copy> of(OfficerPrincipal reader, MatterNumber number) {
    return parts
        .seen(reader, number)
        .map(matter -> copies(reader, journal(reader, matter)))
        .orElse(List.of());
  }

  /// Marks a copy for publication.
  ///
  /// @param name what it is called, which the complainant reads
  public Agreed agree(OfficerPrincipal by, MatterNumber number, UUID file, String name) {
    return Anew.upTo(
        TRIES,
        () -> {
          MatterRecord matter = parts.seen(by, number).orElse(null);
          if (matter == null) {
            return Agreed.NOT_FOUND;
          }
          List<Facts> journal = journal(by, matter);
          Copy copy =
              copies(by, journal).stream()
                  .filter(one -> one.file().equals(file))
                  .findFirst()
                  .orElse(null);
          if (copy == null) {
            return Agreed.NOT_FOUND;
          }
          if (copy.agreed()) {
            return Agreed.BEFORE;
          }
          if (copy.mine()) {
            return Agreed.OWN;
          }
          if (!by.roles().contains(Role.LEAD) || parts.workedOn(by, number).isEmpty()) {
            return Agreed.NOT_A_LEAD;
          }
          if (!copy.opened()) {
            return Agreed.UNREAD;
          }
          return agreed(by, matter, copy, name) ? Agreed.DONE : Agreed.NOT_FOUND;
        });
  }

  private boolean agreed(OfficerPrincipal by, MatterRecord matter, Copy copy, String name) {
    Facts.By lead = new Facts.By(Role.LEAD.id(), by.institution(), by.officer());
    return written(
        by,
        matter,
        noting.entry(
            matter,
            Noting.TO_BE_PUBLISHED,
            lead,
            parts.nowFor(matter),
            new Said(Map.of("agreed-copy", name), List.of()),
            copy.file()));
  }

  private boolean written(OfficerPrincipal by, MatterRecord matter, MatterRecord.Sealed entry) {
    Flight flight = Flight.as(parts.bound(by));
    Noting.add(flight, parts.bound(by), matter, entry);
    try {
      flight.run(dataSource);
      return true;
    } catch (Hidden since) {
      return false;
    }
  }

  private List<Facts> journal(OfficerPrincipal by, MatterRecord matter) {
    return parts.store().journal(parts.bound(by), matter.authority(), matter.id()).stream()
        .filter(entry -> entry.seq() <= matter.position().lastSeq())
        .map(entry -> Facts.decode(entry.facts().array()))
        .toList();
  }

  private static List<Copy> copies(OfficerPrincipal reader, List<Facts> journal) {
    return journal.stream()
        .filter(entry -> entry.act().equals(Noting.REDACTED))
        .flatMap(entry -> entry.evidence().stream().map(file -> copy(reader, journal, entry, file)))
        .toList();
  }

  private static Copy copy(
      OfficerPrincipal reader, List<Facts> journal, Facts made, Facts.File file) {
    List<Facts> about =
        journal.stream().filter(one -> Objects.equals(one.opened(), file.id())).toList();
    return new Copy(
        file.id(),
        made.seq(),
        isBy(made, reader),
        about.stream().anyMatch(one -> one.act().equals(Viewing.OPEN) && isBy(one, reader)),
        about.stream().anyMatch(one -> one.act().equals(Noting.TO_BE_PUBLISHED)));
  }

  private static boolean isBy(Facts entry, OfficerPrincipal officer) {
    return officer.officer().equals(entry.by().officer());
  }
}
