package org.huiyin.ledger.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Collectors;
import org.huiyin.ledger.CanonicalJson;
import org.huiyin.ledger.note.Cosignature;
import org.huiyin.ledger.note.VerifierKey;
import org.huiyin.ledger.receipt.Entry;
import org.huiyin.ledger.receipt.Filed;
import org.huiyin.ledger.receipt.Promise;
import org.huiyin.ledger.receipt.Receipt;
import org.huiyin.ledger.receipt.Verification;
import org.huiyin.ledger.receipt.Verification.Keeping;
import org.huiyin.ledger.receipt.Verification.Shown;
import org.huiyin.ledger.receipt.Verification.Signed;
import org.huiyin.ledger.receipt.Verification.Standing;
import org.huiyin.ledger.receipt.Verification.Told;

/// Says what was verified and what it means, one line a finding: ✓ verified, ✗ wrong, · neither.
final class Report {

  private final Words words;
  private final PrintStream out;

  Report(Words words, PrintStream out) {
    this.words = words;
    this.out = out;
  }

  void verification(Verification v) {
    line("title", v.origin());
    key(v);
    checkpoint(v);
    promise(v);
    v.entries().forEach(this::entry);
    v.contradictions().stream().sorted().forEach(c -> out.println(words.text("contradiction", c)));
  }

  private void key(Verification v) {
    String keys = v.signedBy().stream().map(VerifierKey::toString).collect(Collectors.joining(" "));
    switch (v.trust()) {
      case PINNED, NAMED_BY_THE_RECEIPT -> {
        if (!keys.isEmpty()) {
          out.println(words.text("trust", v.trust(), keys));
        }
      }
      case OTHER_LOG, NONE -> out.println(words.text("trust", v.trust()));
    }
  }

  private void checkpoint(Verification v) {
    boolean isPromiseAlone = v.entries().isEmpty();
    if (isPromiseAlone) {
      return;
    }
    v.checkpoint()
        .ifPresentOrElse(
            c -> line("checkpoint.RIGHT", c.size(), c.root().base64()),
            () -> out.println(words.text("checkpoint", v.checkpointSigned())));
    if (v.checkpoint().isPresent()) {
      String names = v.cosignatures().stream().map(Report::named).collect(Collectors.joining(", "));
      out.println(words.text("witnessed", v.witnessed(), v.cosignatures().size(), names));
    }
  }

  private static String named(Cosignature cosignature) {
    return cosignature.witness().name() + " (" + cosignature.instant() + ")";
  }

  private void promise(Verification v) {
    var promised = v.promised();
    if (promised.signed() == Signed.ABSENT) {
      return;
    }
    if (promised.signed() != Signed.RIGHT || promised.promise().isEmpty()) {
      out.println(words.text("promise", promised.signed()));
      return;
    }
    var promise = promised.promise().get();
    line("promise.RIGHT", promise.number(), filed(promise.filed()));
    promise.dues().forEach(this::due);
    if (promised.keeping() != Keeping.NOTHING_PROMISED) {
      out.println(words.text("keeping", promised.keeping(), promise.inLogBy()));
    }
  }

  private static String filed(Filed filed) {
    return switch (filed) {
      case Filed.On on -> on.day().toString();
      case Filed.At at -> at.instant().atOffset(ZoneOffset.UTC).toString();
    };
  }

  private void due(Promise.Due due) {
    line("due", due.duty(), due.day());
  }

  private void entry(Shown entry) {
    String where = entry.index().map(String::valueOf).orElse("–");
    if (entry.isOpen() && entry.told().isPresent()) {
      Told told = entry.told().get();
      out.println(
          words.text("entry.open", entry.standing(), told.seq(), told.act(), told.on(), where));
    } else {
      out.println(words.text("entry", entry.standing(), entry.commitment().hash().base64(), where));
    }
  }

  /// What the entries say: only of those that are verified, since anybody can write the others.
  void texts(Receipt receipt, Verification v) {
    for (int i = 0; i < receipt.entries().size(); i++) {
      if (v.entries().get(i).isOpen() && receipt.entries().get(i) instanceof Entry.Opened opened) {
        texts(opened, v.entries().get(i).told().map(Told::seq).orElse(0L));
      }
    }
  }

  private void texts(Entry.Opened entry, long seq) {
    line("show", seq);
    members(CanonicalJson.decode(entry.facts().getBytes(UTF_8)));
    if (!entry.content().isEmpty()) {
      members(CanonicalJson.decode(entry.content().getBytes(UTF_8)));
    }
  }

  /// Line by line, so that a text can’t be taken for a line of this report.
  private void members(Map<String, Object> members) {
    members.forEach(
        (name, value) ->
            (name + ": " + value)
                .lines()
                .forEach(text -> out.println("    | " + Words.shown(text))));
  }

  void result(Verification v) {
    out.println();
    if (!v.holds()) {
      line("result.fails");
      return;
    }
    boolean isInTheLog = v.entries().stream().anyMatch(e -> e.standing() == Standing.IN_THE_LOG);
    line(isInTheLog ? "result.in-the-log" : "result.promised");
    line("result.not-shown");
  }

  private void line(String key, Object... values) {
    out.println(words.text(key, values));
  }
}
