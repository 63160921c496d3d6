package org.huiyin.soak;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.huiyin.soak.Region.Office;
import org.huiyin.soak.Region.Person;
import tools.jackson.databind.JsonNode;

/// Leads a matter on by one step: somebody for whom the API has an act does one.
final class Living {

  private static final int ASKED_AT_MOST = 8;
  private static final int RARELY = 4;

  private final Wire wire;
  private final Region region;
  private final Watching watching;
  private final Found found;

  Living(Wire wire, Region region, Watching watching, Found found) {
    this.wire = wire;
    this.region = region;
    this.watching = watching;
    this.found = found;
  }

  /// One step, on this day.
  ///
  /// @param away who is on leave
  /// @param hurry whether the time is nearly over, and nobody is late on purpose any more
  void step(Tale tale, LocalDate today, Set<Person> away, boolean hurry) {
    JsonNode view = seen(tale, today);
    boolean ended = view.required("turn").isNull();
    String by = view.path("turn").path("role").asString("");
    boolean speaks =
        !tale.silent && tale.random.nextInt(100) < (by.equals("complainant") ? 60 : 12);
    boolean done =
        (ended || speaks) ? complainant(tale, view, today) : officers(tale, view, today, away);
    if (ended) {
      tale.over = true;
    }
    tale.idle = done || by.equals("complainant") ? 0 : tale.idle + 1;
    int gap = hurry ? tale.random.nextInt(3) : tale.random.nextInt(1 + tale.pace);
    tale.next = today.plusDays(Math.max(done ? gap : gap + 1L, 0));
    if (by.equals("complainant") && !speaks && !ended) {
      LocalDate last = LocalDate.parse(view.at("/turn/by").stringValue());
      tale.next = last.isBefore(today) ? today.plusDays(1) : next(tale, today, last);
    }
  }

  private static LocalDate next(Tale tale, LocalDate today, LocalDate last) {
    long left = last.toEpochDay() - today.toEpochDay() + 1;
    return tale.silent ? last.plusDays(1) : today.plusDays(1 + tale.random.nextInt((int) left));
  }

  /// The matter as its complainant sees it; what must be true of each moment is looked at.
  JsonNode seen(Tale tale, LocalDate today) {
    Wire.Answer answer = wire.own("GET", tale.number, tale.key, "", Map.of());
    if (!answer.isDone()) {
      throw new IllegalStateException(tale.number + " isn't shown: " + answer.problem());
    }
    JsonNode view = answer.json();
    watching.look(tale, view, today);
    return view;
  }

  private boolean complainant(Tale tale, JsonNode view, LocalDate today) {
    Optional<Map<String, Object>> act = new Offer(region, tale.random, today).pick(view);
    if (act.isEmpty()) {
      return false;
    }
    Wire.Answer answer = wire.own("POST", tale.number, tale.key, "/acts", act.get());
    return noted(tale, today, null, act.get(), answer);
  }

  private boolean officers(Tale tale, JsonNode view, LocalDate today, Set<Person> away) {
    int asked = 0;
    for (Person each : candidates(tale, view)) {
      if (!away.contains(each) && asked++ < ASKED_AT_MOST && tries(tale, each, today)) {
        return true;
      }
    }
    return false;
  }

  private boolean tries(Tale tale, Person officer, LocalDate today) {
    Wire.Answer opened =
        wire.byOfficer(officer.login(), "GET", "/matters/" + tale.number, Map.of());
    if (!opened.isDone()) {
      return false;
    }
    tale.looks.add(new Tale.Look(today, officer));
    Optional<Map<String, Object>> act = new Offer(region, tale.random, today).pick(opened.json());
    if (act.isEmpty() || (isRare(act.get()) && tale.random.nextInt(RARELY) > 0)) {
      return false;
    }
    if ("hand-in".equals(act.get().get("act")) && !drafts(tale, officer, today, opened.json())) {
      return false;
    }
    return noted(
        tale,
        today,
        officer,
        act.get(),
        wire.byOfficer(officer.login(), "POST", "/matters/" + tale.number + "/acts", act.get()));
  }

  /// What is handed in is an answer that its author has drafted.
  private boolean drafts(Tale tale, Person officer, LocalDate today, JsonNode view) {
    return new Offer(region, tale.random, today)
        .filled("answer", view)
        .map(
            answer -> {
              Object texts = answer.remove("texts");
              String path = "/matters/" + tale.number + "/drafts/" + answer.remove("act");
              answer.remove("promises");
              Map<String, Object> draft =
                  Map.of("texts", Objects.requireNonNull(texts), "particulars", answer);
              return wire.byOfficer(officer.login(), "PUT", path, draft);
            })
        .filter(Wire.Answer::isDone)
        .isPresent();
  }

  /// Who has nothing to do but to step back or to ask seldom does.
  private static boolean isRare(Map<String, Object> act) {
    return "recuse".equals(act.get("act")) || "question".equals(act.get("act"));
  }

  private boolean noted(
      Tale tale,
      LocalDate today,
      @org.jspecify.annotations.Nullable Person by,
      Map<String, Object> act,
      Wire.Answer answer) {
    String name = String.valueOf(act.get("act"));
    if (!answer.isDone()) {
      found.refused(name + " " + answer.problem());
      if (by != null) {
        tale.looks.add(new Tale.Look(today, by));
      }
      return false;
    }
    tale.deeds.add(new Tale.Deed(today, name, by, act));
    found.done(name);
    if (name.equals("recuse") && by != null) {
      tale.keptOut.add(by);
    }
    return true;
  }

  /// Who could do something: mostly those whose turn it is, else their house and those above.
  private List<Person> candidates(Tale tale, JsonNode view) {
    String role = view.path("turn").path("role").asString("");
    Optional<Office> office = region.named(view.path("turn").path("institution").asString(""));
    int dice = tale.random.nextInt(100);
    List<Person> first = new ArrayList<>();
    List<Person> others = new ArrayList<>();
    for (Person each : region.people()) {
      boolean house = office.isPresent() && each.office().equals(office.get());
      boolean owes = house && each.is(role);
      boolean above = office.isPresent() && each.office().equals(office.get().above());
      if (dice < 70 ? owes : house) {
        first.add(each);
      } else if (house || above || (office.isEmpty() && tale.random.nextInt(8) == 0)) {
        others.add(each);
      }
    }
    Collections.shuffle(first, tale.random);
    Collections.shuffle(others, tale.random);
    first.addAll(others);
    return first;
  }
}
