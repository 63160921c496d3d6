package org.huiyin.rulebook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Who takes part in the tests of the Regulation on Petition Work: a county's petition office,
/// two of its bureaus, the city and the province above them, an officer for each role.
final class Xinfang {

  static final Rulebook RULEBOOK = Rulebook.bundled("cn-xinfang");
  static final WorkingCalendar CALENDAR = WorkingCalendar.china();

  static final UUID OFFICE = id(1);
  static final UUID LABOUR = id(2);
  static final UUID WATER = id(3);
  static final UUID CITY = id(4);
  static final UUID PROVINCE = id(5);
  static final UUID NATION = id(6);
  static final UUID UNIT = id(9);

  static final Map<UUID, UUID> ABOVE =
      Map.of(OFFICE, CITY, LABOUR, CITY, WATER, CITY, CITY, PROVINCE, PROVINCE, NATION);
  static final Tree TREE = institution -> Optional.ofNullable(ABOVE.get(institution));

  static final Actor COMPLAINANT = Actor.complainant();
  static final Actor REGISTRAR = Actor.officer("registrar", OFFICE, id(11));
  static final Actor LABOUR_HANDLER = Actor.officer("handler", LABOUR, id(21));
  static final Actor HANDLER = Actor.officer("handler", WATER, id(31));
  static final Actor LEAD = Actor.officer("lead", WATER, id(32));
  static final Actor CITY_SUPERVISOR = Actor.officer("supervisor", CITY, id(41));
  static final Actor REVIEWER = Actor.officer("reviewer", CITY, id(42));
  static final Actor CITY_LEAD = Actor.officer("lead", CITY, id(43));
  static final Actor RE_REVIEWER = Actor.officer("reviewer", PROVINCE, id(51));
  static final Actor PROVINCE_LEAD = Actor.officer("lead", PROVINCE, id(52));
  static final Actor PROVINCE_SUPERVISOR = Actor.officer("supervisor", PROVINCE, id(53));

  static final Actor NATION_SUPERVISOR = Actor.officer("supervisor", NATION, id(61));

  private Xinfang() {}

  static UUID id(int number) {
    return new UUID(0, number);
  }

  static LocalDate day(String text) {
    return LocalDate.parse(text);
  }

  static Particulars particulars() {
    return Particulars.NONE;
  }

  /// An act with all the texts that the rulebook asks for.
  static Act act(String name, Actor by, Particulars with) {
    ActDefinition definition = RULEBOOK.acts().get(name);
    Set<String> texts = definition == null ? Set.of() : Set.copyOf(definition.needs().texts());
    return new Act(name, by, with, texts);
  }

