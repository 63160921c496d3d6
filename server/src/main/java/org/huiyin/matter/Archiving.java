package org.huiyin.matter;

import java.time.LocalDate;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.huiyin.ledger.CanonicalJson;

/// Makes the archive's copy of a matter: each entry's facts and texts, who brought it, and what
/// opens its files, which stay where they lie. Sealed to the archive's key, so that this server
/// can't read it again.
record Archiving(Parts parts, Attaching attaching, ArchiveSeal seal) {

  /// @param key which key it is sealed to
  /// @param until the last day on which it is kept
  record Copy(String key, Bytes sealed, LocalDate until) {
    @Override
    public String toString() {
      return "Copy[" + key + "]";
    }
  }

  /// Whether there is an archive.
  boolean isReady() {
    return seal.key().isPresent();
  }

  Copy copy(Bound by, MatterRecord matter, LocalDate until) {
    MatterRecord.Identity m = matter.identity();
    Map<String, Object> document = new HashMap<>();
    document.put("number", m.number());
    document.put(
        "entries",
        parts.store().journal(by, m.authority(), m.id()).stream()
            .map(entry -> entry(m, entry))
            .toList());
    parts
        .store()
        .party(m.authority(), m.id())
        .map(
            closed ->
                parts.sealing().open(m.key(), m.authority(), m.id(), "party/1", closed.array()))
        .ifPresent(plain -> document.put("identity", CanonicalJson.decode(plain)));
    document.put("files", attaching.store().all(by, m).stream().map(row -> file(m, row)).toList());
    byte[] sealed = seal.seal(m.authority(), m.id(), CanonicalJson.encode(document));
    return new Copy(seal.key().orElseThrow(), Bytes.of(sealed), until);
  }

  private Map<String, Object> entry(MatterRecord.Identity m, MatterRecord.Stored entry) {
    return Map.of(
        "facts",
        CanonicalJson.decode(entry.facts().array()),
        "texts",
        new HashMap<String, Object>(parts.journal().texts(m, entry)));
  }

  private Map<String, Object> file(MatterRecord.Identity m, EvidenceStore.Row row) {
    byte[] key = attaching.key(m, row).bytes();
    return Map.of("id", row.id().toString(), "key", Base64.getEncoder().encodeToString(key));
  }
}
