package org.huiyin.inspection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.huiyin.ledger.CanonicalJson;
import org.huiyin.ledger.Commitment;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.Salt;
import org.huiyin.ledger.note.Checkpoint;
import org.huiyin.ledger.note.SignedNote;
import org.huiyin.ledger.note.Signer;
import org.huiyin.ledger.tree.CompactRange;
import org.huiyin.record.Ledger;

/// Who owns the machine and knows the program: makes what it changes fit with itself.
record Forger(LivedThrough county) {

  private static final HexFormat HEX = HexFormat.of();

  private static String bytea(byte[] bytes) {
    return "'\\x" + HEX.formatHex(bytes) + "'::bytea";
  }

  private static String text(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /// Commits to an entry once more, without what was said with it.
  ///
  /// @return the commitment that stood there
  Commitment recommitted(String matter, int seq) {
    String where = " where matter = '" + matter + "' and seq = " + seq;
    String facts = county.rows("select facts from journal" + where).getFirst();
    Commitment before =
        new Commitment(
            Hash.ofHex(
                county.rows("select encode(commitment, 'hex') from journal" + where).getFirst()));
    Salt salt = Salt.random(new SecureRandom());
    Commitment after = Commitment.of(facts.getBytes(StandardCharsets.UTF_8), new byte[0], salt);
    county.run(
        "update journal set content_ciphertext = null, salt = "
            + bytea(salt.bytes())
            + ", commitment = "
            + bytea(after.hash().bytes())
            + where);
    return before;
  }

  /// Adds an entry like the last one, which changes no state, with another time.
  void added(String matter, String at, String on) {
    String last =
        county
            .rows("select facts from journal where matter = '" + matter + "' order by seq desc")
            .getFirst();
    Map<String, Object> facts =
        new TreeMap<>(CanonicalJson.decode(last.getBytes(StandardCharsets.UTF_8)));
    long seq = Long.parseLong(String.valueOf(facts.get("seq"))) + 1;
    facts.put("seq", seq);
    facts.put("at", at);
    facts.put("on", on);
    byte[] encoded = CanonicalJson.encode(facts);
    Salt salt = Salt.random(new SecureRandom());
    String commitment = bytea(Commitment.of(encoded, new byte[0], salt).hash().bytes());
    county.run(
        "insert into journal (authority, matter, seq, encoding_version, facts, salt, commitment, principal)"
            + " select authority, matter, "
            + seq
            + ", encoding_version, "
            + text(new String(encoded, StandardCharsets.UTF_8))
            + ", "
            + bytea(salt.bytes())
            + ", "
            + commitment
            + ", principal from journal where matter = '"
            + matter
            + "' order by seq desc limit 1; update matter set last_seq = "
            + seq
            + " where id = '"
            + matter
            + "'; insert into ledger_pending (commitment, daily, kind) values ("
            + commitment
            + ", false, 1)");
  }

  /// Puts another leaf in the place of one.
  void replaced(Commitment before, String matter, int seq) {
    county.run(
        "update ledger_leaf set commitment = (select commitment from journal where matter = '"
            + matter
            + "' and seq = "
            + seq
            + ") where commitment = "
            + bytea(before.hash().bytes()));
  }

  private List<Hash> leaves() {
    return county
        .rows("select encode(commitment, 'hex') from ledger_leaf order by position")
        .stream()
        .map(hex -> new Commitment(Hash.ofHex(hex)).leaf())
        .toList();
  }

  /// Makes the tiles of the log anew. For logs of fewer than 65,536 leaves.
  void laid() {
    List<Hash> leaves = leaves();
    StringBuilder sql = new StringBuilder("delete from ledger_tile;");
    StringBuilder above = new StringBuilder();
    for (int tile = 0; tile * 256 < leaves.size(); tile++) {
      List<Hash> hashes = leaves.subList(tile * 256, Math.min(leaves.size(), tile * 256 + 256));
      StringBuilder hex = new StringBuilder();
      hashes.forEach(hash -> hex.append(hash.hex()));
      sql.append("insert into ledger_tile values (0, %d, '\\x%s');".formatted(tile, hex));
      if (hashes.size() == 256) {
        above.append(root(hashes).hex());
      }
    }
    if (!above.isEmpty()) {
      sql.append("insert into ledger_tile values (1, 0, '\\x%s');".formatted(above));
    }
    county.run(sql.toString());
  }

  private static Hash root(List<Hash> leaves) {
    CompactRange range = CompactRange.empty();
    leaves.forEach(range::append);
    return range.root();
  }

  /// Signs every checkpoint anew with the stolen key, and the one that the node noted.
  void signed() {
    Ledger ledger = county.server().bean(Ledger.class);
    Signer[] stolen = ledger.signers().toArray(Signer[]::new);
    List<Hash> leaves = leaves();
    String note = "";
    for (String size : county.rows("select size from ledger_checkpoint order by size")) {
      Hash root = root(leaves.subList(0, Integer.parseInt(size)));
      note =
          SignedNote.sign(
                  new Checkpoint(ledger.origin(), Long.parseLong(size), root).text(), stolen)
              .toString();
      county.run(
          "update ledger_checkpoint set root = "
              + bytea(root.bytes())
              + ", note = "
              + text(note)
              + " where size = "
              + size);
    }
    try {
      Files.writeString(county.noted(), note);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
