package org.huiyin.redaction;

import java.util.List;
import org.huiyin.matter.MatterView;
import org.huiyin.matter.RedactedCopies;

/// What of a matter can be redacted, and the copies that there are.
record Sheet(MatterView view, List<RedactedCopies.Copy> copies) {

  /// The answers: entries that decide, with what they say.
  List<MatterView.EntryView> answers() {
    List<Integer> deciding =
        view.decisions().stream().map(MatterView.DecisionView::entry).distinct().toList();
    return view.happened().stream()
        .filter(entry -> deciding.contains(entry.seq()) && !entry.texts().isEmpty())
        .toList();
  }

  /// All files that this officer may read.
  List<MatterView.FileView> files() {
    return view.happened().stream().flatMap(entry -> entry.evidence().stream()).toList();
  }

  String name(RedactedCopies.Copy copy) {
    return files().stream()
        .filter(file -> file.id().equals(copy.file()))
        .map(MatterView.FileView::name)
        .findFirst()
        .orElse("");
  }
}
