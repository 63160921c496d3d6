package org.huiyin.soak;

import java.time.LocalDate;
import java.util.List;
import org.huiyin.TestServer;
import tools.jackson.databind.JsonNode;

/// Holds each matter, at the end, against each right.
final class Judging {

  private final Region region;
  private final Wire wire;
  private final Rules rules;
  private final Found found;
  private final TestServer server;

  Judging(TestServer server, Region region, Wire wire, Rules rules, Found found) {
    this.server = server;
    this.region = region;
    this.wire = wire;
    this.rules = rules;
    this.found = found;
  }

  void judge(List<Tale> tales, Living living, LocalDate today) {
    for (Tale tale : tales) {
      JsonNode view = living.seen(tale, today);
      if (System.getProperty("soak.show") != null) {
        System.out.println(view.toPrettyString());
      }
      found.ended(view.at("/stage/id").stringValue());
      view.required("happened").forEach(e -> { if (e.required("role").stringValue().equals("system")) found.passed(e.at("/act/id").stringValue()); });
    }
  }
}
