package org.huiyin.soak;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.huiyin.soak.Region.Person;
import tools.jackson.databind.JsonNode;

/// R2, R4 and R10: who decided didn't review, nor anybody whom they direct; whom the wall keeps
/// out finds nothing and never did; who opened the matter is what its complainant reads; and only
/// the complainant withdraws.
final class WallJudge {

  private static final int NOT_FOUND = 404;

  private final Region region;
  private final Wire wire;
  private final Rules rules;
  private final Found found;
  private final LocalDate today;

  WallJudge(Region region, Wire wire, Rules rules, Found found, LocalDate today) {
    this.region = region;
    this.wire = wire;
    this.rules = rules;
    this.found = found;
    this.today = today;
  }

  void judge(Tale tale, JsonNode view) {
    decided(tale);
    Set<Person> hidden = hidden(tale);
    for (Person each : hidden) {
      int status =
          wire.byOfficer(each.login(), "GET", "/matters/" + tale.number, Map.of()).status();
      found.holds(status == NOT_FOUND, "R2", tale, today, each.login() + " is answered " + status);
    }
    accusedReadNothing(tale, view);
    readings(tale, view);
    withdrawn(tale);
  }

  private void decided(Tale tale) {
    List<Tale.Deed> before = new ArrayList<>();
    for (Tale.Deed deed : tale.deeds) {
      Object instance = rules.act(deed.act()).get("decides");
      if (instance == null || deed.by() == null) {
        continue;
      }
      Person by = deed.by();
      for (Tale.Deed earlier : before) {
        boolean other = !instance.equals(rules.act(earlier.act()).get("decides"));
        Person first = java.util.Objects.requireNonNull(earlier.by());
        boolean keptOut = first.equals(by) || first.directs().contains(by.id());
        found.holds(
            !other || !keptOut,
            "R2",
            tale,
            deed.on(),
            by.login() + " judges what they or their head decided");
      }
      before.add(deed);
    }
  }

  /// Who stepped back or was kept out, and everybody at the accused institution and below.
  private Set<Person> hidden(Tale tale) {
    Set<Person> hidden = new HashSet<>(tale.keptOut);
    List<String> asked = new ArrayList<>();
    for (Tale.Deed deed : tale.deeds) {
      switch (deed.act()) {
        case "ask-recusal" -> asked.add(String.valueOf(deed.with().get("officer")));
        case "grant-recusal", "refuse-recusal" -> {
          if (asked.size() == 1 && deed.act().equals("grant-recusal")) {
            region.people().stream()
                .filter(each -> each.id().toString().equals(asked.getFirst()))
                .forEach(hidden::add);
          }
          asked.clear();
        }
        default -> {}
      }
    }
    if (tale.accused != null) {
      region.people().stream()
          .filter(each -> each.office().isBelowOrAt(tale.accused))
          .forEach(hidden::add);
    }
    return hidden;
  }

  private void accusedReadNothing(Tale tale, JsonNode view) {
    if (tale.accused != null) {
      Set<String> names = new HashSet<>();
      view.required("readings").forEach(each -> names.add(name(each)));
      view.required("happened").forEach(each -> names.add(name(each)));
      boolean one =
          region.people().stream()
              .filter(each -> each.office().isBelowOrAt(tale.accused))
              .anyMatch(each -> names.contains(each.name()));
      found.holds(!one, "R2", tale, today, "somebody at the accused institution was there");
    }
  }

  private static String name(JsonNode node) {
    String who = node.required("who").stringValue();
    return who.substring(who.indexOf(' ') + 1);
  }

  private void readings(Tale tale, JsonNode view) {
    Map<String, Integer> shown = new TreeMap<>();
    for (JsonNode each : view.required("readings")) {
      shown.merge(each.required("on").stringValue() + " " + name(each), 1, Integer::sum);
    }
    Map<String, Integer> looked = new TreeMap<>();
    tale.looks.forEach(each -> looked.merge(each.on() + " " + each.by().name(), 1, Integer::sum));
    found.holds(
        shown.equals(looked),
        "R4",
        tale,
        today,
        "read " + missing(looked, shown) + ", shown beside it " + missing(shown, looked));
  }

  private static Map<String, Integer> missing(Map<String, Integer> of, Map<String, Integer> in) {
    Map<String, Integer> missing = new TreeMap<>(of);
    in.forEach((key, count) -> missing.merge(key, -count, Integer::sum));
    missing.values().removeIf(count -> count <= 0);
    return missing;
  }

  /// R10: only the complainant withdraws; an officer who tries is refused.
  private void withdrawn(Tale tale) {
    for (Tale.Deed deed : tale.deeds) {
      if (Set.of("withdraw", "take-back", "confirm", "confirm-promise").contains(deed.act())) {
        found.holds(deed.by() == null, "R10", tale, deed.on(), deed.act() + " by an officer");
      }
    }
    Person first = region.people().get(tale.index % region.people().size());
    Map<String, Object> withdrawal = Map.of("act", "withdraw");
    Wire.Answer answer =
        wire.byOfficer(first.login(), "POST", "/matters/" + tale.number + "/acts", withdrawal);
    found.holds(!answer.isDone(), "R10", tale, today, first.login() + " withdrew it");
  }
}
