package org.huiyin.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import org.huiyin.Api;
import org.huiyin.ledger.CanonicalJson;
import org.huiyin.ledger.Commitment;
import org.huiyin.ledger.Hash;
import org.huiyin.ledger.Salt;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.SmartInitializingSingleton;
import tools.jackson.databind.JsonNode;

/// R6 for the rules of the game: who has which power, and which rulebook is in force, is in the log
/// as each act is, and anybody can hold what is published against it.
class ConfigurationInTheLogTest {

  private final LivedThrough county = LivedThrough.shared();

  @Test
  void eachRecordedChangeIsALeaf() {
    assertThat(county.rows("select id from configuration_change")).hasSizeGreaterThan(20);
    assertThat(
            county.rows(
                """
                select what from configuration_change c
                where not exists (select from ledger_leaf l where l.commitment = c.commitment)
                """))
        .isEmpty();
  }

  @Test
  void whatIsPublishedOfAChangeOpensItsLeaf() {
    JsonNode published = Api.json(county.api().get("/published")).required("changes");
    assertThat(published.size()).isGreaterThan(20);
    List<String> leaves = county.rows("select encode(commitment, 'hex') from ledger_leaf");
    published.forEach(
        change -> {
          JsonNode logged = change.required("logged");
          byte[] facts = logged.required("facts").stringValue().getBytes(StandardCharsets.UTF_8);
          Commitment commitment =
              new Commitment(Hash.of(base64(logged.required("commitment").stringValue())));
          Salt salt = Salt.of(base64(logged.required("salt").stringValue()));
          assertThat(commitment.isOf(facts, new byte[0], salt)).isTrue();
          assertThat(leaves).contains(commitment.hash().hex());
          assertThat(CanonicalJson.decode(facts))
              .containsEntry(
                  "configuration",
                  change.required("kind").stringValue()
                      + "."
                      + change.required("verb").stringValue())
              .containsEntry("on", change.required("on").stringValue())
              .containsEntry("at", change.required("at").stringValue());
        });
  }

  private static byte[] base64(String text) {
    return Base64.getDecoder().decode(text);
  }

  @Test
  void aChangeFromBeforeTheLogIsCommittedToAtTheNextStart() {
    try (Undone _ = new Undone(county)) {
      String seq = county.rows("select min(seq) from configuration_change").getFirst();
      county.run(
          "alter table configuration_change drop constraint committed_to;"
              + "update configuration_change set salt = null, commitment = null where seq = "
              + seq);
      county
          .server()
          .bean("org.huiyin.authority.EarlierChanges", SmartInitializingSingleton.class)
          .afterSingletonsInstantiated();
      county.run(
          "alter table configuration_change add constraint committed_to check ("
              + "salt is not null and length(salt) = 32 and commitment is not null"
              + " and length(commitment) = 32) not valid");
      assertThat(
              county.rows(
                  """
                  select p.kind from ledger_pending p
                  join configuration_change c on c.commitment = p.commitment where c.seq = ?
                  """,
                  Long.valueOf(seq)))
          .containsExactly("2");
    }
  }

  @Test
  void theServersRoleCommitsToNoChangeASecondTime() throws SQLException {
    String before = commitments();
    try (Connection server = county.server().database().server();
        Statement statement = server.createStatement()) {
      statement.execute("select set_config('huiyin.principal', 'system:public-record', false)");
      statement.execute(
          "select commit_to_change(id, decode(repeat('00', 32), 'hex'), decode(repeat('00', 32), 'hex'))"
              + " from configuration_change");
    }
    assertThat(commitments()).isEqualTo(before);
  }

  private String commitments() {
    return county
        .rows(
            "select string_agg(encode(commitment, 'hex'), ' ' order by seq) from configuration_change")
        .getFirst();
  }
}
