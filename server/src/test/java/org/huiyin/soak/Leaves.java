package org.huiyin.soak;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.huiyin.soak.Region.Office;
import org.huiyin.soak.Region.Person;

/// Who is on leave: at some institutions a handler or a reviewer, for whom the other one stands in.
final class Leaves {

  private final Wire wire;
  private final Region region;
  private final Random random;
  private final Set<Person> away = new HashSet<>();

  Leaves(Wire wire, Region region, Random random) {
    this.wire = wire;
    this.region = region;
    this.random = random;
  }

  Set<Person> away() {
    return Set.copyOf(away);
  }

  /// Some go on leave from today on, for so many days.
  Set<Person> begin(LocalDate today, int days) {
    away.clear();
    for (Office office : region.offices()) {
      if (random.nextInt(3) == 0) {
        String role = random.nextBoolean() ? "handler" : "reviewer";
        List<Person> two = region.at(office).stream().filter(each -> each.is(role)).toList();
        if (two.size() > 1) {
          leave(two.getFirst(), two.getLast(), today, days);
        }
      }
    }
    return away();
  }

  private void leave(Person absent, Person substitute, LocalDate today, int days) {
    Map<String, Object> cover =
        Map.of(
            "substitute",
            substitute.id(),
            "from",
            today.toString(),
            "until",
            today.plusDays(days - 1L).toString());
    if (wire.byOfficer(absent.login(), "POST", "/covers", cover).isDone()) {
      away.add(absent);
    }
  }
}