  /// The lawful way through the procedure, an act of each name with plausible particulars.
  static Map<String, Act> acts(LocalDate today) {
    Map<String, Act> acts = new LinkedHashMap<>();
    List<Act> all = new ArrayList<>();
    Particulars none = particulars();
    all.add(
        act(
            "file",
            COMPLAINANT,
            none.withKind("remedy").withInstitution(OFFICE).withChannel("web", 1)));
    all.add(act("register", REGISTRAR, none));
    all.add(act("refer", REGISTRAR, none.withInstitution(WATER)));
    all.add(act("keep", REGISTRAR, none));
    all.add(act("object", HANDLER, none));
    all.add(act("agree-objection", REGISTRAR, none));
    all.add(act("refuse-objection", REGISTRAR, none));
    all.add(act("uphold-referral", CITY_SUPERVISOR, none));
    all.add(act("designate", CITY_SUPERVISOR, none.withInstitution(WATER)));
    all.add(act("accept", HANDLER, none));
    all.add(act("accept-simply", HANDLER, none.withGround("simple-clear")));
    all.add(act("answer-simply", HANDLER, none.withOutcome("supported")));
    all.add(act("turn-to-ordinary", HANDLER, none));
    all.add(act("ask-on-paper", COMPLAINANT, none));
    all.add(act("give-on-paper", HANDLER, none));
    all.add(act("assign", LEAD, none.withAssignee(UNIT, null)));
    all.add(act("name-lead", LEAD, none.withAssignee(null, LEAD.officer().orElseThrow())));
    all.add(act("ask-assistance", HANDLER, none.withInstitution(LABOUR)));
    all.add(act("assist", LABOUR_HANDLER, none));
    all.add(act("direct", REGISTRAR, none.withGround("arbitration")));
    all.add(act("extend", LEAD, none.withDays(30)));
    all.add(act("answer", HANDLER, none.withOutcome("supported")));
    all.add(act("plan", HANDLER, none.withPromises(List.of(today.plusDays(20)))));
    all.add(act("deliver", HANDLER, none.withDate(today)));
    all.add(act("report-kept", HANDLER, none.withPromise(1)));
    all.add(act("confirm-promise", COMPLAINANT, none.withPromise(1)));
    all.add(act("contest-promise", COMPLAINANT, none.withPromise(1)));
    all.add(act("call-back", HANDLER, none.withPromise(1)));
    all.add(act("confirm", COMPLAINANT, none));
    all.add(act("contest", COMPLAINANT, none));
    all.add(act("request-review", COMPLAINANT, none));
    all.add(act("question-direction", COMPLAINANT, none));
    all.add(act("assign-review", CITY_LEAD, none.withAssignee(UNIT, null)));
    all.add(act("review", REVIEWER, none.withOutcome("upheld")));
    all.add(act("deliver-review", REVIEWER, none.withDate(today)));
    all.add(act("request-re-review", COMPLAINANT, none));
    all.add(act("assign-re-review", PROVINCE_LEAD, none.withAssignee(UNIT, null)));
    all.add(act("open-hearing", RE_REVIEWER, none));
    all.add(act("close-hearing", RE_REVIEWER, none));
    all.add(act("contest-hearing", COMPLAINANT, none));
    all.add(act("stop-hearing", PROVINCE_LEAD, none));
    all.add(act("keep-hearing", PROVINCE_LEAD, none));
    all.add(act("re-review", RE_REVIEWER, none.withOutcome("upheld")));
    all.add(act("deliver-re-review", RE_REVIEWER, none.withDate(today)));
    all.add(act("withdraw", COMPLAINANT, none));
    all.add(act("take-back", COMPLAINANT, none));
    all.add(act("add", COMPLAINANT, none));
    all.add(act("describe", HANDLER, none));
    all.add(act("question", HANDLER, none));
    all.add(
        act("ask-recusal", COMPLAINANT, none.withAssignee(null, HANDLER.officer().orElseThrow())));
    all.add(act("grant-recusal", LEAD, none));
    all.add(act("refuse-recusal", LEAD, none));
    all.add(
        act(
            "object-to-reading",
            COMPLAINANT,
            none.withAssignee(null, HANDLER.officer().orElseThrow())));
    all.add(act("answer-objection", LEAD, none));
    all.add(act("recuse", HANDLER, none));
    all.add(act("list-as-backlog", REGISTRAR, none));
    all.add(act("put-in-order", LEAD, none));
    all.add(act("propose", CITY_SUPERVISOR, none.withGround("improvement")));
    all.add(act("give-feedback", LEAD, none));
    all.add(act("instruct", LEAD, none));
    all.add(act("report-on-instruction", HANDLER, none));
    all.add(act("hand-to-aid", HANDLER, none.withGround("relief")));
    all.add(act("report-on-aid", HANDLER, none));
    all.add(act("hand-in", HANDLER, none));
    all.add(act("return-answer", LEAD, none));
    all.add(act("put-in-book", HANDLER, none.withGround("own-power")));
    all.add(act("find-no-remedy", HANDLER, none));
    all.add(act("countersign-no-remedy", CITY_SUPERVISOR, none));
    all.add(act("refuse-no-remedy", CITY_SUPERVISOR, none));
    all.add(act("look-again", LEAD, none));
    all.add(act("supervise", CITY_SUPERVISOR, none));
    all.add(act("report-on-supervision", LEAD, none));
    all.add(act("end-supervision", CITY_SUPERVISOR, none));
    all.add(act("report-on-oversight", CITY_SUPERVISOR, none));
    all.add(act("report-on-oversight-of-review", PROVINCE_SUPERVISOR, none));
    all.add(act("report-on-oversight-of-re-review", NATION_SUPERVISOR, none));
    all.forEach(each -> acts.put(each.name(), each));
    return acts;
  }

  static Map<String, String> facts(String... pairs) {
    Map<String, String> facts = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      facts.put(pairs[i], pairs[i + 1]);
    }
    return facts;
  }
}
