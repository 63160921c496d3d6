package org.huiyin.soak;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.huiyin.TestServer;
import org.huiyin.authority.Authorities;
import org.huiyin.matter.Lateness;
import org.huiyin.soak.Messages.Message;
import org.huiyin.soak.Region.Person;
import tools.jackson.databind.JsonNode;

/// Lets days pass over many matters, and holds what came of it against the rights.
final class SoakRun implements AutoCloseable {

  private static final LocalDate FIRST = LocalDate.of(2025, 10, 9);
  private static final int STEPS_A_DAY = 5;
  private static final int LEAVE = 12;
  private static final int REPORTED_EACH = 50;

  private final TestServer server;
  private final Region region;
  private final Wire wire;
  private final Rules rules;
  private final Found found = new Found();
  private final List<Tale> tales = new ArrayList<>();
  private final List<Message> messages;
  private final Plan plan;
  private final PrintStream progress;

  /// What is run.
  ///
  /// @param only the index of the one matter that is told, or a negative number for all
  record Plan(long seed, int matters, int days, int only) {}

  SoakRun(Plan plan, List<Message> messages, PrintStream progress) {
    this.progress = progress;
    this.plan = plan;
    this.messages = messages;
    this.server =
        TestServer.with(Map.of("huiyin.legal-time.start", FIRST.minusDays(3) + "T01:00:00Z"));
    this.region = new Region(server.bean(Authorities.class));
    this.wire = new Wire(server.uri(), server::password);
    this.rules = new Rules(published());
    for (int i = 0; i < plan.matters(); i++) {
      if (plan.only() < 0 || plan.only() == i) {
        tales.add(
            new Tale(plan.seed(), i, FIRST, Math.max(1, plan.days() * 2 / 5), region.offices()));
      }
    }
  }

  private byte[] published() {
    JsonNode rulebooks = wire.open("GET", "/published", Map.of()).json();
    return wire.published(
        rulebooks.findValuesAsString("document").stream()
            .filter(each -> each.startsWith("/published/rulebooks/"))
            .findFirst()
            .orElseThrow());
  }

  Found run() {
    Living living = new Living(wire, region, new Watching(region, rules, found), found);
    Beginning beginning = new Beginning(wire, region);
    Leaves leaves = new Leaves(wire, region, new Random(plan.seed()));
    for (int day = 0; day < plan.days(); day++) {
      LocalDate today = FIRST.plusDays(day);
      server.moveTo(today);
      sweep();
      Set<Person> away = day % LEAVE == 0 ? leaves.begin(today, LEAVE - 1) : leaves.away();
      for (Tale tale : tales) {
        live(tale, today, living, beginning, away, day > plan.days() * 7 / 10);
      }
      if (day % REPORTED_EACH == 0) {
        long over = tales.stream().filter(tale -> tale.over).count();
        progress.println("day " + day + ": " + over + " of " + tales.size() + " are over");
      }
    }
    LocalDate last = FIRST.plusDays(plan.days());
    server.moveTo(last);
    sweep();
    new Judging(server, region, wire, rules, found).judge(tales, living, last);
    if (plan.only() >= 0) {
      tales.forEach(tale -> tell(tale, living.seen(tale, last)));
    }
    return found;
  }

  /// What was done in the one matter, and its clocks as its complainant is shown them.
  private void tell(Tale tale, JsonNode view) {
    for (Tale.Deed deed : tale.deeds) {
      String by = deed.by() == null ? "complainant" : deed.by().login();
      progress.println(deed.on() + " " + deed.act() + " by " + by);
    }
    for (JsonNode clock : view.required("clocks")) {
      progress.println(
          clock.at("/clock/id").stringValue()
              + " %s to %s: %s %s"
                  .formatted(
                      clock.required("start").stringValue(),
                      clock.required("due").stringValue(),
                      clock.required("status").stringValue(),
                      clock.required("ended").asString("")));
    }
  }

  private void sweep() {
    Lateness.Swept swept = server.bean(Lateness.class).sweep();
    found.holds(swept.failed() == 0, "R1", "a sweep failed for " + swept.failed() + " matters");
  }

  private void live(
      Tale tale,
      LocalDate today,
      Living living,
      Beginning beginning,
      Set<Person> away,
      boolean hurry) {
    Set<Person> absent = new HashSet<>(away);
    for (int i = 0; i < STEPS_A_DAY && !tale.over && !tale.next.isAfter(today); i++) {
      if (tale.number.isEmpty()) {
        beginning.file(tale, messages.get(tale.index % messages.size()), today);
        tale.next = today.plusDays(tale.random.nextInt(1 + tale.pace));
      } else {
        living.step(tale, today, absent, hurry);
      }
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
