package org.huiyin.inspection;

import java.util.List;
import org.huiyin.ledger.Refused;
import org.huiyin.ledger.note.Checkpoint;
import org.huiyin.ledger.note.Cosignature;
import org.huiyin.ledger.note.NoteSignature;
import org.huiyin.ledger.note.SignedNote;
import org.huiyin.ledger.note.VerifierKey;

/// Whether what witnesses signed is under the checkpoints that they signed. Of a witness whose key
/// isn't known here, only that it signed by its name.
record Cosignatures(LogRows rows, Differences differences, List<VerifierKey> witnesses) {

  private static final int MOST = 1_000;

  void compare() {
    long from = 0;
    List<LogRows.Cosigned> some = rows.cosignatures(from, MOST);
    while (!some.isEmpty()) {
      some.forEach(this::compare);
      from = some.getLast().size() + 1;
      some = rows.cosignatures(from, MOST);
    }
  }

  private void compare(LogRows.Cosigned cosigned) {
    String name = "ledger_cosignature: of " + cosigned.witness() + " under size " + cosigned.size();
    try {
      NoteSignature signature = NoteSignature.parse(cosigned.line());
      if (!cosigned.witness().contains(signature.keyName())) {
        differences.add("ledger_cosignature", name + ": it is of another witness");
      }
      String text = cosigned.note();
      if (text == null) {
        differences.add("ledger_cosignature", name + ": there is no such checkpoint");
        return;
      }
      SignedNote note = SignedNote.parse(text);
      for (VerifierKey witness : witnesses) {
        if (witness.isNamedBy(signature)) {
          var _ = Cosignature.verified(Checkpoint.of(note).text(), signature, witness);
        }
      }
    } catch (Refused refused) {
      differences.add("ledger_cosignature", name + ": " + refused.defect());
    }
  }
}
