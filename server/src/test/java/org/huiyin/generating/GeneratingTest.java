package org.huiyin.generating;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.huiyin.Api;
import org.huiyin.Brought;
import org.huiyin.TestServer;
import org.huiyin.authority.Directory;
import org.huiyin.authority.Gazetteer;
import org.huiyin.inspection.Inspection;
import org.huiyin.matter.Fiction;
import org.huiyin.matter.Lateness;
import org.huiyin.matter.LegalTime;
import org.huiyin.matter.Matters;
import org.huiyin.record.Sequencer;
import org.junit.jupiter.api.Test;

/// A history that is made up is as lawful as one that happened, and is never mixed with one.
class GeneratingTest {

  private static Generating.Outcome run(TestServer server, long seed, long count) {
    return new Generating(
            server.bean(Matters.class),
            server.bean(Directory.class),
            server.bean(Gazetteer.class),
            server.bean(LegalTime.class))
        .run(seed, count, done -> {});
  }

  private static long count(TestServer server, String from) {
    return Long.parseLong(server.database().rows("select count(*)::text from " + from).getFirst());
  }

  @Test
  void itHoldsIsOfAllSortsAndIsNeverMixedWithWhatHappened() {
    try (TestServer server = TestServer.with(Map.of("huiyin.ledger.tick", "24h"))) {
      server.bean(Sequencer.class).tick();
      assertThat(run(server, 7, 300)).isInstanceOf(Generating.Outcome.Made.class);
      assertThat(count(server, "matter")).isEqualTo(300);
      holds(server);
      isOfAllSorts(server);
      isMadeOnceAndTakenUpWhereItWas(server);
      assertThat(server.bean(Lateness.class).sweep().entries()).isZero();

      Brought.received(new Api(server));
      assertThat(run(server, 8, 1)).isInstanceOf(Generating.Outcome.NotFiction.class);
      holds(server);
    }
  }

  /// Also once the log has taken it in.
  private static void holds(TestServer server) {
    server.bean(Sequencer.class).tick();
    assertThat(server.bean(Inspection.class).inspect(true, List.of()).differences()).isEmpty();
  }

  private static void isOfAllSorts(TestServer server) {
    assertThat(server.database().rows("select distinct stage from matter"))
        .contains("handling", "answered", "final", "withdrawn", "received");
    assertThat(server.database().rows("select distinct facts::jsonb ->> 'act' from journal"))
        .contains(
            "refer",
            "keep",
            "accept-simply",
            "extend",
            "object",
            "remind",
            "lapse",
            "withdraw",
            "request-review",
            "review",
            "confirm",
            "contest",
            "report-kept",
            "become-final");
    assertThat(count(server, "matter where next_on is not null")).isBetween(20L, 60L);
    assertThat(count(server, "duty where due < date '" + server.today() + "' and not is_window"))
        .isPositive();
    assertThat(count(server, "matter where anonymous")).isPositive();
    assertThat(count(server, "matter where relation = 'accuses'")).isPositive();
    assertThat(count(server, "journal where facts::jsonb -> 'imported' ->> 'source' = 'generated'"))
        .isEqualTo(count(server, "journal"));
  }

  private static void isMadeOnceAndTakenUpWhereItWas(TestServer server) {
    assertThat(run(server, 7, 200)).isEqualTo(new Generating.Outcome.Made(0, Fiction.Told.NOTHING));
    assertThat(((Generating.Outcome.Made) run(server, 7, 310)).made()).isEqualTo(10);
    assertThat(count(server, "matter")).isEqualTo(310);
  }

  @Test
  void theSameSeedMakesTheSame() {
    TestServer server = TestServer.shared();
    Offices offices = new Offices(server.bean(Directory.class), server.bean(Gazetteer.class));
    InstantSource now = server.bean(LegalTime.class);
    Inventing one = new Inventing(offices, 3, now.instant());
    Inventing same = new Inventing(offices, 3, now.instant());
    Inventing other = new Inventing(offices, 4, now.instant());
    assertThat(List.of(filed(one, 5), filed(one, 6)))
        .containsExactly(filed(same, 5), filed(same, 6));
    assertThat(filed(other, 5)).isNotEqualTo(filed(one, 5));
  }

  private static List<Object> filed(Inventing inventing, long number) {
    Fiction.Invented invented = inventing.invent(number);
    return List.of(
        invented.at(), invented.filing().story(), invented.filing().identity(), invented.filing());
  }
}
