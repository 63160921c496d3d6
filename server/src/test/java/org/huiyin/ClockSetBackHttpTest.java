package org.huiyin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.huiyin.matter.Checking;
import org.huiyin.matter.Lateness;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A machine's clock that was set back dates nothing: all waits until it is right again.
class ClockSetBackHttpTest {

  private static TestServer server;
  private static Api api;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    api = new Api(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static long entries() {
    return server.bean(Checking.class).check(true).entries();
  }

  private static void refused(HttpResponse<String> answer) {
    Api.problem(answer, 503, "clock-set-back");
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT1H", "P1D", "P400D"})
  void recordsNothingUntilTheClockIsRight(String back) {
    Brought brought = Brought.received(api);
    String filing = Api.text(Brought.aComplaint());
    long before = entries();
    Instant right = server.legalTime().instant();
    try {
      server.legalTime().moveTo(right.minus(Duration.parse(back)));
      refused(api.file(filing));
      refused(brought.act("add", Map.of("texts", Map.of("text", "x"))));
      refused(brought.act("demo.registrar", "register", Map.of()));
      refused(brought.open("demo.registrar"));
    } finally {
      server.legalTime().moveTo(right);
    }
    assertThat(entries()).isEqualTo(before);
    brought.done("demo.registrar", "register", Map.of());
    assertThat(api.file(filing).statusCode()).isEqualTo(201);
    assertThat(server.bean(Lateness.class).sweep().failed()).isZero();
  }

  @Test
  void smoothsASmallStep() {
    Instant right = server.legalTime().instant();
    Brought brought = Brought.received(api);
    server.legalTime().moveTo(right.minusSeconds(20));
    try {
      brought.done("demo.registrar", "register", Map.of());
    } finally {
      server.legalTime().moveTo(right);
    }
  }
}
