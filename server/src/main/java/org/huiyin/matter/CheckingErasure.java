package org.huiyin.matter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether what is gone from a matter was erased by an act, and whether everything is gone that an
/// act says was erased. A salt that is gone without a record of it would hide any change.
record CheckingErasure(CheckingBatch batch) {

  private static final Set<String> ALL = Set.of(Erasing.ERASED, Erasing.ARCHIVED);

  /// Whether the archive has what is gone here.
  static boolean isArchived(List<Facts> facts) {
    int since = since(facts);
    return facts.stream()
        .anyMatch(entry -> entry.seq() == since && entry.act().equals(Erasing.ARCHIVED));
  }

  /// The last entry that says that all before it was erased here; 0 if none does.
  static int since(List<Facts> facts) {
    return facts.stream()
        .filter(entry -> ALL.contains(entry.act()))
        .mapToInt(Facts::seq)
        .max()
        .orElse(0);
  }

  List<String> differences(
      MatterRecord matter, List<Facts> facts, List<MatterRecord.Stored> stored) {
    int since = since(facts);
    List<String> differences = new ArrayList<>();
    for (MatterRecord.Stored entry : stored) {
      String name = "journal: entry " + entry.seq();
      if (entry.seq() < since) {
        if (entry.salt() != null || entry.content() != null) {
          differences.add(name + " was erased, and is still there");
        }
      } else if (entry.salt() == null) {
        differences.add(name + " has lost its salt, and no entry says that it was erased");
      }
    }
    row(matter, facts, since, differences);
    return differences;
  }

  private void row(MatterRecord matter, List<Facts> facts, int since, List<String> differences) {
    Optional<LocalDate> said =
        facts.stream().filter(entry -> entry.seq() == since).map(Facts::on).findFirst();
    Optional<LocalDate> erasedOn = batch.row(matter.id()).erasedOn();
    if (!said.equals(erasedOn)) {
      differences.add("column erased_on: " + day(erasedOn) + ", by the journal " + day(said));
    }
    if (since > 0 && matter.identity().key().bytes().length > 0) {
      differences.add("its key was erased, and is still there");
    }
    boolean copied = batch.isArchived(matter.id());
    if (copied != isArchived(facts)) {
      differences.add(
          copied ? "the archive's copy is still there" : "the archive's copy is missing");
    }
    listed(matter, facts, said, differences);
  }

  private void listed(
      MatterRecord matter, List<Facts> facts, Optional<LocalDate> said, List<String> differences) {
    boolean isListed = false;
    for (ErasureRegister.Line line : batch.erasures(matter.id())) {
      boolean ofIdentity = line.subject().what() == ErasureRegister.What.IDENTITY;
      isListed |= !ofIdentity && said.filter(line.on()::equals).isPresent();
      if (facts.stream()
          .filter(entry -> ALL.contains(entry.act()) != ofIdentity)
          .filter(entry -> !ofIdentity || entry.act().equals(Erasing.IDENTITY_ERASED))
          .noneMatch(entry -> entry.on().equals(line.on()))) {
        differences.add("erasure: listed on " + line.on() + ", and the journal has none");
      }
    }
    if (said.isPresent() && !isListed) {
      differences.add("erasure: it isn't listed");
    }
  }

  private static String day(Optional<LocalDate> day) {
    return day.map(LocalDate::toString).orElse("none");
  }
}
