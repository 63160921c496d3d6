package org.huiyin.exporting;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.huiyin.matter.Docket;
import org.huiyin.matter.MatterView;
import org.huiyin.matter.MatterView.EntryView;

/// What a docket says.
///
/// A document is laid out in memory, so there is a limit to what it says: [#MOST_CHARACTERS] of
/// what people wrote. An entry that goes past it is left out, and the document says so there.
///
/// @param by the officer who makes it
public record DocketText(Docket docket, String by, LocalDate on, String topic, String place) {

  public static final int MOST_CHARACTERS = 100_000;

  public MatterView view() {
    return docket.view();
  }

  /// What each entry says, by its number, as far as there is room.
  public Map<Integer, Map<String, String>> texts() {
    Map<Integer, Map<String, String>> told = new HashMap<>();
    int left = MOST_CHARACTERS;
    for (EntryView entry : view().happened()) {
      int length = entry.texts().values().stream().mapToInt(String::length).sum();
      if (length <= left) {
        left -= length;
        told.put(entry.seq(), entry.texts());
      }
    }
    return told;
  }

  public List<EntryView> withFiles() {
    return view().happened().stream().filter(entry -> !entry.evidence().isEmpty()).toList();
  }

  public String digest(UUID file) {
    return Objects.requireNonNullElse(docket.digests().get(file), "");
  }

  @Override
  public String toString() {
    return docket.toString();
  }
}
