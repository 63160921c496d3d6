package org.huiyin.soak;

import java.time.LocalDate;
import java.util.List;
import org.huiyin.TestServer;
import tools.jackson.databind.JsonNode;

/// Holds each matter, at the end, against each right.
final class Judging {

  private static final int FIRST_YEAR = 2025;
  private static final int LAST_YEAR = 2026;

  private final TestServer server;
  private final Region region;
  private final Wire wire;
  private final Rules rules;
  private final Found found;

  Judging(TestServer server, Region region, Wire wire, Rules rules, Found found) {
    this.server = server;
    this.region = region;
    this.wire = wire;
    this.rules = rules;
    this.found = found;
  }

  void judge(List<Tale> tales, Living living, LocalDate today) {
    Holidays holidays = new Holidays(FIRST_YEAR, LAST_YEAR);
    ClockJudge clocks = new ClockJudge(rules, holidays, found, today);
    EndJudge ends = new EndJudge(rules, holidays, found, today);
    WallJudge walls = new WallJudge(region, wire, rules, found, today);
    LedgerJudge ledger = new LedgerJudge(server, wire, found, today);
    for (Tale tale : tales) {
      JsonNode view = living.seen(tale, today);
      clocks.judge(tale, view);
      ends.judge(tale, view);
      walls.judge(tale, view);
    }
    ledger.readLog();
    for (Tale tale : tales) {
      ledger.judge(tale, living.seen(tale, today));
    }
    ledger.judgeAll();
  }
}
