package org.huiyin.complainant;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of drafts: digests, ciphertext, and when each ends.
@Component
final class DraftFormStore {

  private final JdbcClient jdbc;

  DraftFormStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(byte[] id, byte[] ciphertext, Instant endsAt) {
    jdbc.sql("insert into draft_form (id, ciphertext, ends_at) values (?, ?, ?)")
        .params(id, ciphertext, endsAt.atOffset(ZoneOffset.UTC))
        .update();
  }

  Optional<byte[]> find(byte[] id, Instant now) {
    return jdbc.sql("select ciphertext from draft_form where id = ? and ends_at > ?")
        .params(id, now.atOffset(ZoneOffset.UTC))
        .query((rs, i) -> rs.getBytes(1))
        .optional();
  }

  void delete(byte[] id) {
    jdbc.sql("delete from draft_form where id = ?").params((Object) id).update();
  }

  int sweep(Instant now) {
    return jdbc.sql("delete from draft_form where ends_at <= ?")
        .params(now.atOffset(ZoneOffset.UTC))
        .update();
  }
}
