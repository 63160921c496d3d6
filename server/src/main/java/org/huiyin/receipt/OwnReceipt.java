package org.huiyin.receipt;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.huiyin.copy.Copy;
import org.huiyin.ledger.note.SignedNote;
import org.huiyin.ledger.receipt.Receipt;

/// The receipt of one matter, for whoever brings it. Immutable; `toString` shows nothing of it.
///
/// @param number the matter's
public record OwnReceipt(String number, Receipt receipt) {

  private static final String JSON = "application/json";

  /// How many entries it shows.
  public int entries() {
    return receipt.entries().size();
  }

  /// How many of them are in the ledger.
  public long inLedger() {
    return receipt.entries().stream().filter(entry -> entry.place().isPresent()).count();
  }

  /// What was promised at filing; empty where the ledger can't sign at the moment.
  public Optional<Promised> promised() {
    return receipt.promise().map(Promised::of);
  }

  /// The file, as text.
  public String text() {
    return new String(receipt.bytes(), StandardCharsets.UTF_8);
  }

  /// The file.
  public Copy whole() {
    return file("receipt.json", JSON, receipt.bytes());
  }

  /// The file that shows that something was filed, and not what.
  public Copy bare() {
    return file("receipt-without-content.json", JSON, receipt.withoutContent().bytes());
  }

  /// The promise as a file.
  public Optional<Copy> promise() {
    return receipt
        .promise()
        .map(SignedNote::bytes)
        .map(note -> file("promise.txt", "text/plain", note));
  }

  private Copy file(String name, String type, byte[] content) {
    return new Copy(number + "-" + name, type, out -> out.write(content));
  }

  @Override
  public String toString() {
    return "OwnReceipt[hidden]";
  }
}
