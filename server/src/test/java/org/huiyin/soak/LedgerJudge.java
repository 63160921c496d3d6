package org.huiyin.soak;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huiyin.TestServer;
import org.huiyin.inspection.Inspection;
import org.huiyin.ledger.Commitment;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.note.Checkpoint;
import org.huiyin.ledger.note.SignedNote;
import org.huiyin.ledger.note.VerifierKey;
import org.huiyin.ledger.receipt.Receipt;
import org.huiyin.ledger.receipt.ReceiptVerifier;
import org.huiyin.ledger.receipt.Verification;
import org.huiyin.ledger.tree.EntryBundle;
import org.huiyin.ledger.tree.Growth;
import org.huiyin.ledger.tree.RightEdge;
import org.huiyin.ledger.tree.Tile;
import org.huiyin.ledger.tree.TilePath;
import org.huiyin.matter.Checking;
import org.huiyin.record.Ledger;
import org.huiyin.record.Sequencer;
import tools.jackson.databind.JsonNode;

/// R6, R3 and R7 of what is kept: each receipt verifies offline with the public key alone and is
/// part of the log that anybody can read whole; the check and the audit find nothing; no planted
/// identity stands in any table, and no time of day in what an anonymous complainant did.
final class LedgerJudge {

  private final TestServer server;
  private final Wire wire;
  private final Found found;
  private final LocalDate today;
  private final Set<VerifierKey> keys;
  private final Set<Commitment> published = new HashSet<>();

  LedgerJudge(TestServer server, Wire wire, Found found, LocalDate today) {
    this.server = server;
    this.wire = wire;
    this.found = found;
    this.today = today;
    this.keys = Set.copyOf(server.bean(Ledger.class).keys());
  }

  /// Reads the whole published log and comes to its root.
  void readLog() {
    server.bean(Sequencer.class).tick();
    // What is put down anonymously waits for the end of its day by the machine's clock, which can't
    // be set: as if the day before were not in the log yet.
    server.database().run("update ledger_log set daily_through = daily_through - 1");
    server.bean(Sequencer.class).tick();
    SignedNote note = SignedNote.parse(wire.published("/ledger/checkpoint"));
    found.holds(!note.verified(keys).isEmpty(), "R6", "the checkpoint isn't signed");
    Checkpoint checkpoint = Checkpoint.of(note);
    List<Commitment> all = new ArrayList<>();
    for (long n = 0; n * Tile.FULL < checkpoint.size(); n++) {
      int width = (int) Math.min(Tile.FULL, checkpoint.size() - n * Tile.FULL);
      byte[] bundle = wire.published("/ledger/" + new TilePath.Entries(n, width).text());
      all.addAll(EntryBundle.commitments(bundle, width));
    }
    Hash root = Growth.of(RightEdge.empty(), all.stream().map(Commitment::leaf).toList()).root();
    found.holds(root.equals(checkpoint.root()), "R6", "the log doesn't come to its root");
    published.addAll(all);
  }

  void judge(Tale tale, JsonNode view) {
    Wire.Answer answer = wire.own("GET", tale.number, tale.key, "/receipt", Map.of());
    Receipt receipt = Receipt.parse(answer.bytes());
    ReceiptVerifier verifier = new ReceiptVerifier(keys, Optional.empty(), today);
    Verification verified = verifier.verify(receipt);
    boolean kept =
        verified.holds()
            && verified.entries().stream()
                .allMatch(
                    each ->
                        each.standing() == Verification.Standing.IN_THE_LOG
                            && published.contains(each.commitment()));
    found.holds(kept, "R6", tale, today, "the receipt doesn't verify");
    int shown = view.required("happened").size() + view.required("readings").size();
    int size = verified.entries().size();
    found.holds(
        size >= shown, "R6", tale, today, size + " entries in the receipt, " + shown + " shown");
    if (!tale.promise.isEmpty()) {
      boolean holds =
          verifier.verify(SignedNote.parse(tale.promise)).promised().signed()
              == Verification.Signed.RIGHT;
      found.holds(holds, "R6", tale, today, "the promise of the filing isn't signed");
    }
    if (tale.isAnonymous()) {
      undated(tale);
    }
  }

  private void undated(Tale tale) {
    List<String> facts =
        server
            .database()
            .rows(
                "select facts from journal j join matter m on m.id = j.matter where m.number = ?",
                tale.number);
    boolean fine =
        facts.stream()
            .filter(entry -> !entry.contains("\"officer\":"))
            .anyMatch(entry -> entry.contains("\"at\""));
    found.holds(!fine, "R7", tale, today, "an instant of an anonymous act is kept");
  }

  /// What holds of the whole installation.
  void judgeAll() {
    Checking.Report check = server.bean(Checking.class).check(true);
    found.holds(check.differences().isEmpty(), "R6", "check finds " + check.differences());
    List<String> audit = server.bean(Inspection.class).inspect(true, List.of()).differences();
    found.holds(audit.isEmpty(), "R6", "audit finds " + audit);
    for (String table :
        rows(
            "select quote_ident(relname) from pg_class where relkind in ('r', 'm', 'p') and relnamespace = 'public'::regnamespace")) {
      for (String marker : List.of(Beginning.MARKER, "1390000")) {
        boolean none =
            rows("select 1 from " + table + " t where t::text like '%" + marker + "%' limit 1")
                .isEmpty();
        found.holds(none, "R3", "an identity stands in " + table);
      }
    }
  }

  private List<String> rows(String sql) {
    return server.database().rows(sql);
  }
}
