package org.huiyin.receipt;

import java.time.LocalDate;
import org.huiyin.ledger.note.SignedNote;
import org.huiyin.ledger.receipt.CompactPromise;
import org.huiyin.ledger.receipt.Promise;

/// A signed promise as a page shows it.
///
/// @param by until when the filing is in the ledger
/// @param note the promise as it is signed
/// @param code the same, short enough for a QR code
public record Promised(LocalDate by, String note, String code) {

  /// Of a note that is a promise.
  static Promised of(SignedNote note) {
    return new Promised(
        Promise.of(note).inLogBy(), note.toString(), CompactPromise.of(note).text());
  }

  /// The address that verifies it on a device; what stands behind `#` is never sent.
  ///
  /// @param site where this server is, without a path
  public String address(String site) {
    return site + "/ledger/verify#" + code;
  }
}
