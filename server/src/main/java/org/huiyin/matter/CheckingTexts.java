package org.huiyin.matter;

import java.util.List;
import java.util.Map;

/// The texts of an entry, for comparing what was copied from them into other tables.
final class CheckingTexts {

  private CheckingTexts() {}

  /// Empty where they were erased, or were altered, which is said elsewhere.
  static Map<String, String> of(
      Journal journal, MatterRecord matter, int seq, List<MatterRecord.Stored> stored) {
    for (MatterRecord.Stored entry : stored) {
      if (entry.seq() == seq && entry.salt() != null) {
        try {
          return journal.texts(matter.identity(), entry);
        } catch (SealBroken e) {
          return Map.of();
        }
      }
    }
    return Map.of();
  }
}
