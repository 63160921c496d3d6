package org.huiyin.ledger.note;

import java.util.List;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.Refused.Defect;

/// What a log says of itself: how long it is, and the root over all of it (C2SP tlog-checkpoint).
/// The text of a note:
///
/// ```
/// example.org/ledger
/// 20852163
/// CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
/// ```
///
/// Lines after these are kept as they are, and mean nothing here. Immutable.
///
/// @param origin which log; not empty
/// @param size at least 0
/// @param extensions lines, none of them empty
public record Checkpoint(String origin, long size, Hash root, List<String> extensions) {

  private static final String WHERE = "a checkpoint";
  private static final int MOST_LINES = 100;

  public Checkpoint {
    extensions = List.copyOf(extensions);
    if (origin.isEmpty() || origin.contains("\n")) {
      throw new Refused(WHERE, Defect.NOT_A_CHECKPOINT);
    }
    if (size < 0) {
      throw new Refused(WHERE, Defect.SIZE_OUT_OF_RANGE);
    }
    if (extensions.stream().anyMatch(line -> line.isEmpty() || line.contains("\n"))) {
      throw new Refused(WHERE, Defect.NOT_A_CHECKPOINT);
    }
  }

  /// Without further lines.
  public Checkpoint(String origin, long size, Hash root) {
    this(origin, size, root, List.of());
  }

  /// What the note says; nothing about who signed it.
  ///
  /// @throws Refused if its text isn’t a checkpoint
  public static Checkpoint of(SignedNote note) {
    return parse(note.text());
  }

  /// The text of a note.
  ///
  /// @throws Refused if it isn’t a checkpoint
  public static Checkpoint parse(String text) {
    if (!text.endsWith("\n")) {
      throw new Refused(WHERE, Defect.NOT_A_CHECKPOINT);
    }
    var lines = List.of(text.substring(0, text.length() - 1).split("\n", MOST_LINES + 1));
    if (lines.size() < 3 || lines.size() > MOST_LINES) {
      throw new Refused(WHERE, Defect.NOT_A_CHECKPOINT);
    }
    return new Checkpoint(
        lines.get(0),
        Decimal.read(lines.get(1), WHERE),
        root(lines.get(2)),
        lines.subList(3, lines.size()));
  }

  private static Hash root(String base64) {
    byte[] bytes = Base64Text.strictly(base64, WHERE);
    if (bytes.length != Hash.LENGTH) {
      throw new Refused(WHERE, Defect.NOT_A_CHECKPOINT);
    }
    return Hash.of(bytes);
  }

  /// The text of the note that says so.
  public String text() {
    var text = new StringBuilder(origin).append('\n');
    text.append(size).append('\n').append(root.base64()).append('\n');
    extensions.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }
}
