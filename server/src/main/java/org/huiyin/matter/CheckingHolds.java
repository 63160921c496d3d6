package org.huiyin.matter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Whether the rows of holds are what the journal says: who asked and who agreed, on which day, and
/// as long as the texts are there, why and until when.
record CheckingHolds(Journal journal, CheckingBatch batch) {

  List<String> differences(
      MatterRecord matter, List<Facts> facts, List<MatterRecord.Stored> stored) {
    List<Facts> asked = of(facts, Noting.HOLD_ASKED);
    List<Facts> agreed = of(facts, Noting.HOLD_AGREED);
    List<CheckingStore.HoldRow> rows = batch.holds(matter.id());
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < Math.max(rows.size(), asked.size()); i++) {
      String name = "legal_hold: row " + (i + 1);
      if (i >= rows.size()) {
        differences.add(name + " is missing");
      } else if (i >= asked.size() || rows.get(i).number() != i + 1) {
        differences.add(name + " isn't in the journal");
      } else if (!isAsked(matter, rows.get(i), asked.get(i), stored)) {
        differences.add(name + " isn't what was asked for");
      }
    }
    List<CheckingStore.HoldRow> held = rows.stream().filter(row -> row.agreedBy() != null).toList();
    if (!held.stream()
        .map(row -> row.agreedBy() + " " + row.agreedOn())
        .toList()
        .equals(agreed.stream().map(entry -> entry.by().officer() + " " + entry.on()).toList())) {
      differences.add("legal_hold: who agreed, and when, isn't what the journal says");
    }
    return differences;
  }

  private boolean isAsked(
      MatterRecord matter,
      CheckingStore.HoldRow row,
      Facts entry,
      List<MatterRecord.Stored> stored) {
    if (!Objects.equals(row.askedBy(), entry.by().officer()) || !row.askedOn().equals(entry.on())) {
      return false;
    }
    Map<String, String> said = CheckingTexts.of(journal, matter, entry.seq(), stored);
    return said.isEmpty()
        || (row.ground().equals(said.get("held-for"))
            && row.until().toString().equals(said.get("held-until")));
  }

  private static List<Facts> of(List<Facts> facts, String act) {
    return facts.stream().filter(entry -> entry.act().equals(act)).toList();
  }
}
