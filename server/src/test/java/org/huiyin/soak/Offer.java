package org.huiyin.soak;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.huiyin.soak.Region.Office;
import tools.jackson.databind.JsonNode;

/// Picks one of the acts that the API offers, and fills in what it needs.
final class Offer {

  private static final int USUAL = 20;

  /// How likely an act is beside the others; what leads a matter on is likelier.
  private static final Map<String, Integer> WEIGHTS =
      Map.ofEntries(
          Map.entry("recuse", 1),
          Map.entry("question", 2),
          Map.entry("assign", 5),
          Map.entry("assign-review", 5),
          Map.entry("assign-re-review", 5),
          Map.entry("direct", 4),
          Map.entry("name-lead", 12),
          Map.entry("ask-assistance", 8),
          Map.entry("supervise", 8),
          Map.entry("hand-in", 12),
          Map.entry("call-back", 40),
          Map.entry("uphold-referral", 30),
          Map.entry("extend", 14),
          Map.entry("designate", 4),
          Map.entry("register", 60),
          Map.entry("refer", 50),
          Map.entry("accept", 60),
          Map.entry("answer", 60),
          Map.entry("answer-simply", 60),
          Map.entry("review", 60),
          Map.entry("re-review", 40),
          Map.entry("grant-recusal", 40),
          Map.entry("refuse-recusal", 40),
          Map.entry("withdraw", 1),
          Map.entry("take-back", 40),
          Map.entry("add", 6),
          Map.entry("ask-recusal", 3),
          Map.entry("object-to-reading", 2),
          Map.entry("request-review", 60),
          Map.entry("question-direction", 60),
          Map.entry("request-re-review", 90));

  private final Region region;
  private final Random random;
  private final LocalDate today;

  Offer(Region region, Random random, LocalDate today) {
    this.region = region;
    this.random = random;
    this.today = today;
  }

  /// One of the acts by their weights, or none if none can be filled in.
  Optional<Map<String, Object>> pick(JsonNode view) {
    List<JsonNode> all = view.required("can").valueStream().toList();
    int sum = all.stream().mapToInt(Offer::weight).sum();
    int dice = sum == 0 ? 0 : random.nextInt(sum);
    for (JsonNode each : all) {
      dice -= weight(each);
      if (dice < 0) {
        return filled(each, view);
      }
    }
    return Optional.empty();
  }

  /// This act with what it needs, if it is offered.
  Optional<Map<String, Object>> filled(String act, JsonNode view) {
    return view.required("can")
        .valueStream()
        .filter(each -> each.at("/act/id").stringValue().equals(act))
        .findFirst()
        .flatMap(each -> filled(each, view));
  }

  private static int weight(JsonNode offered) {
    return WEIGHTS.getOrDefault(offered.at("/act/id").stringValue(), USUAL);
  }

  private Optional<Map<String, Object>> filled(JsonNode offered, JsonNode view) {
    Map<String, Object> body = new HashMap<>();
    String act = offered.at("/act/id").stringValue();
    body.put("act", act);
    for (JsonNode needed : offered.required("with")) {
      Optional<Object> value = value(needed.stringValue(), offered, view);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      body.put(needed.stringValue(), value.get());
    }
    if (offered.required("promises").intValue() > 0 && random.nextInt(3) == 0) {
      body.put("promises", promises());
    }
    Map<String, String> texts = new HashMap<>();
    offered.required("texts").forEach(text -> texts.put(text.stringValue(), "依照规定办理，理由如上。"));
    if (!texts.isEmpty()) {
      body.put("texts", texts);
    }
    return Optional.of(body);
  }

  private Optional<Object> value(String needed, JsonNode offered, JsonNode view) {
    return switch (needed) {
      case "outcome" ->
          Optional.of(one(offered.required("outcomes")).at("/outcome/id").stringValue());
      case "ground" -> Optional.of(one(offered.required("grounds")).required("id").stringValue());
      case "days" -> Optional.of(1 + random.nextInt(30));
      case "on" -> Optional.of(received(offered, view).toString());
      case "officer" ->
          anyOf(offered.required("officers")).map(each -> each.required("id").stringValue());
      case "promise" -> promise(offered, view);
      case "institution" -> Optional.of(region.offices().get(2 + random.nextInt(6)).code());
      case "unit" -> unit(offered);
      default -> Optional.empty();
    };
  }

  private Optional<Object> unit(JsonNode offered) {
    String at = offered.path("assigns").asString("");
    return region.offices().stream()
        .filter(each -> each.id().toString().equals(at))
        .map(Office::units)
        .map(units -> (Object) units.get(random.nextInt(units.size())).toString())
        .findFirst();
  }

  private static Optional<Object> promise(JsonNode offered, JsonNode view) {
    String act = offered.at("/act/id").stringValue();
    return view.required("promises")
        .valueStream()
        .filter(
            each ->
                each.required("can").valueStream().anyMatch(can -> can.stringValue().equals(act)))
        .map(each -> (Object) each.required("number").intValue())
        .findFirst();
  }

  /// A written answer came today, or on a day since it was given.
  private LocalDate received(JsonNode offered, JsonNode view) {
    String act = offered.at("/act/id").stringValue();
    String instance =
        switch (act) {
          case "deliver" -> "first";
          case "deliver-review" -> "review";
          default -> "re-review";
        };
    LocalDate given =
        view.required("decisions")
            .valueStream()
            .filter(each -> each.required("instance").stringValue().equals(instance))
            .map(each -> LocalDate.parse(each.required("on").stringValue()))
            .reduce((first, second) -> second)
            .orElse(today);
    LocalDate some = today.minusDays(random.nextInt(4));
    return some.isBefore(given) ? given : some;
  }

  private List<Map<String, Object>> promises() {
    List<Map<String, Object>> promises = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(2); i++) {
      String due = today.plusDays(3 + random.nextInt(60)).toString();
      promises.add(Map.of("text", "第" + (i + 1) + "项承诺。", "due", due));
    }
    return promises;
  }

  private JsonNode one(JsonNode some) {
    return some.get(random.nextInt(some.size()));
  }

  private Optional<JsonNode> anyOf(JsonNode some) {
    return some.isEmpty() ? Optional.empty() : Optional.of(one(some));
  }
}
