package org.huiyin.soak;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.huiyin.soak.Holidays.Pause;
import tools.jackson.databind.JsonNode;

/// R1, R7 and R10 of what came of a matter: it ended by a reasoned answer or by its complainant's
/// own withdrawal, its complainant's word is what they said, and of an anonymous one no instant is
/// kept.
final class EndJudge {

  private static final int TIME_TO_TAKE_BACK = 7;

  private final Rules rules;
  private final Holidays holidays;
  private final Found found;
  private final LocalDate today;

  EndJudge(Rules rules, Holidays holidays, Found found, LocalDate today) {
    this.rules = rules;
    this.holidays = holidays;
    this.found = found;
    this.today = today;
  }

  void judge(Tale tale, JsonNode view) {
    String legal = view.required("legal").stringValue();
    found.ended(view.at("/stage/id").stringValue());
    found.holds(
        legal.equals("final") || legal.equals("withdrawn") || tale.idle < 60,
        "R1",
        tale,
        today,
        "stuck in "
            + view.at("/stage/id").stringValue()
            + ": nobody could act "
            + tale.idle
            + " times");
    if (legal.equals("final")) {
      reasoned(tale, view);
    }
    if (legal.equals("withdrawn")) {
      withdrawn(tale, view);
    }
    word(tale, view);
    instants(tale, view);
    for (JsonNode entry : view.required("happened")) {
      if (entry.required("role").stringValue().equals("system")) {
        found.passed(entry.at("/act/id").stringValue());
      }
    }
  }

  private void reasoned(Tale tale, JsonNode view) {
    List<JsonNode> decisions = view.required("decisions").valueStream().toList();
    found.holds(!decisions.isEmpty(), "R1", tale, today, "final without a decision");
    for (JsonNode decision : decisions) {
      JsonNode texts = entry(view, decision.required("entry").intValue()).required("texts");
      boolean reasons =
          !texts.path("reasons").asString(texts.path("reason").asString("")).isBlank();
      boolean basis =
          !texts.path("basis").asString("").isBlank()
              || (decision.at("/outcome/id").stringValue().equals("directed")
                  && !decision.required("citation").stringValue().isBlank());
      found.holds(reasons && basis, "R1", tale, today, "decided without reasons or basis");
    }
  }

  private static JsonNode entry(JsonNode view, int seq) {
    return view.required("happened")
        .valueStream()
        .filter(each -> each.required("seq").intValue() == seq)
        .findFirst()
        .orElseThrow();
  }

  private void withdrawn(Tale tale, JsonNode view) {
    Optional<LocalDate> asked = asked(tale);
    found.holds(asked.isPresent(), "R10", tale, today, "withdrawn and nobody asked for it");
    Optional<LocalDate> effect =
        view.required("happened")
            .valueStream()
            .filter(each -> each.at("/act/id").stringValue().equals("withdrawal-takes-effect"))
            .map(each -> LocalDate.parse(each.required("on").stringValue()))
            .findFirst();
    LocalDate due =
        asked
            .map(on -> holidays.due(on, TIME_TO_TAKE_BACK, false, List.<Pause>of()))
            .orElse(LocalDate.MIN)
            .plusDays(1);
    found.holds(
        effect.equals(Optional.of(due)),
        "R10",
        tale,
        today,
        "withdrawal took effect on " + effect + " and not on " + due);
  }

  /// When it was asked for that took effect: to ask again gives no more time.
  private static Optional<LocalDate> asked(Tale tale) {
    Optional<LocalDate> asked = Optional.empty();
    for (Tale.Deed deed : tale.deeds) {
      switch (deed.act()) {
        case "withdraw" -> asked = asked.or(() -> Optional.of(deed.on()));
        case "take-back" -> asked = Optional.empty();
        default -> {}
      }
    }
    return asked;
  }

  /// What the complainant said last, by the rulebook; silent is no word.
  private void word(Tale tale, JsonNode view) {
    String said = "silent";
    for (Tale.Deed deed : tale.deeds) {
      Object word = rules.act(deed.act()).get("word");
      said = deed.by() == null && word != null ? word.toString() : said;
    }
    if (tale.manner != Tale.Manner.IN_A_GROUP) {
      String shown = view.required("word").stringValue();
      found.holds(said.equals(shown), "R1", tale, today, "said " + said + ", shown " + shown);
    }
  }

  private void instants(Tale tale, JsonNode view) {
    if (tale.isAnonymous()) {
      boolean none =
          view.required("happened")
              .valueStream()
              .filter(each -> each.required("role").stringValue().equals("complainant"))
              .allMatch(each -> each.required("at").isNull());
      found.holds(none, "R7", tale, today, "an instant of an anonymous act is shown");
    }
  }
}
