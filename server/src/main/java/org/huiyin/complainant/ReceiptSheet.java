package org.huiyin.complainant;

import java.util.Optional;
import org.huiyin.matter.MatterView;
import org.huiyin.matter.Receipt;
import org.huiyin.receipt.Promised;

/// What stands on a receipt, on one sheet of paper. Immutable.
///
/// @param site the address to come back to
/// @param code leads there with the number, and never with the key
/// @param institution the one that took it in
/// @param phone how to reach that one; empty where it isn't known
/// @param address likewise
/// @param promised the promise of the ledger, if it can sign at the moment
/// @param proof leads to where that is verified on a device
/// @param competent who takes accusations against the institution it was brought to, or empty
public record ReceiptSheet(
    Receipt receipt,
    MatterView view,
    String site,
    QrCode code,
    String ask,
    String institution,
    String phone,
    String address,
    String competent,
    Optional<Promised> promised,
    Optional<QrCode> proof) {}
