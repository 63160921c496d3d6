package org.huiyin.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.huiyin.access.Principal.OfficerPrincipal;
import org.huiyin.authority.Role;
import org.huiyin.matter.RememberedOverviews.Asked;
import org.huiyin.matter.RememberedOverviews.Made;
import org.junit.jupiter.api.Test;

class RememberedOverviewsTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger counted = new AtomicInteger();
  private final RememberedOverviews overviews = new RememberedOverviews(nanos::get);

  private static Asked asked(Role role, LocalDate day) {
    return new Asked(
        new OfficerPrincipal(new UUID(1, 1), new UUID(0, 7), null, Set.of(role), Set.of()),
        List.of(),
        day,
        Locale.ENGLISH);
  }

  /// Tells by the number of late ones which counting it comes from.
  private Supplier<Made> of(int rows) {
    return () ->
        new Made(
            new DutyOverview(List.of(), List.of(), List.of(), counted.incrementAndGet(), 0, 0),
            rows);
  }

  private int told(int rows) {
    return overviews.of(asked(Role.LEAD, DAY), of(rows)).late();
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void countFewDutiesEachTime() {
    assertThat(told(RememberedOverviews.MANY)).isEqualTo(1);
    assertThat(told(RememberedOverviews.MANY)).isEqualTo(2);
  }

  @Test
  void tellManyAgainForAMinuteAtMost() {
    assertThat(told(RememberedOverviews.MANY + 1)).isEqualTo(1);
    pass(Duration.ofSeconds(29));
    assertThat(told(RememberedOverviews.MANY + 1)).isEqualTo(1);
    pass(Duration.ofSeconds(31));
    assertThat(told(RememberedOverviews.MANY + 1)).isEqualTo(2);
  }

  @Test
  void countAheadForThoseWhoLookOften() {
    assertThat(told(1_000)).isEqualTo(1);
    pass(Duration.ofSeconds(31));
    assertThat(told(1_000)).isEqualTo(1);
    await().until(() -> told(1_000) == 2);
    pass(Duration.ofSeconds(29));
    assertThat(told(1_000)).isEqualTo(2);
  }

  @Test
  void areOfOnePowerAndOneDay() {
    assertThat(told(1_000)).isEqualTo(1);
    assertThat(overviews.of(asked(Role.HANDLER, DAY), of(1_000)).late()).isEqualTo(2);
    assertThat(overviews.of(asked(Role.LEAD, DAY.plusDays(1)), of(1_000)).late()).isEqualTo(3);
    assertThat(told(1_000)).isEqualTo(1);
  }

  @Test
  void forgetThoseWhoHaveFewNow() {
    assertThat(told(1_000)).isEqualTo(1);
    pass(RememberedOverviews.LASTS);
    assertThat(told(10)).isEqualTo(2);
    assertThat(told(10)).isEqualTo(3);
  }
}
