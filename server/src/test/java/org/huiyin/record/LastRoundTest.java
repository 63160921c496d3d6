package org.huiyin.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.TestServer;
import org.junit.jupiter.api.Test;

/// R6: what was done right before a server stops doesn't wait until it is started again.
class LastRoundTest {

  private static final String WAITING =
      """
      select l.size::text || ' ' || (select count(*) from journal j
        where not exists (select from ledger_leaf f where f.commitment = j.commitment))
      from ledger_log l
      """;

  @Test
  void whoeverStopsTheServerFindsAllThatWasDoneInTheLog() {
    TestServer server = TestServer.with(Map.of("huiyin.ledger.tick", "1h"));
    Brought.registered(new Api(server));

    server.close();

    assertThat(server.database().rows(WAITING)).singleElement().asString().endsWith(" 0");
  }
}
