package org.huiyin.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.huiyin.Call;
import org.huiyin.Call.Answer;
import org.huiyin.TestHome;
import org.huiyin.database.CuttableLine;
import org.huiyin.database.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DirtiesContext
class DatabaseLostTest {

  private static final TestDatabase DATABASE = TestDatabase.fresh();
  private static final Path HOME = TestHome.fresh();
  private static final CuttableLine LINE = CuttableLine.to(DATABASE);

  @LocalServerPort private int port;

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry registry) {
    DATABASE.register(registry);
    registry.add("huiyin.db.url", LINE::url);
    registry.add("huiyin.home", HOME::toString);
  }

  @AfterAll
  static void close() {
    LINE.close();
  }

  @Test
  void saysSoWithinSecondsAndServesAgainOnceItIsBack() {
    assertThat(signIn().status()).isEqualTo(401);
    LINE.cut();
    long start = System.nanoTime();
    Answer lost = signIn();
    assertThat(lost.status()).as(lost.text()).isEqualTo(503);
    assertThat(lost.problem()).isEqualTo("database-unavailable");
    assertThat(lost.header("Retry-After")).isEqualTo("5");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    // What is in memory is still told.
    assertThat(Call.to(port, "GET", "/api/v1/institutions").send().status()).isEqualTo(200);
    LINE.mend();
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(signIn().status()).isEqualTo(401));
  }

  private Answer signIn() {
    return Call.to(port, "GET", "/api/v1/desk/duties").bearer("hyt_" + "A".repeat(43)).send();
  }
}
