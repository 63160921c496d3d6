package org.huiyin.record;

import java.util.Optional;
import org.huiyin.database.Transactions;
import org.huiyin.ledger.note.NoteSignature;
import org.huiyin.ledger.note.VerifierKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What witnesses have signed, in the table `ledger_cosignature`.
final class CosignatureStore {

  private static final String PRINCIPAL = "system:ledger";

  private final Transactions transactions;
  private final JdbcClient jdbc;

  CosignatureStore(Transactions transactions, JdbcClient jdbc) {
    this.transactions = transactions;
    this.jdbc = jdbc;
  }

  /// @param size of the checkpoint under which it stands
  record Last(long size, NoteSignature line) {}

  /// The line of this witness under the largest checkpoint that it has signed.
  Optional<Last> last(VerifierKey witness) {
    return jdbc.sql(
            """
            select size, line from ledger_cosignature where witness = ? order by size desc limit 1
            """)
        .param(name(witness))
        .query((rs, i) -> new Last(rs.getLong(1), NoteSignature.parse(rs.getString(2))))
        .optional();
  }

  void put(long size, VerifierKey witness, NoteSignature line) {
    transactions.as(
        PRINCIPAL,
        bound ->
            bound
                .sql("select ledger_cosign(?, ?, ?)")
                .params(size, name(witness), line.line())
                .query((rs, i) -> "")
                .single());
  }

  /// Name and id: a witness with a new key is another.
  private static String name(VerifierKey witness) {
    return "%s+%08x".formatted(witness.name(), witness.id());
  }
}
