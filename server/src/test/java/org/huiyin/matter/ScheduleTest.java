package org.huiyin.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.huiyin.TestServer;
import org.huiyin.demo.DemoClient;
import org.huiyin.demo.DemoCounty;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// The sweep runs by itself, and only once however many servers share a database.
class ScheduleTest {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @Test
  void lateWorkIsFoundWithoutAnybodyAsking() {
    try (TestServer server = TestServer.start()) {
      DemoClient client = server.client(Locale.ENGLISH);
      JsonNode filed =
          client
              .file(
                  Map.of(
                      "kind", "remedy",
                      "relation", "concerns",
                      "institution", DemoCounty.PETITIONS,
                      "ask", "Please mend the road.",
                      "story", "It has been broken for a year."))
              .expect(201);
      String number = filed.required("number").stringValue();
      String key = filed.required("key").stringValue();
      server.moveTo(server.today().plusDays(20));

      JdbcClient jdbc = server.bean(JdbcClient.class);
      jdbc.sql("update scheduled_tasks set execution_time = '2000-01-01' where not picked")
          .update();

      until(() -> client.view(number, key).body().required("happened").size() > 1);
      assertThat(client.view(number, key).body().required("happened").toString())
          .contains("deem-accepted")
          .contains("lapse");
      assertThat(
              jdbc.sql("select count(*) from scheduled_tasks where last_failure is not null")
                  .query(Integer.class)
                  .single())
          .isZero();
    }
  }

  private static void until(BooleanSupplier holds) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!holds.getAsBoolean() && Instant.now().isBefore(end)) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
    assertThat(holds.getAsBoolean()).isTrue();
  }
}
