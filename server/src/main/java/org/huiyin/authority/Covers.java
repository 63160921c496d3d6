package org.huiyin.authority;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.huiyin.database.Transactions;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;

/// Leave cover: who stands in for whom.
///
/// Set and ended by the officer who is away or by a lead of the same institution. A substitute
/// holds every role that opens matters which the absent officer holds; nobody who is away
/// stands in for others, and nobody is covered twice at a time. Kept with who set it, and not on
/// the public record, since a person's leave isn't configuration.
///
/// Days are legal days, which callers give. Changes come one after another with those of
/// [Authorities], and are seen like those. Thread-safe.
@Service
public class Covers {

  private final Transactions transactions;
  private final LiveDirectory directory;
  private final InstantSource securityTime;

  Covers(
      Transactions transactions,
      LiveDirectory directory,
      @Qualifier("securityTime") InstantSource securityTime) {
    this.transactions = transactions;
    this.directory = directory;
    this.securityTime = securityTime;
  }

  /// Sets a cover. One that begins today holds at once.
  public Change<Cover> add(Editor editor, Cover wanted, LocalDate today) {
    return changing(
        editor,
        (now, writer) -> {
          List<Finding> findings = CoverRules.findings(now, wanted, editor, today);
          if (!findings.isEmpty()) {
            return new Change.Refused<>(findings);
          }
          UUID institution = now.officer(wanted.officer()).orElseThrow().institution();
          writer.add(wanted, institution, securityTime.instant());
          writer.count();
          return new Change.Created<>(wanted);
        });
  }

  /// Ends a cover at once, or calls off one that is to come. [Change.Absent] where there is none
  /// that this editor may end, or it is over.
  public Change<Cover> end(Editor editor, UUID id, LocalDate today) {
    return changing(
        editor,
        (now, writer) ->
            now.cover(id)
                .filter(cover -> !cover.until().isBefore(today))
                .filter(
                    cover ->
                        CoverRules.maySet(now, editor, now.officer(cover.officer()).orElseThrow()))
                .<Change<Cover>>map(
                    cover -> {
                      writer.end(cover, editor.principal(), securityTime.instant());
                      writer.count();
                      return new Change.Changed<>(cover);
                    })
                .orElseGet(Change.Absent::new));
  }

  /// The covers that this editor may see and end, today's and those to come, in order of time:
  /// their own, and for a lead those of the whole institution; and those by which the editor
  /// stands in for others.
  public List<Cover> seenBy(Editor editor, LocalDate today) {
    Directory now = directory.snapshot();
    UUID self = editor.officer();
    return now.covers().stream()
        .filter(cover -> !cover.until().isBefore(today))
        .filter(
            cover ->
                cover.substitute().equals(self)
                    || CoverRules.maySet(now, editor, now.officer(cover.officer()).orElseThrow()))
        .sorted(Comparator.comparing(Cover::from).thenComparing(Cover::id))
        .toList();
  }

  /// Those who could stand in for an officer, sorted by name: whether they are there on the days
  /// in question is checked when a cover is set.
  public List<Officer> substitutesFor(UUID officer) {
    Directory now = directory.snapshot();
    return now.officer(officer).stream()
        .flatMap(
            absent ->
                now.officers(absent.institution()).stream()
                    .filter(other -> other.active() && !other.id().equals(officer))
                    .filter(other -> CoverRules.standsIn(other, absent)))
        .toList();
  }

  private Change<Cover> changing(
      Editor editor, BiFunction<Directory, CoverWriter, Change<Cover>> work) {
    Change<Cover> change =
        transactions.as(
            editor.principal(),
            jdbc -> {
              new DirectoryWriter(jdbc).lock();
              return work.apply(
                  new DirectorySnapshot(new DirectoryReader(jdbc).content()),
                  new CoverWriter(jdbc));
            });
    directory.refresh();
    return change;
  }
}
